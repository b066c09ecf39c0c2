using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>What the OpenAPI document says of the API as a whole.</summary>
internal sealed class DocumentTransformer : IOpenApiDocumentTransformer
{
    public const string Bearer = "bearer";
    public const string Signature = "signature";
    public const string ProblemSchema = "Problem";

    private const string Introduction = """
        Pos lets a shop sell while anything behind it is down, and books every sale in the Ledger exactly once.

        **Tokens.** Every call carries `Authorization: Bearer` with a token of the Auth service (RS256 or ES256, audience `pos`). It
        names the store, and for most terminals the terminal. `manager` includes `cashier`; `ops` reads every store and never sells.

        **JSON.** `snake_case`, UTF-8, `Content-Type: application/json`. Money is a number with exactly the currency's digits
        (`12.50` EUR, `1250` JPY, `1.250` KWD): read and write it as an exact decimal, never as a float. Times are RFC 3339 with an
        offset. A member that is unknown, given twice or of another type is refused, and so is an unknown query parameter.

        **Repeats.** Give every new sale an `Idempotency-Key` of your own (a UUID, say) or the next `sale_number` of the terminal's
        series, and repeat the same request for as long as there is no answer: it never makes a second sale. Neither expires.

        **Errors.** Every error is a problem (RFC 9457, `application/problem+json`). Its `type` never changes and resolves to a page
        that explains it; `/problems` lists them all. 400 is a request that cannot be read (the first fault, with a `pointer`), 422 one
        that breaks rules (all of them, in `errors`). 503, 429 and `/problems/request-in-progress` carry `Retry-After`. `trace_id` is
        what our logs know the request by.

        Trailing slashes are accepted, `HEAD` works wherever `GET` does, and `OPTIONS` answers with `Allow`.
        """;

    public Task TransformAsync(
        OpenApiDocument document,
        OpenApiDocumentTransformerContext context,
        CancellationToken cancellationToken
    )
    {
        document.Info = new OpenApiInfo
        {
            Title = "Pos",
            Version = "v1",
            Description = Introduction,
            License = new OpenApiLicense { Name = "Apache-2.0", Identifier = "Apache-2.0" },
        };
        document.AddComponent(ProblemSchema, Problem());
        document.AddComponent<IOpenApiSecurityScheme>(
            Bearer,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                BearerFormat = "JWT",
                Description = "A token of the Auth service for the audience `pos`.",
            }
        );
        document.AddComponent<IOpenApiSecurityScheme>(
            Signature,
            new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.ApiKey,
                In = ParameterLocation.Header,
                Name = "webhook-signature",
                Description = "A signature of Standard Webhooks.",
            }
        );
        return Task.CompletedTask;
    }

    private static OpenApiSchema Problem() =>
        new()
        {
            Type = JsonSchemaType.Object,
            Description = "What went wrong (RFC 9457). Some types have further members; their examples show them.",
            Required = new HashSet<string> { "type", "title", "status", "detail", "trace_id" },
            Properties = new Dictionary<string, IOpenApiSchema>
            {
                ["type"] = Text("Which problem: never changes, and resolves to its explanation."),
                ["title"] = Text("The same for people."),
                ["status"] = new OpenApiSchema { Type = JsonSchemaType.Integer, Description = "The HTTP status." },
                ["detail"] = Text("What is wrong this time, for people."),
                ["trace_id"] = Text("What our logs know the request by."),
                ["pointer"] = Text("Of a malformed request: where in the body, as a JSON pointer (RFC 6901)."),
                ["errors"] = new OpenApiSchema
                {
                    Type = JsonSchemaType.Array,
                    Description = "Of a validation: every rule that is broken.",
                    Items = new OpenApiSchema
                    {
                        Type = JsonSchemaType.Object,
                        Required = new HashSet<string> { "pointer", "code", "detail" },
                        Properties = new Dictionary<string, IOpenApiSchema>
                        {
                            ["pointer"] = Text("Where, as a JSON pointer (RFC 6901)."),
                            ["code"] = Text("Which rule: never changes."),
                            ["detail"] = Text("The same for people."),
                        },
                    },
                },
            },
        };

    private static OpenApiSchema Text(string description) => new() { Type = JsonSchemaType.String, Description = description };
}
