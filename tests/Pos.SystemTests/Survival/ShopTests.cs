using Pos.SystemTests.Books;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Survival;

/// <summary>Sells, and holds the books against each other at the end: nothing lost, nothing twice.</summary>
internal static class ShopTests
{
    public static async Task<List<string>> SellAsync(this Shop shop, int count)
    {
        using var terminal = await shop.TerminalAsync();
        var numbers = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            numbers.Add((await terminal.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber);
        }

        return numbers;
    }

    /// <summary>Every sale in one state, and the Ledger's books equal to the cent: the check that operators have.</summary>
    public static async Task VerifiesAsync(this Shop shop)
    {
        var report = (await shop.VerifyAsync()).Json;
        Assert.True(report["clean"]!.GetValue<bool>(), report["findings"]!.ToJsonString());
    }

    public static async Task BooksAgreeAsync(this Shop shop)
    {
        await shop.Sales.UntilAllSyncedAsync(TimeSpan.FromSeconds(60));
        var ledger = await shop.Audit.LedgerAsync();
        Assert.Empty(ledger.BookedMoreThanOnce);
        Assert.Equal(await shop.Sales.CountAsync(), ledger.Entries);
        Assert.Empty((await shop.Audit.InventoryAsync()).AppliedMoreThanOnce);
        Assert.Equal(0, await shop.Broker.DepthAsync("ledger-sync_error"));
        await shop.VerifiesAsync();
    }
}
