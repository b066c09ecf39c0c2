using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>The list of a store's sales, while the store goes on selling.</summary>
public sealed class SalesListTests(OpenShop open) : IClassFixture<OpenShop>
{
    private const string List = "/api/v1/pos/local/sales";

    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_walk_by_cursor_meets_every_sale_once_whatever_is_sold_meanwhile()
    {
        using var edith = await _shop.TerminalAsync("edith");
        var sold = await SellAsync(edith, 5, "TW");

        var seen = new List<string>();
        for (string? cursor = ""; cursor is not null; )
        {
            var page = (await edith.GetAsync($"{List}?terminal_id=TW&limit=2&cursor={cursor}")).Expect(HttpStatusCode.OK);
            seen.AddRange(NumbersOf(page));
            await SellAsync(edith, 1, "TW");
            cursor = (string?)page.Json["next_cursor"];
        }

        Assert.Equal(sold.Reverse(), seen);
    }

    [Fact]
    public async Task The_links_lead_from_the_first_page_to_the_last_and_back()
    {
        using var edith = await _shop.TerminalAsync("edith");
        var sold = await SellAsync(edith, 5, "TL");

        var pages = new List<Answer>();
        for (string? path = $"{List}?terminal_id=TL&limit=2"; path is not null; path = Links.Of(pages[^1], "next"))
        {
            pages.Add((await edith.GetAsync(path)).Expect(HttpStatusCode.OK));
            await SellAsync(edith, 1, "TL");
        }

        Assert.Equal([2, 2, 1], pages.Select(page => NumbersOf(page).Count));
        Assert.Equal(sold.Reverse(), pages.SelectMany(NumbersOf));

        var back = await edith.GetAsync(Links.Of(pages[^1], "prev")!);
        Assert.Equal(NumbersOf(pages[1]), NumbersOf(back));
        Assert.Equal(NumbersOf(pages[^1]), NumbersOf(await edith.GetAsync(Links.Of(back, "next")!)));

        // What was sold meanwhile lies before the first page now.
        var newer = await edith.GetAsync(Links.Of(await edith.GetAsync(Links.Of(back, "prev")!), "prev")!);
        Assert.Equal(2, NumbersOf(newer).Count);
        Assert.DoesNotContain(NumbersOf(newer), sold.Contains);
    }

    [Fact]
    public async Task Pages_have_an_exact_total_and_a_walk_has_none()
    {
        using var edith = await _shop.TerminalAsync("edith");
        var sold = await SellAsync(edith, 3, "TP");

        var second = await edith.GetAsync($"{List}?terminal_id=TP&page=2&limit=2");
        var beyond = await edith.GetAsync($"{List}?terminal_id=TP&page=9&limit=2");
        var walked = await edith.GetAsync($"{List}?terminal_id=TP&cursor=&limit=2");

        Assert.Equal([sold[0]], NumbersOf(second));
        Assert.Equal(("2", "2", "3"), (second["page"], second["limit"], second["total"]));
        Assert.Null(second.Json["next_cursor"]);
        Assert.Equal($"{List}?terminal_id=TP&limit=2&page=1", Links.Of(second, "first"));
        Assert.Equal($"{List}?terminal_id=TP&limit=2&page=1", Links.Of(second, "prev"));
        Assert.Null(Links.Of(second, "next"));

        Assert.Empty(NumbersOf(beyond));
        Assert.Equal("3", beyond["total"]);

        Assert.False(walked.Json.AsObject().ContainsKey("total"));
        Assert.False(walked.Json.AsObject().ContainsKey("page"));
    }

    [Fact]
    public async Task Each_filter_leaves_what_matches()
    {
        using var edith = await _shop.TerminalAsync("edith");
        using var ada = await _shop.TerminalAsync("ada");
        var cash = (await edith.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "TF"))).SaleNumber;
        var card = await edith.SellAsync(
            ASale
                .Of("SKU-MILK-1L")
                .With("terminal_id", "TF")
                .With("payment_method", "card")
                .With("sold_at", "2026-01-31T23:30:00Z")
        );
        var adas = (await ada.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "TF"))).SaleNumber;
        await _shop.Sales.UntilAllSyncedAsync();

        Assert.Equal([card.SaleNumber], await NumbersAsync(edith, "terminal_id=TF&payment_method=card"));
        Assert.Equal([adas, cash], await NumbersAsync(edith, "terminal_id=TF&payment_method=cash"));
        Assert.Equal([card.SaleNumber, cash], await NumbersAsync(edith, $"terminal_id=TF&cashier_id={card["cashier_id"]}"));
        Assert.Equal([adas, card.SaleNumber, cash], await NumbersAsync(edith, "terminal_id=TF&status=synced"));
        Assert.Empty(await NumbersAsync(edith, "terminal_id=TF&status=failed"));
        Assert.Empty(await NumbersAsync(edith, "terminal_id=TG"));
        Assert.Equal([card.SaleNumber], await NumbersAsync(edith, "terminal_id=TF&start_date=2026-01-31&end_date=2026-01-31"));
        Assert.Equal([card.SaleNumber], await NumbersAsync(edith, "terminal_id=TF&end_date=2026-01-31"));
        Assert.Equal([adas, cash], await NumbersAsync(edith, "terminal_id=TF&start_date=2026-02-01"));
    }

    [Fact]
    public async Task A_store_sees_its_own_sales_and_ops_those_of_all()
    {
        using var grace = await _shop.TerminalAsync("grace");
        using var carl = await _shop.TerminalAsync("carl");
        using var olga = await _shop.TerminalAsync("olga");
        var graces = (await grace.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber;
        var carls = (await carl.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber;

        Assert.DoesNotContain(carls, await NumbersAsync(grace, "limit=200"));
        Assert.DoesNotContain(graces, await NumbersAsync(carl, "limit=200"));
        Assert.Equal(
            [carls, graces],
            (await NumbersAsync(olga, "cursor=&limit=200")).Where(number => number == carls || number == graces)
        );
    }

    [Fact]
    public async Task A_cursor_shows_another_store_nothing_of_the_one_it_was_given_to()
    {
        using var grace = await _shop.TerminalAsync("grace");
        using var carl = await _shop.TerminalAsync("carl");
        var carls = (await carl.SellAsync(ASale.Of("SKU-MILK-1L"))).SaleNumber;
        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        var cursor = (await grace.GetAsync($"{List}?cursor=&limit=1"))["next_cursor"];

        var page = (await carl.GetAsync($"{List}?cursor={cursor}&limit=200")).Expect(HttpStatusCode.OK);

        Assert.Contains(carls, NumbersOf(page));
        Assert.All(page.Json["sales"]!.AsArray(), sale => Assert.Equal("S2", (string?)sale!["store_id"]));
    }

    [Theory]
    [InlineData("page=0")]
    [InlineData("limit=1000000")]
    [InlineData("page=1&cursor=")]
    [InlineData("cursor=AAjfSRcOjvwKlAaiAS3cAHy899yYeEisyrQtIyB0bhdD")]
    [InlineData("start_date=2026-02-30")]
    [InlineData("status=synced&status=failed")]
    [InlineData("terminal_id=%00")]
    [InlineData("terminal=T1")]
    public async Task Refused_with_400_is(string query)
    {
        using var grace = await _shop.TerminalAsync();

        var refused = await grace.GetAsync($"{List}?{query}");

        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Equal("/problems/malformed-request", refused.Problem);
    }

    [Fact]
    public async Task A_page_by_cursor_is_read_from_the_stores_index()
    {
        // A small shop's sales fit on a page, and no index would be worth it.
        await _shop.Database.ExecuteAsync(
            """
            SET session_replication_role = replica;
            INSERT INTO pos.sales (id, sale_number, kind, store_id, subtotal, discount_amount, tax_amount, tax_included_amount,
                rounding_amount, total_amount, currency, payment_method, tendered_amount, change_amount, cashier_id, flags,
                sold_at, created_at, status, ledger_entry_id, queued_as, stock_status)
            SELECT gen_random_uuid(), 'S3-T1-' || n, 'sale', 'S3', 1, 0, 0, 0, 0, 1, 'EUR', 'cash', 1, 0, 'u', '{}',
                now() - n * interval '1 minute', now() - n * interval '1 minute', 'synced', 'e' || n, gen_random_uuid(), 'applied'
            FROM generate_series(1, 20000) AS n;
            SET session_replication_role = DEFAULT;
            ANALYZE pos.sales;
            """
        );
        using var grace = await _shop.TerminalAsync();
        await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        var before = await ScansAsync();

        await grace.GetAsync($"{List}?cursor=&limit=200");

        await WaitFor.ValueAsync(ScansAsync, scans => scans > before, "the index of the store's sales was used");
    }

    private Task<long> ScansAsync() =>
        _shop.Database.ScalarAsync<long>(
            "SELECT idx_scan FROM pg_stat_user_indexes WHERE indexrelname = 'ix_sales_store_id_created_at_id'"
        );

    /// <summary>Sells at a terminal of its own, which tells the sales of one test from those of another.</summary>
    private static async Task<string[]> SellAsync(Terminal terminal, int count, string terminalId)
    {
        var numbers = new string[count];
        for (var i = 0; i < count; i++)
        {
            numbers[i] = (await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", terminalId))).SaleNumber;
        }

        return numbers;
    }

    private static async Task<IReadOnlyList<string>> NumbersAsync(Terminal terminal, string query) =>
        NumbersOf((await terminal.GetAsync($"{List}?{query}")).Expect(HttpStatusCode.OK));

    private static List<string> NumbersOf(Answer page) =>
        [.. page.Json["sales"]!.AsArray().Select(sale => (string)sale!["sale_number"]!)];
}
