using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Security;
using Pos.Api.Stock.ListDiscrepancies;
using Pos.Api.Stock.ResolveDiscrepancy;

namespace Pos.Api.Stock;

public static class StockRoutes
{
    public static WebApplication MapStock(this WebApplication app)
    {
        var discrepancies = app.MapGroup("/api/v1/ops/stock-discrepancies")
            .WithTags("Operations")
            .RequireAuthorization(Roles.Ops);
        discrepancies
            .MapGet("/", ListDiscrepanciesEndpoint.HandleAsync)
            .WithName("ListStockDiscrepancies")
            .WithDocs(ListDiscrepanciesDocs.Route);
        discrepancies
            .MapPost("/{id}/resolve", ResolveDiscrepancyEndpoint.HandleAsync)
            .WithName("ResolveStockDiscrepancy")
            .WithDocs(ResolveDiscrepancyDocs.Route);
        return app;
    }
}
