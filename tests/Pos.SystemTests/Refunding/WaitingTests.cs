using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>A refund stands behind its original: the Ledger gets them in this order, whatever happens.</summary>
public sealed class WaitingTests(TestServers servers) : IAsyncLifetime
{
    private Shop _shop = null!;

    public async ValueTask InitializeAsync() =>
        _shop = await Shop.OpenAsync(
            servers,
            new ShopOptions { LedgerSync = new Dictionary<string, string> { ["Ledger__Backoff"] = "00:00:01" } }
        );

    public ValueTask DisposeAsync() => _shop?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task A_refund_and_a_void_that_overtake_their_originals_wait_and_follow_them()
    {
        using var ada = await _shop.TerminalAsync("ada");
        await _shop.Faults.SetLedgerAsync(new Fault { ErrorRate = 1, EffectsOnly = true });
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 2));
        var other = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        await UntilTriedAsync(sold);
        await UntilTriedAsync(other);

        var refund = await ada.RefundAsync(sold.SaleNumber);
        var voided = await ada.VoidAsync(other.SaleNumber);
        await UntilPutOffAsync(refund);
        await UntilPutOffAsync(voided);
        await WaitsAsync(ada, refund);
        await WaitsAsync(ada, voided);

        await _shop.Faults.ClearAsync();
        await _shop.Sales.UntilAllSyncedAsync();

        Assert.Equal([sold.SaleNumber, refund.SaleNumber], await BookedAsync(sold, refund));
        Assert.Equal([other.SaleNumber, voided.SaleNumber], await BookedAsync(other, voided));
        // Nothing was tried while it waited.
        Assert.Equal(1, await AttemptsAsync(refund));
        Assert.Equal(1, await AttemptsAsync(voided));
        Assert.Empty((await _shop.Audit.LedgerAsync()).BookedMoreThanOnce);
    }

    [Fact]
    public async Task A_refund_of_a_parked_sale_waits_and_is_no_dead_letter()
    {
        using var ada = await _shop.TerminalAsync("ada");
        await _shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-700001"] });
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T1").With("sale_number", "S1-T1-700001"));
        await WaitFor.ValueAsync(() => _shop.Sales.StatusAsync(sold.SaleNumber), status => status == "failed", "it is parked");

        var refund = await ada.RefundAsync(sold.SaleNumber);
        await UntilPutOffAsync(refund);
        await WaitsAsync(ada, refund);
        Assert.Equal(1, await _shop.Broker.DepthAsync("ledger-sync_error"));

        // As when an operator has the parked sale sent again.
        await _shop.Faults.ClearAsync();
        await _shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET status = 'pending', next_attempt_at = now() WHERE sale_number = $1",
            sold.SaleNumber
        );
        await _shop.Sales.UntilAllSyncedAsync();
        Assert.Equal([sold.SaleNumber, refund.SaleNumber], await BookedAsync(sold, refund));
    }

    [Fact]
    public async Task None_is_left_waiting_when_sales_are_settled_and_refunded_at_the_same_moment()
    {
        using var ada = await _shop.TerminalAsync("ada");

        // Each refund meets its original's settling at another point.
        await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(async _ =>
                {
                    for (var i = 0; i < 10; i++)
                    {
                        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 2));
                        await ada.RefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1));
                        await ada.RefundAsync(sold.SaleNumber);
                    }
                })
        );

        await _shop.Sales.UntilAllSyncedAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(
            0,
            await _shop.Database.ScalarAsync<long>(
                """
                SELECT count(*) FROM pos.sales refund JOIN pos.sales original ON original.id = refund.original_sale_id
                JOIN ledger.entries first ON first.reference = original.sale_number
                JOIN ledger.entries later ON later.reference = refund.sale_number
                WHERE later.entry_number < first.entry_number
                """
            )
        );
        Assert.Empty((await _shop.Audit.LedgerAsync()).BookedMoreThanOnce);
    }

    private static async Task WaitsAsync(Terminal terminal, Answer reversal)
    {
        var read = await terminal.LookUpAsync(reversal.SaleNumber);
        Assert.Equal(("pending", "waiting"), (read["status"], read["sync_status"]));
        Assert.Equal(0, read.Json["attempt_count"]!.GetValue<int>());
        Assert.Null(read.Json["next_attempt_at"]);
    }

    private Task UntilTriedAsync(Answer sale) =>
        WaitFor.ValueAsync(() => AttemptsAsync(sale), attempts => attempts > 0, $"{sale.SaleNumber} was tried");

    /// <summary>LedgerSync has seen it, and let it wait.</summary>
    private async Task UntilPutOffAsync(Answer reversal) =>
        await WaitFor.ConditionAsync(
            () => _shop.LedgerSync.EndOfLog.Contains($"{reversal.SaleNumber} waits", StringComparison.Ordinal),
            $"{reversal.SaleNumber} is put off"
        );

    private Task<long> AttemptsAsync(Answer sale) =>
        _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_attempts WHERE sale_number = $1", sale.SaleNumber);

    /// <summary>In the order of the Ledger's books.</summary>
    private Task<IReadOnlyList<string>> BookedAsync(params Answer[] entries) =>
        _shop.Database.QueryAsync<string>(
            "SELECT reference FROM ledger.entries WHERE reference = ANY($1) ORDER BY entry_number",
            (object)entries.Select(entry => entry.SaleNumber).ToArray()
        );
}
