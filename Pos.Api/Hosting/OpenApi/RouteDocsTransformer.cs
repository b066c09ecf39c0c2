using System.Globalization;
using System.Net.Mime;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>Brings what stands at a route into its operation of the OpenAPI document.</summary>
internal sealed class RouteDocsTransformer : IOpenApiOperationTransformer
{
    /// <summary>Of every route.</summary>
    private static readonly ProblemType[] Always =
    [
        ProblemCatalogue.MalformedRequest,
        ProblemCatalogue.NotAcceptable,
        ProblemCatalogue.HeadersTooLarge,
        ProblemCatalogue.InternalError,
    ];

    /// <summary>Of every route that asks for a token; each reads the database, too.</summary>
    private static readonly ProblemType[] WithToken =
    [
        ProblemCatalogue.Unauthenticated,
        ProblemCatalogue.Forbidden,
        ProblemCatalogue.AuthUnavailable,
        ProblemCatalogue.DatabaseUnavailable,
    ];

    /// <summary>Of a route that asks for a signature instead.</summary>
    private static readonly ProblemType[] WithSignature =
    [
        ProblemCatalogue.Unauthenticated,
        ProblemCatalogue.DatabaseUnavailable,
    ];

    /// <summary>Of every route with a body.</summary>
    private static readonly ProblemType[] WithBody =
    [
        ProblemCatalogue.RequestTimeout,
        ProblemCatalogue.PayloadTooLarge,
        ProblemCatalogue.UnsupportedMediaType,
    ];

    public Task TransformAsync(
        OpenApiOperation operation,
        OpenApiOperationTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        if (metadata.OfType<RouteDocs>().LastOrDefault() is not { } docs)
        {
            return Task.CompletedTask;
        }

        var role = metadata.OfType<IAuthorizeData>().LastOrDefault()?.Policy;
        operation.Summary = docs.Summary;
        operation.Description = role is null ? docs.Description : $"{docs.Description}\n\n**Role:** {Roles.Describe(role)}.";
        AddParameters(operation, docs);
        AddRequests(operation, docs);
        AddAnswers(operation, docs);
        AddProblems(operation, ProblemsOf(operation, docs, role), context.Document!);
        if (role is not null)
        {
            operation.Security = [new() { [new OpenApiSecuritySchemeReference(SchemeOf(role), context.Document)] = [] }];
        }

        return Task.CompletedTask;
    }

    private static string SchemeOf(string role) =>
        role == Roles.Ledger ? DocumentTransformer.Signature : DocumentTransformer.Bearer;

    private static IEnumerable<ProblemType> ProblemsOf(OpenApiOperation operation, RouteDocs docs, string? role) =>
        Always
            .Concat(
                role switch
                {
                    null => [],
                    Roles.Ledger => WithSignature,
                    _ => WithToken,
                }
            )
            .Concat(operation.RequestBody is null ? [] : WithBody)
            .Concat(docs.Problems)
            .Distinct();

    private static void AddParameters(OpenApiOperation operation, RouteDocs docs)
    {
        operation.Parameters ??= [];
        foreach (var parameter in docs.Parameters)
        {
            var place = Enum.Parse<ParameterLocation>(parameter.Place.ToString());
            if (operation.Parameters.FirstOrDefault(known => known.In == place && known.Name == parameter.Name) is { } known)
            {
                operation.Parameters.Remove(known);
            }

            operation.Parameters.Add(
                new OpenApiParameter
                {
                    Name = parameter.Name,
                    In = place,
                    Required = place == ParameterLocation.Path,
                    Description = parameter.Description,
                    Schema = SchemaOf(parameter),
                    Example = parameter.Range is null
                        ? JsonValue.Create(parameter.Example)
                        : JsonValue.Create(int.Parse(parameter.Example, CultureInfo.InvariantCulture)),
                }
            );
        }
    }

    private static OpenApiSchema SchemaOf(ParameterDocs parameter) =>
        parameter.Range is { } range
            ? new()
            {
                Type = JsonSchemaType.Integer,
                Minimum = range.Least.ToString(CultureInfo.InvariantCulture),
                Maximum = range.Most.ToString(CultureInfo.InvariantCulture),
            }
            : new()
            {
                Type = JsonSchemaType.String,
                Enum = parameter.Words.Count == 0 ? null : [.. parameter.Words.Select(word => (JsonNode)word)],
            };

    private static void AddRequests(OpenApiOperation operation, RouteDocs docs)
    {
        if (operation.RequestBody?.Content?[MediaTypeNames.Application.Json] is { } body)
        {
            body.Examples = docs.Requests.ToDictionary(
                request => request.Key,
                request => (IOpenApiExample)new OpenApiExample { Value = JsonNode.Parse(request.Value) }
            );
        }
    }

    private static void AddAnswers(OpenApiOperation operation, RouteDocs docs)
    {
        operation.Responses ??= [];
        foreach (var answer in docs.Answers)
        {
            var status = answer.Status.ToString(CultureInfo.InvariantCulture);
            var response = operation.Responses.GetValueOrDefault(status) as OpenApiResponse ?? new OpenApiResponse();
            operation.Responses[status] = response;
            response.Description = answer.Description;
            response.Headers = answer.Headers.ToDictionary(header => header.Key, header => Header(header.Value));
            if (answer.Example is { } example)
            {
                response.Content ??= new Dictionary<string, OpenApiMediaType>();
                if (!response.Content.TryGetValue(answer.ContentType, out var content))
                {
                    response.Content[answer.ContentType] = content = new();
                }

                content.Example =
                    answer.ContentType == MediaTypeNames.Application.Json ? JsonNode.Parse(example) : (JsonNode)example;
            }
        }
    }

    private static void AddProblems(OpenApiOperation operation, IEnumerable<ProblemType> problems, OpenApiDocument document)
    {
        foreach (var status in problems.GroupBy(problem => problem.Status).OrderBy(status => status.Key))
        {
            operation.Responses![status.Key.ToString(CultureInfo.InvariantCulture)] = new OpenApiResponse
            {
                Description = string.Join(
                    "\n\n",
                    status.Select(problem => $"[`{problem.Type}`]({problem.Type}): {problem.Cause}")
                ),
                Headers = status.Any(problem => problem.RetryAfter is not null)
                    ? new Dictionary<string, IOpenApiHeader>
                    {
                        ["Retry-After"] = Header("Seconds until the request may go well."),
                    }
                    : null,
                Content = new Dictionary<string, OpenApiMediaType>
                {
                    [MediaTypeNames.Application.ProblemJson] = new()
                    {
                        Schema = new OpenApiSchemaReference(DocumentTransformer.ProblemSchema, document),
                        Examples = status.ToDictionary(
                            problem => problem.Name,
                            problem =>
                                (IOpenApiExample)
                                    new OpenApiExample { Summary = problem.Title, Value = ProblemExample.Of(problem) }
                        ),
                    },
                },
            };
        }
    }

    private static IOpenApiHeader Header(string description) =>
        new OpenApiHeader
        {
            Description = description,
            Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        };
}
