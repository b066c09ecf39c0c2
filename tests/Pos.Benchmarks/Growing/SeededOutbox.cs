using Pos.Benchmarks.Relaying;
using Pos.Benchmarks.Running;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Growing;

/// <summary>A million messages that wait.</summary>
internal static class SeededOutbox
{
    public const int Rows = 1_000_000;
    private const int Portion = 50_000;

    /// <returns>Whether all of them stand there; else the time was over, and it goes on from where it was.</returns>
    public static async Task<bool> FillAsync(
        TestDatabase database,
        StoredMessage example,
        Func<bool> isOver,
        Progress progress,
        CancellationToken cancellationToken,
        Func<StoredMessage, int, StoredMessage>? vary = null
    )
    {
        var rows = await database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages");
        while (rows < Rows)
        {
            if (isOver())
            {
                return false;
            }

            var first = (int)rows;
            var portion = example.Copies(Portion).Select((copy, index) => vary is null ? copy : vary(copy, first + index));
            await StoredMessage.StageAsync(database.Source, portion, cancellationToken);
            rows += Portion;
            progress.Say($"{rows:#,0} of {Rows:#,0} rows staged");
        }

        return true;
    }
}
