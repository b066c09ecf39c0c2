using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Sales;

namespace Pos.Api.Stock.ResolveDiscrepancy;

/// <summary><c>POST /api/v1/ops/stock-discrepancies/{id}/resolve</c>: somebody has looked at it, and says why it is done with.</summary>
internal static class ResolveDiscrepancyEndpoint
{
    public static async Task<Results<Ok<DiscrepancyResponse>, ProblemHttpResult>> HandleAsync(
        long id,
        ResolveDiscrepancyRequest request,
        Caller caller,
        Discrepancies discrepancies,
        CancellationToken cancellationToken
    )
    {
        var errors = new List<FieldError>();
        FreeText.Require(errors, "/reason", request.Reason, StockDiscrepancy.ReasonMaxLength);
        if (errors.Count > 0)
        {
            return GeneralProblems.Validation(errors);
        }

        var resolved = await discrepancies.ResolveAsync(id, caller.UserId, request.Reason!, cancellationToken);
        return await discrepancies.FindAsync(id, cancellationToken) switch
        {
            null => StockProblems.DiscrepancyNotFound(),
            // A repeat of the same words by the same person is answered like the first; anybody else is told who was faster.
            { } known when resolved || known.ResolvedBy == caller.UserId && known.Resolution == request.Reason => TypedResults.Ok(
                known
            ),
            { } known => StockProblems.AlreadyResolved(known),
        };
    }
}
