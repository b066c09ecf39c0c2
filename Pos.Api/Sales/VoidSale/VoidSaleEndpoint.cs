using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.VoidSale;

/// <summary><c>POST /api/v1/sales/{sale_number}/void</c>: undoes a whole sale by a compensating entry.</summary>
internal static class VoidSaleEndpoint
{
    public static Task<Results<Created<SaleResponse>, ProblemHttpResult>> HandleAsync(
        string saleNumber,
        VoidSaleRequest request,
        Caller caller,
        HttpContext http,
        SaleRecorder recorder,
        Voiding voiding,
        CancellationToken cancellationToken
    ) =>
        recorder.RecordAsync(
            http,
            caller,
            request.SaleNumber,
            CanonicalRequest.Hash(new { Void = saleNumber, Request = request }),
            token => voiding.PrepareAsync(saleNumber, request, caller, token),
            cancellationToken
        );
}
