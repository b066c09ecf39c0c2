using System.Diagnostics;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>A message that ends every process that handles it.</summary>
public sealed class KilledConsumerTests(TestServers servers)
{
    private const string Deadly = "S1-T1-870001";

    [Fact]
    public async Task A_message_that_kills_its_consumer_is_parked_and_takes_no_neighbour_along()
    {
        await using var proxy = await LedgerProxy.StartAsync();
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions { LedgerSync = new Dictionary<string, string> { ["LEDGER_SERVICE_URL"] = proxy.Address.AbsoluteUri } }
        );
        proxy.Target = shop.LedgerAddress;
        var kills = 0;
        var nobodyRan = TimeSpan.Zero;
        using var one = new SemaphoreSlim(1, 1);
        proxy.OnPost = async reference =>
        {
            if (reference == Deadly)
            {
                // As the operating system would, at the worst moment; whoever supervises it starts it again.
                await one.WaitAsync();
                try
                {
                    kills++;
                    await shop.LedgerSync.KillAsync();
                    var killed = Stopwatch.GetTimestamp();
                    await shop.LedgerSync.StartAsync();
                    nobodyRan += Stopwatch.GetElapsedTime(killed);
                }
                finally
                {
                    one.Release();
                }
            }
        };

        using var terminal = await shop.TerminalAsync();
        await shop.SellAsync(10);
        await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", Deadly));
        await shop.SellAsync(20);
        await shop.UntilParkedAsync(Deadly, TimeSpan.FromMinutes(2));

        await WaitFor.ValueAsync(() => shop.Sales.CountAsync("synced"), count => count == 30, "all others are synced");
        Assert.Equal("kills-consumer", await shop.CauseAsync(Deadly));
        // Its first delivery, and two that were noted.
        Assert.InRange(kills, 1, 3);
        Assert.Equal(1, await shop.Sales.CountAsync("failed"));
        Assert.Empty((await shop.Audit.LedgerAsync()).BookedMoreThanOnce);
        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync("ledger-sync_error"), depth => depth == 1, "it is a dead letter");
        // Whoever supervises the process may take his time to start it again; that is not the message's doing.
        Assert.InRange(
            await shop.Database.ScalarAsync<TimeSpan>(
                "SELECT max(synced_at - created_at) FROM pos.sales WHERE status = 'synced'"
            ),
            TimeSpan.Zero,
            TimeSpan.FromSeconds(15) + nobodyRan
        );
    }
}
