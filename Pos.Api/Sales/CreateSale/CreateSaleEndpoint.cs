using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.CreateSale;

/// <summary><c>POST /api/v1/sales</c>: the answer waits for Inventory and the database, and for nothing behind them.</summary>
internal static class CreateSaleEndpoint
{
    public static Task<Results<Created<SaleResponse>, ProblemHttpResult>> HandleAsync(
        CreateSaleRequest request,
        Caller caller,
        HttpContext http,
        SaleRecorder recorder,
        Checkout checkout,
        CancellationToken cancellationToken
    ) =>
        recorder.RecordAsync(
            http,
            caller,
            request.SaleNumber,
            CanonicalRequest.Hash(request),
            async token =>
            {
                var checkedOut = await checkout.PrepareAsync(request, caller, token);
                return checkedOut.Draft is { } draft ? Sale.Ring(draft) : checkedOut.Problem!;
            },
            cancellationToken
        );
}
