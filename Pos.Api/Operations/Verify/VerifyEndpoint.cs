using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Pos.Api.Hosting.Problems;
using Pos.Api.Ledger;
using Pos.Api.Persistence;

namespace Pos.Api.Operations.Verify;

/// <summary><c>GET /api/v1/ops/verify</c>: the conservation of money; with <c>Accept: application/x-ndjson</c> it tells how far it is.</summary>
internal static class VerifyEndpoint
{
    private const string Turn = "pos.verify";

    public static async Task<Results<Ok<VerifyReport>, VerifyStream, ProblemHttpResult>> HandleAsync(
        HttpContext http,
        NpgsqlDataSource database,
        Verification verification,
        CancellationToken cancellationToken
    )
    {
        http.Response.Headers.Vary = "Accept";
        http.Response.Headers.CacheControl = "no-store";

        // Two at once find the same, at twice the cost for the Ledger and for the database.
        var turn = await AdvisoryTurn.TryTakeAsync(database, Turn, cancellationToken);
        if (turn is null)
        {
            return Problem.Of(ProblemCatalogue.RateLimited, "The books are being verified already; one run at a time.");
        }

        if (WantsLines(http.Request))
        {
            return new VerifyStream(verification, turn);
        }

        await using (turn)
        {
            try
            {
                return TypedResults.Ok(await verification.RunAsync(_ => Task.CompletedTask, cancellationToken));
            }
            catch (LedgerUnavailableException)
            {
                return TypedResults.Problem(LedgerProblems.CannotBeCompared());
            }
        }
    }

    /// <summary>Lines only for whoever names them: a wildcard means the report.</summary>
    private static bool WantsLines(HttpRequest request) =>
        request.GetTypedHeaders().Accept.Any(accepted => accepted.MediaType == VerifyStream.ContentType && accepted.Quality != 0)
        && !request
            .GetTypedHeaders()
            .Accept.Any(accepted => accepted.MediaType == "application/json" && (accepted.Quality ?? 1) > 0);
}
