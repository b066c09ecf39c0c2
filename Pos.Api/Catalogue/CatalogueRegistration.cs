using Pos.Api.Catalogue.ListProducts;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Catalogue;

public static class CatalogueRegistration
{
    /// <summary>A copy of Inventory's products, for terminals to sell by while nothing else can be reached.</summary>
    public static WebApplicationBuilder AddCatalogue(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<CatalogueOptions>()
            .BindConfiguration(CatalogueOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.Services.AddSingleton<CatalogueTable>();
        builder.Services.AddScoped<CatalogueRefreshing>();
        builder.Services.AddScoped<LocalCatalogue>();
        builder.Services.AddHostedService<CatalogueRefresher>();
        builder.Services.AddHostedService<SightingsRecorder>();
        return builder;
    }

    public static WebApplication MapCatalogue(this WebApplication app)
    {
        app.MapGet("/api/v1/pos/local/products", ListProductsEndpoint.HandleAsync)
            .WithName("ListProducts")
            .WithDocs(ListProductsDocs.Route)
            .WithTags("Catalogue")
            .RequireAuthorization(Roles.Cashier);
        return app;
    }
}
