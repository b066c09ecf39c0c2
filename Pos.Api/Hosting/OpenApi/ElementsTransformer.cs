using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>Describes the elements of a list by <see cref="ElementsAreAttribute"/>.</summary>
internal sealed class ElementsTransformer : IOpenApiSchemaTransformer
{
    public async Task TransformAsync(
        OpenApiSchema schema,
        OpenApiSchemaTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        if (
            context.JsonPropertyInfo?.AttributeProvider?.GetCustomAttributes(typeof(ElementsAreAttribute), inherit: false)
            is [ElementsAreAttribute elements]
        )
        {
            schema.Items = await context.GetOrCreateSchemaAsync(elements.Type, parameterDescription: null, cancellationToken);
        }
    }
}
