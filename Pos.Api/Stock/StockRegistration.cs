using Microsoft.Extensions.Http.Resilience;
using Pos.Hosting;

namespace Pos.Api.Stock;

public static class StockRegistration
{
    /// <summary>Inventory, and what is done until it has been told of every sale.</summary>
    public static WebApplicationBuilder AddStock(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<InventoryOptions>()
            .BindConfiguration(InventoryOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();
        builder
            .Services.AddOptions<StockOptions>()
            .BindConfiguration(StockOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder.AddInventoryClient();
        builder.Services.AddSingleton<ProductSightings>();
        builder.Services.AddSingleton<DatabasePatience>();
        builder.Services.AddSingleton<StockTable>();
        builder.Services.AddScoped<StockChanges>();
        builder.Services.AddScoped<StockQueue>();
        builder.Services.AddSingleton<OverdueStock>();
        builder.Services.AddHostedService<StockScheduler>();
        builder.Services.AddScoped<Discrepancies>();
        builder.Services.AddActivatedSingleton<InventoryMetrics>();
        return builder;
    }

    private static void AddInventoryClient(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<InventoryPatience>();
        builder.Services.AddHostedService<InventoryProbe>();
        builder.Services.AddTransient<WholeAnswers>();

        var client = builder.Services.AddHttpClient<InventoryClient>(http =>
            http.BaseAddress = ServiceAddress.Of(builder.Configuration, "INVENTORY_SERVICE_URL")
        );
        // What failed is told by who called; two log scopes a call would be told to nobody.
        client.RemoveAllLoggers();
        // From the outside in: an Auth that gives no token is as bad for a sale as an Inventory that is down.
        client.AddHttpMessageHandler(services => new ResilienceHandler(services.GetRequiredService<InventoryPatience>().Of));
        client.AddServiceToken("inventory");
        client.AddHttpMessageHandler<WholeAnswers>();
    }
}
