using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.RefundSale;

/// <summary><c>POST /api/v1/sales/{sale_number}/refunds</c>: gives all or some lines of a sale back.</summary>
internal static class RefundSaleEndpoint
{
    public static Task<Results<Created<SaleResponse>, ProblemHttpResult>> HandleAsync(
        string saleNumber,
        RefundSaleRequest request,
        Caller caller,
        HttpContext http,
        SaleRecorder recorder,
        Refunding refunding,
        CancellationToken cancellationToken
    ) =>
        recorder.RecordAsync(
            http,
            caller,
            request.SaleNumber,
            // The same words said of another sale are another request.
            CanonicalRequest.Hash(new { Refund = saleNumber, Request = request }),
            token => refunding.PrepareAsync(saleNumber, request, caller, token),
            cancellationToken
        );
}
