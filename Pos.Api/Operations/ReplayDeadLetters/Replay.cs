using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Pos.Api.Ledger;
using Pos.Api.Persistence;
using Pos.Api.Sales;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>Looks at parked sales, asks the Ledger about each, and only then does what is to be done.</summary>
internal sealed partial class Replay(
    PosDbContext db,
    ReplayCandidates candidates,
    LedgerBooks ledger,
    Replaying replaying,
    ILogger<Replay> logger
)
{
    public const string Action = "dead-letters.replay";

    /// <summary>How many look-ups are under way at once.</summary>
    private const int LookUps = 8;

    /// <summary>How many sales are replayed in one transaction.</summary>
    private const int BatchSize = 100;

    /// <exception cref="LedgerUnavailableException">Nothing was done.</exception>
    public async Task<ReplayResponse> RunAsync(ReplayRequest request, string actor, CancellationToken cancellationToken)
    {
        var (sales, remaining, unknown) = await candidates.FindAsync(request, cancellationToken);
        var decisions = await AskLedgerAsync(sales.Where(sale => sale.Status == SaleStatus.Failed), cancellationToken);

        var call = request.IsDryRun ? null : await NoteCallAsync(request, decisions.Count, actor, cancellationToken);
        var done = call is null
            ? decisions.Values.Select(decision => decision.Done()).ToDictionary(sale => sale.SaleNumber)
            : await ReplayAsync(sales, decisions, request, actor, cancellationToken);
        List<ReplayedSale> replayed =
        [
            .. sales.Select(sale => done.GetValueOrDefault(sale.SaleNumber) ?? ReplayDecision.NotParked(sale)),
            .. unknown.Select(ReplayDecision.Unknown),
        ];

        return new ReplayResponse
        {
            DryRun = request.IsDryRun,
            Remaining = remaining,
            Counts = ReplayCounts.Of(replayed),
            Sales = replayed,
            AuditId = call?.Id,
        };
    }

    private async Task<IReadOnlyDictionary<Guid, ReplayDecision>> AskLedgerAsync(
        IEnumerable<Sale> parked,
        CancellationToken cancellationToken
    )
    {
        var decisions = new ConcurrentDictionary<Guid, ReplayDecision>();
        await Parallel.ForEachAsync(
            parked,
            new ParallelOptions { MaxDegreeOfParallelism = LookUps, CancellationToken = cancellationToken },
            async (sale, token) => decisions[sale.Id] = ReplayDecision.Of(sale, await ledger.FindAsync(sale.SaleNumber, token))
        );

        var settled = decisions
            .Values.Where(decision => decision.Outcome == ReplayOutcome.Synced)
            .Select(decision => decision.Sale.SaleNumber)
            .ToHashSet(StringComparer.Ordinal);
        return decisions.ToDictionary(decision => decision.Key, decision => decision.Value.AfterOriginal(settled));
    }

    private async Task<Dictionary<string, ReplayedSale>> ReplayAsync(
        List<Sale> sales,
        IReadOnlyDictionary<Guid, ReplayDecision> decisions,
        ReplayRequest request,
        string actor,
        CancellationToken cancellationToken
    )
    {
        var done = new List<ReplayedSale>(decisions.Count);
        foreach (var batch in sales.Where(sale => decisions.ContainsKey(sale.Id)).Chunk(BatchSize))
        {
            var deciding = batch.Select(sale => decisions[sale.Id]).ToList();
            done.AddRange(await replaying.RunAsync(deciding, actor, request.Reason!, cancellationToken));
        }

        var counts = ReplayCounts.Of(done);
        Log.Replayed(logger, counts.Synced, counts.Queued, counts.Waits, counts.Differs + counts.BookedTwice, counts.NotParked);
        return done.ToDictionary(sale => sale.SaleNumber);
    }

    /// <summary>Before anything is done: also a call that ends halfway was made by somebody, for some reason.</summary>
    private async Task<AuditEntry> NoteCallAsync(
        ReplayRequest request,
        int parked,
        string actor,
        CancellationToken cancellationToken
    )
    {
        var details = new JsonObject
        {
            ["cause"] = request.Cause,
            ["asked_for"] = request.SaleNumbers?.Count,
            ["parked"] = parked,
        };
        var call = AuditEntry.Of(actor, Action, saleNumber: null, request.Reason, details);
        db.Add(call);
        await db.SaveChangesAsync(cancellationToken);
        return call;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Information,
            "Replayed dead letters: {Synced} settled, {Queued} queued again, {Waiting} waiting for their originals, "
                + "{Left} left because the Ledger has something else, {Outrun} handled by others meanwhile"
        )]
        public static partial void Replayed(ILogger logger, int synced, int queued, int waiting, int left, int outrun);
    }
}
