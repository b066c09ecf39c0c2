using System.Diagnostics;
using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Verify;

/// <summary>
/// The conservation of money: every sale is in exactly one state, and what is synced is in the Ledger, once, and equal.
/// </summary>
/// <remarks>
/// Both books are walked page by page, the Ledger's along its entries and ours along the key; of the entries only a fingerprint
/// of each number is kept, so that a million of them are some 20 MB.
/// </remarks>
internal sealed class Verification(
    NpgsqlDataSource database,
    EntryWalk entries,
    OurSales sales,
    SettledSales settled,
    SecondLook secondLook,
    VerifyMetrics metrics,
    IOptions<VerifyOptions> options
)
{
    /// <summary>How often somebody who looks on is told.</summary>
    private static readonly TimeSpan TellAfter = TimeSpan.FromMilliseconds(500);

    /// <param name="tell">Told now and then how far it is, the first time when the Ledger has answered.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public async Task<VerifyReport> RunAsync(Func<VerifyProgress, Task> tell, CancellationToken cancellationToken)
    {
        var started = Stopwatch.GetTimestamp();
        var states = await SaleStates.ReadAsync(database, cancellationToken);
        var run = new Run(states, new SettleWindow(options.Value.SettleTime, states.At), new Teller(tell));

        await CompareEntriesAsync(run, cancellationToken);
        await CompareSettledAsync(run, cancellationToken);
        await secondLook.TakeAsync(
            run.Doubtful,
            run.Found,
            left => run.Teller.TellAsync(new("again", run.Doubtful.Count - left, run.Doubtful.Count)),
            cancellationToken
        );

        var report = run.ToReport(Stopwatch.GetElapsedTime(started));
        metrics.Verified(report);
        return report;
    }

    private async Task CompareEntriesAsync(Run run, CancellationToken cancellationToken)
    {
        await foreach (var page in entries.ReadAsync(cancellationToken))
        {
            var numbers = page.Select(entry => entry.Reference).Distinct(StringComparer.Ordinal).ToArray();
            var here = await sales.FindAsync(numbers, run.Window, cancellationToken);
            foreach (var entry in page)
            {
                run.Compare(entry, here.GetValueOrDefault(entry.Reference));
            }

            Tidy(run);
            await run.Teller.TellAsync(new("entries", run.Entries, run.States.Sales));
        }
    }

    private async Task CompareSettledAsync(Run run, CancellationToken cancellationToken)
    {
        var done = 0L;
        await foreach (var page in settled.ReadAsync(run.States.At, cancellationToken))
        {
            string[] missing = [.. page.Where(number => !run.Seen.Has(number))];
            if (missing.Length > 0)
            {
                foreach (var sale in (await sales.FindAsync(missing, run.Window, cancellationToken)).Values)
                {
                    run.Miss(sale);
                }
            }

            done += page.Count;
            await run.Teller.TellAsync(new("sales", done, run.States.Sales));
        }
    }

    /// <summary>
    /// A page lives just long enough to be taken for something that lasts, and a server's collector looks at that too seldom to
    /// keep the memory of a long run flat beside what sells: 40 MB of dead pages at a million.
    /// </summary>
    private static void Tidy(Run run)
    {
        const int Pages = 10;

        if (++run.Pages % Pages == 0)
        {
            GC.Collect(generation: 1);
        }
    }

    /// <summary>What one verification knows so far.</summary>
    private sealed class Run(SaleStates states, SettleWindow window, Teller teller)
    {
        private readonly CurrencyTotals _booked = new();

        public SaleStates States => states;

        public SettleWindow Window => window;

        public Teller Teller => teller;

        public FoundInBooks Found { get; } = new();

        public SeenTexts Seen { get; } = new((int)Math.Min(states.Sales, int.MaxValue / 2));

        /// <summary>Numbers to be looked at again.</summary>
        public HashSet<string> Doubtful { get; } = new(StringComparer.Ordinal);

        public long Entries { get; private set; }

        public int Pages { get; set; }

        public void Compare(BookedEntry entry, OurSale? sale)
        {
            Entries++;
            _booked.Add(entry.Currency, 1, entry.TotalAmount, entry.TaxAmount);

            var isFirst = Seen.Add(entry.Reference);
            Take(isFirst ? EntryComparer.Compare(sale, entry) : [BookFindings.BookedTwice], sale, entry);
        }

        public void Miss(OurSale sale) => Take([BookFindings.MissingInLedger], sale, entry: null);

        private void Take(IReadOnlyList<string> findings, OurSale? sale, BookedEntry? entry)
        {
            if (sale is { Recent: true } && findings.Count > 0)
            {
                Doubtful.Add(sale.SaleNumber);
            }
            else
            {
                Found.Add(findings, sale, entry);
            }
        }

        public VerifyReport ToReport(TimeSpan took) =>
            new()
            {
                Clean = states.AddUp && Found.Differences == 0,
                StartedAt = states.At,
                DurationMs = (long)took.TotalMilliseconds,
                Sales = states.Sales,
                Entries = Entries,
                Differences = Found.Differences,
                Conserved = states.AddUp,
                LookedAtAgain = Doubtful.Count,
                States =
                [
                    .. states.States.Select(state =>
                        state with
                        {
                            TotalAmount = ShownAmount.Of(state.TotalAmount, state.Currency),
                            TaxAmount = ShownAmount.Of(state.TaxAmount, state.Currency),
                        }
                    ),
                ],
                Totals = [.. TotalsOf("pos", states.All), .. TotalsOf("ledger", _booked)],
                Counts = Found.Counts,
                Findings = Found.Listed,
                Truncated = Found.Truncated,
            };

        private static IEnumerable<BookTotal> TotalsOf(string books, CurrencyTotals totals) =>
            totals.All.Select(total => new BookTotal(
                books,
                total.Currency,
                total.Count,
                ShownAmount.Of(total.TotalAmount, total.Currency),
                ShownAmount.Of(total.TaxAmount, total.Currency)
            ));
    }

    /// <summary>Tells, but not more often than anybody wants to hear.</summary>
    private sealed class Teller(Func<VerifyProgress, Task> tell)
    {
        private long _toldAt;

        public Task TellAsync(VerifyProgress progress)
        {
            if (_toldAt != 0 && Stopwatch.GetElapsedTime(_toldAt) < TellAfter)
            {
                return Task.CompletedTask;
            }

            _toldAt = Stopwatch.GetTimestamp();
            return tell(progress);
        }
    }
}
