using System.Numerics;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>Says of a type what our converters make of it, which the generator cannot see into.</summary>
internal sealed class SchemaTransformer : IOpenApiSchemaTransformer
{
    public Task TransformAsync(OpenApiSchema schema, OpenApiSchemaTransformerContext context, CancellationToken cancellationToken)
    {
        var type = Nullable.GetUnderlyingType(context.JsonTypeInfo.Type) ?? context.JsonTypeInfo.Type;
        var orNull = type == context.JsonTypeInfo.Type ? 0 : JsonSchemaType.Null;
        if (type == typeof(decimal))
        {
            // Not "double", which would have generated clients round.
            (schema.Type, schema.Format) = (JsonSchemaType.Number | orNull, "decimal");
        }
        else if (type == typeof(DateTimeOffset))
        {
            (schema.Type, schema.Format) = (JsonSchemaType.String | orNull, "date-time");
        }
        else if (type == typeof(BigInteger))
        {
            schema.Type = JsonSchemaType.Integer | orNull;
        }
        else if (type.IsEnum)
        {
            schema.Type = JsonSchemaType.String | orNull;
        }

        return Task.CompletedTask;
    }
}
