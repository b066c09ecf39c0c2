using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Hosting.Security;
using Pos.Api.Persistence;

namespace Pos.Api.Sales.GetSale;

/// <summary><c>GET /api/v1/pos/local/sales/{sale_number}</c>: one sale of the caller's store, and of any store for ops.</summary>
internal static class GetSaleEndpoint
{
    public static async Task<Results<Ok<SaleResponse>, ProblemHttpResult>> HandleAsync(
        string saleNumber,
        Caller caller,
        PosDbContext db,
        CancellationToken cancellationToken
    )
    {
        var sale = await db.WholeSales()
            .SingleOrDefaultAsync(
                sale => sale.SaleNumber == saleNumber && (caller.IsOps || sale.StoreId == caller.StoreId),
                cancellationToken
            );

        return sale is null ? SaleProblems.SaleNotFound() : TypedResults.Ok(SaleResponse.Of(sale));
    }
}
