using System.Runtime.CompilerServices;
using Polly;
using Polly.Retry;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Ledger;

/// <summary>Walks all our entries, page by page: while one is looked at, the next is on its way.</summary>
internal sealed class EntryWalk(LedgerBooks books, TimeProvider clock)
{
    /// <summary>Few pages each: to give out the thousandth, a Ledger has to count what stands before it.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromHours(3);

    /// <summary>
    /// One broken connection among a thousand pages is no reason to begin anew. The first page has none of this patience: a
    /// Ledger that is away is to be told at once.
    /// </summary>
    private readonly ResiliencePipeline _patience = new ResiliencePipelineBuilder { TimeProvider = clock }
        .AddRetry(
            new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<LedgerUnavailableException>(),
                MaxRetryAttempts = 3,
                Delay = TimeSpan.FromMilliseconds(250),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            }
        )
        .Build();

    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public async IAsyncEnumerable<IReadOnlyList<BookedEntry>> ReadAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var abandon = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var page = books.ListAsync(after: null, abandon.Token);
        try
        {
            for (string? after = null; ; )
            {
                var (entries, next) = await page;
                if (next is not null)
                {
                    // Else it would be walked for ever.
                    after =
                        next != after && entries.Count > 0
                            ? next
                            : throw new LedgerUnavailableException("The Ledger's list does not go on.");
                    page = ListAsync(next, abandon.Token);
                }

                yield return [.. entries.Where(entry => entry.Source == LedgerBooks.Source)];

                if (next is null)
                {
                    yield break;
                }
            }
        }
        finally
        {
            // Who leaves early leaves a page behind that nobody waits for.
            await abandon.CancelAsync();
            await ((Task)page).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Our entries by when the sales were made, a part of the range after the other.</summary>
    /// <param name="range">With both ends.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="LedgerUnavailableException">The Ledger did not answer, or not as it should.</exception>
    public async IAsyncEnumerable<IReadOnlyList<BookedEntry>> ReadHistoryAsync(
        SoldRange range,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        for (var from = range.From!.Value; from < range.Until!.Value; from += Slice)
        {
            var until = from + Slice < range.Until.Value ? from + Slice : range.Until.Value;
            await foreach (var page in ReadSliceAsync(new(from, until), cancellationToken))
            {
                yield return page;
            }
        }
    }

    private async IAsyncEnumerable<IReadOnlyList<BookedEntry>> ReadSliceAsync(
        SoldRange slice,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        // What is booked while the pages are walked moves the older ones on, and the last of a page comes again.
        var seen = new SeenTexts(LedgerBooks.PageSize);
        var read = 0L;
        for (var page = 1; ; page++)
        {
            var history = await _patience.ExecuteAsync(
                async token => await books.HistoryAsync(slice, page, LedgerBooks.PageSize, token),
                cancellationToken
            );
            read += history.Entries.Count;
            yield return
            [
                .. history.Entries.Where(entry =>
                    entry.Source == LedgerBooks.Source && slice.Has(entry.SoldAt) && seen.Add(entry.EntryId)
                ),
            ];

            if (history.Entries.Count == 0 || read >= history.Total)
            {
                yield break;
            }
        }
    }

    /// <inheritdoc cref="LedgerBooks.FindAsync"/>
    public async Task<IReadOnlyList<BookedEntry>> FindAsync(string saleNumber, CancellationToken cancellationToken) =>
        await _patience.ExecuteAsync(async token => await books.FindAsync(saleNumber, token), cancellationToken);

    private async Task<EntryPage> ListAsync(string after, CancellationToken cancellationToken) =>
        await _patience.ExecuteAsync(async token => await books.ListAsync(after, token), cancellationToken);
}
