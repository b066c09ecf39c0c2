using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>A service whose clock is wrong keeps the database's schedule.</summary>
public sealed class ClockTests(TestServers servers)
{
    private const string FakeTime = "/usr/lib/x86_64-linux-gnu/faketime/libfaketime.so.1";

    [Theory]
    [InlineData("+2h")]
    [InlineData("-2h")]
    public async Task A_clock_two_hours_off_changes_no_schedule(string offset)
    {
        Assert.SkipUnless(File.Exists(FakeTime), "Debian's package libfaketime is not installed.");
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                LedgerSync = new Dictionary<string, string>
                {
                    ["LD_PRELOAD"] = FakeTime,
                    ["FAKETIME"] = offset,
                    ["FAKETIME_DONT_FAKE_MONOTONIC"] = "1",
                },
            }
        );
        await shop.Faults.SetLedgerAsync(new Fault { ErrorRate = 1, EffectsOnly = true });
        var number = Assert.Single(await shop.SellAsync(1));
        await WaitFor.ValueAsync(() => shop.OutcomesAsync(number), calls => calls.Count >= 6, "it was tried twice");

        await shop.Faults.ClearAsync();
        await shop.BooksAgreeAsync();
        Assert.True(
            await shop.Database.ScalarAsync<bool>(
                """
                SELECT bool_and(abs(extract(epoch FROM now() - sale.synced_at)) < 600 AND abs(extract(epoch FROM now() - attempt.at)) < 600)
                FROM pos.sales sale JOIN pos.sync_attempts attempt USING (sale_number)
                """
            )
        );
    }
}
