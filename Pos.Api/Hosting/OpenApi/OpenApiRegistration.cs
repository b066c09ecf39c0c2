using Microsoft.OpenApi;
using Pos.Api.Hosting.Problems;
using Scalar.AspNetCore;

namespace Pos.Api.Hosting.OpenApi;

public static class OpenApiRegistration
{
    private const string DocumentName = "v1";

    public static WebApplicationBuilder AddPosOpenApi(this WebApplicationBuilder builder)
    {
        builder.Services.AddOpenApi(
            DocumentName,
            options =>
            {
                options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
                options.AddDocumentTransformer<DocumentTransformer>();
                options.AddDocumentTransformer<OpenAnswersTransformer>();
                options.AddOperationTransformer<RouteDocsTransformer>();
                options.AddSchemaTransformer<SchemaTransformer>();
                options.AddSchemaTransformer<ElementsTransformer>();
            }
        );
        return builder;
    }

    /// <summary>The document, its page, and a page for each problem; all without a token.</summary>
    public static WebApplication MapPosDocs(this WebApplication app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        app.MapScalarApiReference(
                "/docs",
                page =>
                    // Everything the page needs comes from here: a back office may have no way out.
                    page.WithTitle("Pos")
                        .WithOpenApiRoutePattern("/openapi/{documentName}.json")
                        .AddDocument(DocumentName)
                        .DisableDefaultFonts()
                        .DisableTelemetry()
                        .DisableAgent()
                        .DisableMcp()
                        .HideClientButton()
            )
            .AllowAnonymous();
        app.MapProblemPages();
        return app;
    }
}
