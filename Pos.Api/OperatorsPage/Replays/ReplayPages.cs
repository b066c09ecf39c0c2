using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;
using Pos.Api.Ledger;
using Pos.Api.Operations.ReplayDeadLetters;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Live;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary>Runs a replay by the rules and the code of the API, and answers with pages.</summary>
internal sealed class ReplayPages(Replay replay, LiveReading live, Fragments fragments)
{
    private const string ToParked = $"{OperatorsPageRegistration.Path}/parked";

    private static readonly PageMessage LedgerIsAway = new(
        StatusCodes.Status503ServiceUnavailable,
        "The Ledger does not answer",
        "It is asked about each sale first. Nothing was done; try again when it is back."
    )
    {
        Link = (ToParked, "Back to what is parked"),
    };

    private static readonly PageMessage Busy = new(
        StatusCodes.Status409Conflict,
        "Somebody else is at these sales",
        "Another replay or sync has them at this moment. Nothing was done."
    )
    {
        Link = (ToParked, "Back to what is parked"),
    };

    /// <param name="request">Which sales.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="refused">What was wrong with the confirmation, if one was sent.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<IResult> DryRunAsync(
        ReplayRequest request,
        string actor,
        (string Error, string? Reason)? refused,
        CancellationToken cancellationToken
    )
    {
        if (ReplayRules.Check(request) is [var first, ..])
        {
            return fragments.Message(
                new PageMessage(StatusCodes.Status400BadRequest, "This cannot be replayed", first.Detail)
                {
                    Link = (ToParked, "Back to what is parked"),
                }
            );
        }

        var reading = await live.NowAsync(cancellationToken);
        return await AnsweredAsync(async () =>
            new RazorComponentResult<DryRunPage>(
                new
                {
                    request.Cause,
                    Plan = await replay.RunAsync(request, actor, cancellationToken),
                    Reading = reading,
                    refused?.Error,
                    refused?.Reason,
                }
            )
            {
                StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            }
        );
    }

    public async Task<IResult> ReplayAsync(ReplayRequest request, string actor, CancellationToken cancellationToken)
    {
        if (ReplayRules.Check(request).Find(error => error.Pointer == "/reason") is { } fault)
        {
            var again = new ReplayRequest { SaleNumbers = request.SaleNumbers };
            return await DryRunAsync(again, actor, ($"The reason: {fault.Detail}", request.Reason), cancellationToken);
        }

        if (ReplayRules.Check(request).Count > 0)
        {
            return await DryRunAsync(request with { Reason = null, DryRun = true }, actor, refused: null, cancellationToken);
        }

        return await AnsweredAsync(async () =>
        {
            var done = await replay.RunAsync(request, actor, cancellationToken);
            return TypedResults.LocalRedirect($"{OperatorsPageRegistration.Path}/replays/{done.AuditId}");
        });
    }

    private async Task<IResult> AnsweredAsync(Func<Task<IResult>> run)
    {
        try
        {
            return await run();
        }
        catch (LedgerUnavailableException)
        {
            return fragments.Message(LedgerIsAway);
        }
        catch (PostgresException exception) when (exception.SqlState == PostgresErrorCodes.LockNotAvailable)
        {
            return fragments.Message(Busy);
        }
    }
}
