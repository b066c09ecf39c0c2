using Pos.Api.Ledger;
using Pos.Api.Sales;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>What is to be done with a parked sale, by what the Ledger has under its number.</summary>
internal sealed record ReplayDecision(
    Sale Sale,
    ReplayOutcome Outcome,
    string? LedgerEntryId = null,
    ReplayDifferences? Differences = null,
    string? Detail = null
)
{
    public static ReplayDecision Of(Sale sale, IReadOnlyList<BookedEntry> entries) =>
        entries switch
        {
            [] => new(sale, ReplayOutcome.Queued),
            [var entry] => DifferencesOf(sale, entry) is { IsNone: false } differences
                ? new(sale, ReplayOutcome.Differs, entry.EntryId, differences)
                : new(sale, ReplayOutcome.Synced, entry.EntryId),
            _ => new(
                sale,
                ReplayOutcome.BookedTwice,
                Detail: $"The Ledger has {entries.Count} entries: {string.Join(", ", entries.Select(entry => entry.EntryId))}."
            ),
        };

    /// <summary>One that is to be queued waits, if the Ledger will not have its original by then.</summary>
    public ReplayDecision AfterOriginal(IReadOnlySet<string> settled) =>
        Outcome == ReplayOutcome.Queued
        && Sale.Original is { Status: not SaleStatus.Synced } original
        && !settled.Contains(original.SaleNumber)
            ? this with
            {
                Outcome = ReplayOutcome.Waits,
                Detail = WaitsFor(original),
            }
            : this;

    /// <summary>For one that is not parked.</summary>
    public static ReplayedSale NotParked(Sale sale) =>
        sale.WaitsForOriginal
            ? Replayed(sale.SaleNumber, ReplayOutcome.Waits, WaitsFor(sale.Original!))
            : Replayed(sale.SaleNumber, ReplayOutcome.NotParked, $"It is {sale.Status.ToString().ToLowerInvariant()}.");

    public static ReplayedSale Unknown(string saleNumber) => Replayed(saleNumber, ReplayOutcome.Unknown, detail: null);

    /// <summary>For one that somebody else has settled or queued meanwhile.</summary>
    public ReplayedSale Outrun() => Replayed(Sale.SaleNumber, ReplayOutcome.NotParked, "It was settled or queued meanwhile.");

    public ReplayedSale Done() =>
        new()
        {
            SaleNumber = Sale.SaleNumber,
            Outcome = Outcome,
            LedgerEntryId = LedgerEntryId,
            Differences = Differences,
            Detail = Detail,
        };

    private static ReplayedSale Replayed(string saleNumber, ReplayOutcome outcome, string? detail) =>
        new()
        {
            SaleNumber = saleNumber,
            Outcome = outcome,
            LedgerEntryId = null,
            Differences = null,
            Detail = detail,
        };

    private static ReplayDifferences DifferencesOf(Sale sale, BookedEntry entry)
    {
        var kind = sale.Kind.ToString().ToLowerInvariant();
        return new ReplayDifferences
        {
            TotalAmount = Amounts(sale, sale.TotalAmount, entry.TotalAmount),
            TaxAmount = Amounts(sale, sale.TaxAmount, entry.TaxAmount),
            Currency = sale.CurrencyCode == entry.Currency ? null : new(sale.CurrencyCode, entry.Currency),
            Type = kind == entry.Type ? null : new(kind, entry.Type),
        };
    }

    private static AmountDifference? Amounts(Sale sale, decimal ours, decimal theirs) =>
        ours == theirs ? null : new(sale.Currency.Exact(ours), theirs);

    private static string WaitsFor(Sale original) =>
        original.Status == SaleStatus.Failed
            ? $"It waits for {original.SaleNumber}, which is parked."
            : $"It waits for {original.SaleNumber}, which the Ledger does not have yet.";
}
