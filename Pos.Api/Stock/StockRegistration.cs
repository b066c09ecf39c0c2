using Pos.Hosting;

namespace Pos.Api.Stock;

public static class StockRegistration
{
    public static WebApplicationBuilder AddStock(this WebApplicationBuilder builder)
    {
        builder
            .Services.AddOptions<InventoryOptions>()
            .BindConfiguration(InventoryOptions.SectionName)
            .ValidateDataAnnotations()
            .ValidateOnStart();

        builder
            .Services.AddHttpClient<InventoryClient>(client =>
                client.BaseAddress = ServiceAddress.Of(builder.Configuration, "INVENTORY_SERVICE_URL")
            )
            .AddServiceToken("inventory");
        builder.Services.AddSingleton<ProductSightings>();
        builder.Services.AddSingleton<DatabasePatience>();
        builder.Services.AddScoped<StockChanges>();

        return builder;
    }
}
