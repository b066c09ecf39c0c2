using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Security;
using Pos.Api.Sales.CreateSale;

namespace Pos.Api.Sales.PreviewSale;

/// <summary><c>POST /api/v1/sales/preview</c>: what the sale would come to, by the same engine and checks; nothing is saved.</summary>
internal static class PreviewSaleEndpoint
{
    public static async Task<Results<Ok<SaleResponse>, ProblemHttpResult>> HandleAsync(
        CreateSaleRequest request,
        Caller caller,
        Checkout checkout,
        CancellationToken cancellationToken
    )
    {
        var prepared = await checkout.PrepareAsync(request, caller, cancellationToken);

        return prepared.Draft is { } draft
            ? TypedResults.Ok(SaleResponse.Of(Sale.Ring(draft)) with { SaleNumber = null, CreatedAt = null })
            : prepared.Problem!;
    }
}
