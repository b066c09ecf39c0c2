using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Ledger;

/// <summary>The problems of reading the Ledger.</summary>
internal static class LedgerProblems
{
    public static ProblemHttpResult HistoryUnavailable() => Problem.Of(ProblemCatalogue.LedgerUnavailable);

    public static ProblemDetails CannotBeCompared() =>
        Problem.Details(
            ProblemCatalogue.LedgerUnavailable,
            "The books cannot be compared, since the Ledger does not answer, or not as it should."
        );
}
