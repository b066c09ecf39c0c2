using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Confirming;
using Pos.Simulators.Ledger.Rules;

namespace Pos.Simulators.Ledger.Posting;

/// <summary><c>POST /api/v1/entries</c>.</summary>
internal static class PostEntryEndpoint
{
    public static async Task<IResult> HandleAsync(
        HttpRequest http,
        Bookkeeper bookkeeper,
        Confirmations confirmations,
        FaultBoard board
    )
    {
        var (entry, problem) = await EntryBody.ReadAsync(http);
        if (entry is null)
        {
            return problem!;
        }

        if (!IdempotencyKey.TryRead(http, entry.Reference, out var keyed, out problem))
        {
            return problem!;
        }

        var fault = board[Upstream.Ledger].Current;
        if (fault.Rejects(entry.Reference))
        {
            return EntryProblems.Rejected(entry.Reference);
        }

        if (EntryRules.Check(entry) is { Count: > 0 } errors)
        {
            return EntryProblems.Invalid(errors);
        }

        var (outcome, entryId) = await bookkeeper.BookAsync(entry, keyed);
        if (outcome == "booked")
        {
            await confirmations.ConfirmAsync(entry, entryId, fault);
        }

        return outcome switch
        {
            "booked" => TypedResults.Json(new Receipt(entryId), statusCode: StatusCodes.Status201Created),
            "repeated" => TypedResults.Ok(new Receipt(entryId)),
            "conflict" => EntryProblems.Conflict(entry.Reference),
            _ => throw new InvalidOperationException($"ledger.book came to '{outcome}'."),
        };
    }
}
