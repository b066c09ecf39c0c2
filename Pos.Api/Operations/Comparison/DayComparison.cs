using Microsoft.Extensions.Options;
using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;
using Pos.Api.Sales;
using Pos.Api.Stores;

namespace Pos.Api.Operations.Comparison;

/// <summary>Holds the stores' last days against the Ledger's history, both ways.</summary>
internal sealed class DayComparison(
    EntryWalk entries,
    OurSales sales,
    ComparisonTable table,
    StoreDirectory stores,
    IOptions<ComparisonOptions> options
)
{
    /// <summary>What the history lacks is asked for by its number, unless it is so much that nobody needs to be sure.</summary>
    private const int MostLookUps = 1000;

    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should; nothing is written.</exception>
    public async Task<IReadOnlyList<ComparedDay>> RunAsync(CancellationToken cancellationToken)
    {
        var now = await table.NowAsync(cancellationToken);
        var days = new ComparedDays(stores, options.Value, now);
        var window = new SettleWindow(options.Value.SettleTime, now);

        var seen = await CompareTheirsAsync(days, window, cancellationToken);
        await CompareOursAsync(days, window, seen, cancellationToken);

        await table.WriteAsync(days.All, cancellationToken);
        return days.All;
    }

    /// <returns>The numbers that the Ledger has.</returns>
    private async Task<SeenTexts> CompareTheirsAsync(ComparedDays days, SettleWindow window, CancellationToken cancellationToken)
    {
        var seen = new SeenTexts(LedgerBooks.PageSize);
        await foreach (var page in entries.ReadHistoryAsync(days.WholeRange, cancellationToken))
        {
            var numbers = page.Select(entry => entry.Reference).Distinct(StringComparer.Ordinal).ToArray();
            var here = await sales.FindAsync(numbers, window, cancellationToken);
            foreach (var entry in page)
            {
                if (days.Of(entry.StoreId, entry.SoldAt) is not { } day)
                {
                    continue;
                }

                var sale = here.GetValueOrDefault(entry.Reference);
                day.Theirs(entry);
                var findings = seen.Add(entry.Reference) ? EntryComparer.Compare(sale, entry) : [BookFindings.BookedTwice];
                if (sale is not { Recent: true })
                {
                    day.Differs(IsOfDay(sale, day, days) ? findings : [.. findings, BookFindings.DayDiffers], sale, entry);
                }
            }
        }

        return seen;
    }

    private async Task CompareOursAsync(
        ComparedDays days,
        SettleWindow window,
        SeenTexts seen,
        CancellationToken cancellationToken
    )
    {
        var lookUps = 0;
        foreach (var storeId in await table.StoresAsync(cancellationToken))
        {
            var missing = new List<OurSale>();
            await foreach (var sale in sales.OfStoreAsync(storeId, days.RangeOf(storeId), window, cancellationToken))
            {
                var day = days.Of(storeId, sale.SoldAt)!;
                day.Ours(sale);
                if (!seen.Has(sale.SaleNumber))
                {
                    if (sale.Status == SaleStatus.Pending || sale.Recent)
                    {
                        day.Open(sale);
                    }
                    else
                    {
                        missing.Add(sale);
                    }
                }
            }

            foreach (var sale in missing)
            {
                var booked = lookUps++ < MostLookUps ? await entries.FindAsync(sale.SaleNumber, cancellationToken) : [];
                days.Of(storeId, sale.SoldAt)!
                    .Differs(
                        booked is []
                            ? [BookFindings.MissingInLedger]
                            : [.. EntryComparer.Compare(sale, booked), BookFindings.DayDiffers],
                        sale,
                        booked is [] ? null : EntryComparer.EntryOf(sale, booked)
                    );
            }
        }
    }

    /// <summary>Whether the sale is of the day that its entry is of; one that does not exist differs in nothing more.</summary>
    private static bool IsOfDay(OurSale? sale, ComparedDay day, ComparedDays days) =>
        sale is null || days.Of(sale.StoreId, sale.SoldAt) == day;
}
