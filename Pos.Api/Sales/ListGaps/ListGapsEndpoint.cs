using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.ListGaps;

/// <summary><c>GET /api/v1/pos/local/terminals/{terminal_id}/gaps</c>: which of a terminal's sales never came.</summary>
internal static class ListGapsEndpoint
{
    public static async Task<Results<Ok<GapsResponse>, ProblemHttpResult>> HandleAsync(
        string terminalId,
        HttpRequest request,
        Caller caller,
        TerminalSeries series,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListGapsQuery.Read(request.Query, caller);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        // Which terminals a store has is not known here: any that could be one has a series, if only an empty one.
        return
            (caller.IsOps || query.StoreId == caller.StoreId)
            && SaleNumbers.IsPart(query.StoreId, Sale.StoreIdMaxLength)
            && SaleNumbers.IsPart(terminalId, Sale.TerminalIdMaxLength)
            ? TypedResults.Ok(await series.FindGapsAsync(query.StoreId, terminalId, cancellationToken))
            : GeneralProblems.NotFound("There is no such terminal in your store.");
    }
}
