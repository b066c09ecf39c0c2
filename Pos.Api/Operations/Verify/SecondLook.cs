using Microsoft.Extensions.Options;
using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Verify;

/// <summary>
/// Looks again at what seemed to differ and had only just changed, until it agrees, or nothing has changed for so long that it
/// is a difference.
/// </summary>
internal sealed class SecondLook(EntryWalk entries, OurSales sales, IOptions<VerifyOptions> options, TimeProvider clock)
{
    private const int AtOnce = 8;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    public async Task TakeAsync(
        IEnumerable<string> saleNumbers,
        FoundInBooks found,
        Func<int, Task> left,
        CancellationToken cancellationToken
    )
    {
        var doubtful = saleNumbers.Distinct(StringComparer.Ordinal).ToList();
        if (doubtful.Count == 0)
        {
            return;
        }

        using var timer = new PeriodicTimer(Pause, clock);
        while (true)
        {
            doubtful = await LookAsync(doubtful, found, cancellationToken);
            await left(doubtful.Count);
            if (doubtful.Count == 0)
            {
                return;
            }

            await timer.WaitForNextTickAsync(cancellationToken);
        }
    }

    /// <returns>What still is in doubt.</returns>
    private async Task<List<string>> LookAsync(List<string> doubtful, FoundInBooks found, CancellationToken cancellationToken)
    {
        var still = new List<string>();
        foreach (var numbers in doubtful.Chunk(AtOnce))
        {
            foreach (
                var (sale, booked, number) in await Task.WhenAll(numbers.Select(number => ReadAsync(number, cancellationToken)))
            )
            {
                var findings = EntryComparer.Compare(sale, booked);
                if (sale is { Recent: true } && findings.Any(BookFindings.IsDifference))
                {
                    still.Add(number);
                }
                else
                {
                    found.Add(findings, sale, booked.Count == 0 ? null : EntryComparer.EntryOf(sale, booked));
                }
            }
        }

        return still;
    }

    /// <summary>The sale first: what is synced there was booked before, and has to be among the entries that are read then.</summary>
    private async Task<(OurSale? Sale, IReadOnlyList<BookedEntry> Booked, string Number)> ReadAsync(
        string number,
        CancellationToken cancellationToken
    )
    {
        var sale = await sales.FindAsync(number, new SettleWindow(options.Value.SettleTime), cancellationToken);
        return (sale, await entries.FindAsync(number, cancellationToken), number);
    }
}
