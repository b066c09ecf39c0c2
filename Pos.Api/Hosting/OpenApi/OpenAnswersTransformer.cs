using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>
/// Requests are closed: an unknown member is refused. Answers are open, so that they may grow without breaking a client that
/// was generated from the document; the generator knows only one rule for both.
/// </summary>
internal sealed class OpenAnswersTransformer : IOpenApiDocumentTransformer
{
    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var requests = new HashSet<string>(StringComparer.Ordinal);
        foreach (
            var operation in document.Paths.Values.SelectMany(path =>
                (IEnumerable<OpenApiOperation>?)path.Operations?.Values ?? []
            )
        )
        {
            foreach (var body in (IEnumerable<OpenApiMediaType>?)operation.RequestBody?.Content?.Values ?? [])
            {
                Collect(body.Schema, requests);
            }
        }

        foreach (var (name, schema) in document.Components?.Schemas ?? new Dictionary<string, IOpenApiSchema>())
        {
            if (schema is OpenApiSchema answer && !requests.Contains(name))
            {
                answer.AdditionalPropertiesAllowed = true;
            }
        }

        return Task.CompletedTask;
    }

    private static void Collect(IOpenApiSchema? schema, HashSet<string> names)
    {
        if (schema is null || (schema is OpenApiSchemaReference { Reference.Id: { } name } && !names.Add(name)))
        {
            return;
        }

        Collect(schema.Items, names);
        foreach (
            var part in (schema.Properties?.Values ?? Enumerable.Empty<IOpenApiSchema>())
                .Concat(schema.OneOf ?? [])
                .Concat(schema.AnyOf ?? [])
        )
        {
            Collect(part, names);
        }
    }
}
