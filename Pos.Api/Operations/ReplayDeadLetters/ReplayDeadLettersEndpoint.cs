using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Ledger;
using Pos.Api.Sales;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary><c>POST /api/v1/ops/dead-letters/replay</c>: parked sales are looked up in the Ledger, and settled or queued again.</summary>
internal static class ReplayDeadLettersEndpoint
{
    public static async Task<Results<Accepted<ReplayResponse>, ProblemHttpResult>> HandleAsync(
        ReplayRequest request,
        Caller caller,
        Replay replay,
        CancellationToken cancellationToken
    )
    {
        if (ReplayRules.Check(request) is { Count: > 0 } errors)
        {
            return GeneralProblems.Validation(errors);
        }

        try
        {
            return TypedResults.Accepted((string?)null, await replay.RunAsync(request, caller.UserId, cancellationToken));
        }
        catch (LedgerUnavailableException)
        {
            return Problem.Of(
                ProblemCatalogue.LedgerUnavailable,
                "The Ledger is asked first, and does not answer. Nothing was done."
            );
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return SaleProblems.RequestInProgress();
        }
    }
}
