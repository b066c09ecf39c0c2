using Pos.Simulators.Auth.Identities;
using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

internal static class InventorySetup
{
    public static void AddInventory(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<IBook, InventoryBook>();
        builder.Services.AddSingleton<Catalogue>();
        builder.Services.AddSingleton<Stock>();
    }

    public static void MapInventory(this IEndpointRouteBuilder routes)
    {
        var inventory = routes.MapUpstream(Upstream.Inventory).MapGroup("/api/v1").RequireAuthorization(Audiences.Inventory);

        inventory.MapGet("/products", ProductEndpoints.ListAsync);
        inventory.MapGet("/products/{productId}", ProductEndpoints.GetAsync);
        inventory.MapPost("/products/lookup", ProductEndpoints.LookupAsync);
        inventory.MapPost("/stock/adjustments", AdjustmentEndpoint.HandleAsync).WithEffect();

        routes.MapPut("/_stock/{productId}", StockEndpoint.HandleAsync);
        routes.MapGet("/_audit/inventory", InventoryAuditEndpoint.HandleAsync);
    }
}
