using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Selling;

/// <summary>A sale in fair weather, from the terminal to the Ledger.</summary>
public sealed class SaleJourneyTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_sale_is_answered_as_pending_and_soon_stands_in_the_ledger()
    {
        using var terminal = await _shop.TerminalAsync();

        var sold = await terminal.SellAsync(ASale.Of("SKU-COFFEE-250"));

        Assert.Equal("pending", sold["status"]);
        Assert.Equal("queued", sold["sync_status"]);
        Assert.EndsWith($"/api/v1/pos/local/sales/{sold.SaleNumber}", sold.Headers["Location"], StringComparison.Ordinal);

        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        var synced = await terminal.LookUpAsync(sold.SaleNumber);
        Assert.Equal("synced", synced["status"]);
        Assert.Equal("confirmed", synced["sync_status"]);
        Assert.NotEmpty(synced["ledger_entry_id"]);
    }

    [Fact]
    public async Task The_example_of_the_contract_comes_to_the_contracts_figures()
    {
        using var terminal = await _shop.TerminalAsync();

        var sold = await terminal.SellAsync(
            ASale.Of("SKU-COFFEE-250", 2, discount: 0.50m).And("SKU-MILK-1L").With("tendered_amount", 20.00m)
        );

        // As text: the digits are part of the contract.
        Assert.Contains(
            "\"subtotal\":11.10,\"discount_amount\":0.50,\"tax_amount\":1.77,\"rounding_amount\":0.00,\"total_amount\":10.60,\"currency\":\"EUR\"",
            sold.Body,
            StringComparison.Ordinal
        );
        Assert.Contains("\"tendered_amount\":20.00,\"change_amount\":9.40", sold.Body, StringComparison.Ordinal);
        Assert.Contains(
            "\"tax_breakdown\":[{\"rate\":0.20,\"included\":true,\"net\":8.83,\"tax\":1.77}]",
            sold.Body,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task The_stock_is_changed_once_and_its_message_withdrawn()
    {
        using var terminal = await _shop.TerminalAsync();

        var sold = await terminal.SellAsync(ASale.Of("SKU-MILK-1L", 3));

        Assert.Equal("applied", sold["stock_status"]);
        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        await WaitFor.ConditionAsync(async () => await _shop.Sales.StagedAsync() == 0, "the outbox is empty");
        Assert.Empty((await _shop.Audit.InventoryAsync()).AppliedMoreThanOnce);
    }

    [Fact]
    public async Task The_list_holds_the_sale_and_other_stores_do_not_see_it()
    {
        using var grace = await _shop.TerminalAsync();
        using var carl = await _shop.TerminalAsync("carl");
        using var olga = await _shop.TerminalAsync("olga");
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));

        Assert.Contains(
            sold.SaleNumber,
            (await grace.GetAsync("/api/v1/pos/local/sales?limit=200")).Body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            sold.SaleNumber,
            (await carl.GetAsync("/api/v1/pos/local/sales?limit=200")).Body,
            StringComparison.Ordinal
        );
        Assert.Equal(HttpStatusCode.NotFound, (await carl.GetAsync($"/api/v1/pos/local/sales/{sold.SaleNumber}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await olga.GetAsync($"/api/v1/pos/local/sales/{sold.SaleNumber}")).Status);
    }

    [Fact]
    public async Task A_rejected_sale_is_parked_with_its_reason_and_delays_nobody()
    {
        await _shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-9*"] });
        using var terminal = await _shop.TerminalAsync();

        var rejected = await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-900001"));
        var other = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));

        await _shop.Sales.UntilSyncedAsync(other.SaleNumber);
        await WaitFor.ValueAsync(
            () => _shop.Sales.StatusAsync(rejected.SaleNumber),
            status => status == "failed",
            "it is parked"
        );
        var parked = await terminal.LookUpAsync(rejected.SaleNumber);
        Assert.Equal("parked", parked["sync_status"]);
        Assert.Contains("422", parked["last_sync_error"], StringComparison.Ordinal);

        await WaitFor.ValueAsync(
            () => _shop.Broker.DepthAsync("ledger-sync_error"),
            depth => depth == 1,
            "its message is a dead letter"
        );
        var letter = Assert.Single(await _shop.Broker.PeekAsync("ledger-sync_error"));
        Assert.Contains(rejected.SaleNumber, letter.Payload, StringComparison.Ordinal);
    }
}
