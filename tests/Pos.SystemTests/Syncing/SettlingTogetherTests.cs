using Pos.SystemTests.Harness;
using Pos.SystemTests.Survival;

namespace Pos.SystemTests.Syncing;

/// <summary>What is booked at the same time is settled together, and nobody waits for another's row.</summary>
public sealed class SettlingTogetherTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_sale_whose_row_somebody_holds_keeps_none_of_its_neighbours_waiting()
    {
        // Long enough to take the row while the Ledger thinks.
        await _shop.Faults.SetLedgerAsync(new Fault { LatencyMs = 2000 });
        var held = Assert.Single(await _shop.SellAsync(1));

        await using var somebody = await _shop.Database.Source.OpenConnectionAsync(Cancelled.ByTest);
        await using var transaction = await somebody.BeginTransactionAsync(Cancelled.ByTest);
        await using var hold = somebody.CreateCommand();
        hold.CommandText = "SELECT id FROM pos.sales WHERE sale_number = $1 FOR UPDATE";
        hold.Parameters.Add(new() { Value = held });
        await hold.ExecuteNonQueryAsync(Cancelled.ByTest);
        await _shop.Faults.ClearAsync();

        foreach (var neighbour in await _shop.SellAsync(20))
        {
            await _shop.Sales.UntilSyncedAsync(neighbour);
        }

        Assert.Equal("pending", await _shop.Sales.StatusAsync(held));
        await transaction.CommitAsync(Cancelled.ByTest);
        await _shop.Sales.UntilSyncedAsync(held);
        Assert.Equal(["post booked"], await _shop.OutcomesAsync(held));
        Assert.Equal(
            1,
            await _shop.Database.ScalarAsync<int>("SELECT attempt_count FROM pos.sales WHERE sale_number = $1", held)
        );
    }

    [Fact]
    public async Task Of_many_at_once_each_has_its_own_entry_and_its_one_attempt()
    {
        var numbers = await _shop.SellAsync(100);
        foreach (var number in numbers)
        {
            await _shop.Sales.UntilSyncedAsync(number);
        }

        var different = await _shop.Database.ScalarAsync<long>(
            """
            SELECT count(*) FROM pos.sales sale
            WHERE sale_number = ANY($1) AND (
                attempt_count <> 1
                OR ledger_entry_id IS DISTINCT FROM (SELECT 'LE-' || lpad(entry_number::text, 12, '0') FROM ledger.entries WHERE reference = sale.sale_number)
                OR 1 <> (SELECT count(*) FROM pos.sync_attempts WHERE sale_number = sale.sale_number)
            )
            """,
            [numbers.ToArray()]
        );
        Assert.Equal(0, different);
    }

    [Fact]
    public async Task A_sale_number_that_the_database_cannot_hold_is_no_failure_of_its_neighbours()
    {
        const int Refused = 8;
        await _shop.LedgerSync.StopAsync();
        var sold = await _shop.SellAsync(20);
        await WaitFor.ConditionAsync(async () => await _shop.Broker.DepthAsync("ledger-sync") == 20, "the first are queued");
        var message = (await _shop.Broker.PeekAsync("ledger-sync"))[0].Payload;
        var itsSale = sold.Single(message.Contains);
        for (var i = 0; i < Refused; i++)
        {
            // PostgreSQL has no text with such a character.
            await _shop.Broker.PublishAsync(
                "ledger-sync",
                message.Replace(itsSale, $"{itsSale}\\u0000", StringComparison.Ordinal)
            );
        }

        sold.AddRange(await _shop.SellAsync(20));
        await _shop.LedgerSync.StartAsync();

        foreach (var sale in sold)
        {
            await _shop.Sales.UntilSyncedAsync(sale);
        }

        await WaitFor.ValueAsync(
            () => _shop.Broker.DepthAsync("ledger-sync_error"),
            depth => depth == Refused,
            "the refused are set aside"
        );
        Assert.Equal(
            Refused,
            await _shop.Database.ScalarAsync<long>(
                "SELECT count(*) FROM pos.sync_attempts WHERE sale_number IS NULL AND outcome = 'unreadable'"
            )
        );
    }
}
