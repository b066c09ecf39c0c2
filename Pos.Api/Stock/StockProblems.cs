using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Stock;

/// <summary>The problems of looking after the stock.</summary>
internal static class StockProblems
{
    public static ProblemHttpResult DiscrepancyNotFound() =>
        GeneralProblems.NotFound("There is no stock discrepancy of this id.");

    public static ProblemHttpResult AlreadyResolved(DiscrepancyResponse discrepancy) =>
        Problem.Of(
            ProblemCatalogue.AlreadyResolved,
            members:
            [
                ("resolved_at", discrepancy.ResolvedAt),
                ("resolved_by", discrepancy.ResolvedBy),
                ("resolution", discrepancy.Resolution),
            ]
        );
}
