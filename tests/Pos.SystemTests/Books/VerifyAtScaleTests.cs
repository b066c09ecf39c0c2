using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Books;

/// <summary>
/// Verifying takes time by the sale and memory hardly at all. POS_TEST_VERIFY_SALES=1000000 makes it the million of the promise,
/// which takes some minutes to prepare.
/// </summary>
public sealed class VerifyAtScaleTests(TestServers servers, ITestOutputHelper output)
{
    private const string Variable = "POS_TEST_VERIFY_SALES";

    /// <summary>Of the process as a whole, at a million.</summary>
    private const double MostMemory = 300;

    private static readonly TimeSpan TimeLimit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_million_sales_take_less_than_three_minutes_and_300_MB()
    {
        var sales = int.Parse(Environment.GetEnvironmentVariable(Variable) ?? "30000", CultureInfo.InvariantCulture);
        await using var shop = await Shop.OpenAsync(
            servers,
            // As in production: the tests' own way is sparing.
            new ShopOptions { Api = new Dictionary<string, string> { ["DOTNET_gcServer"] = "1" } }
        );
        await FillAsync(shop, sales);
        var before = await shop.Api.Process.PeakMemoryAsync();

        var watch = Stopwatch.StartNew();
        var report = await VerifyAsync(shop);
        var took = watch.Elapsed;

        var memory = await shop.Api.Process.PeakMemoryAsync();
        output.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{sales} sales in {took.TotalSeconds:0.0} s; the process had {before:0} MB before and {memory:0} MB at most"
            )
        );
        Assert.True(report.IsClean(), report.Body);
        Assert.Equal((sales, sales), ((int)report.Json["sales"]!, (int)report.Json["entries"]!));
        Assert.True(took < TimeLimit, $"{took}");
        Assert.True(memory < MostMemory, $"{memory} MB");

        // One cent in one of them is found.
        await shop.Database.ExecuteAsync(
            """
            UPDATE ledger.entries SET content = (content::jsonb || '{"tax_amount": 0.19}')::json
            WHERE entry_number = (SELECT max(entry_number) / 2 FROM ledger.entries)
            """
        );
        Assert.Equal(["tax-differs"], (await VerifyAsync(shop)).Rows("findings").Select(found => (string)found["finding"]!));
    }

    private static async Task<Answer> VerifyAsync(Shop shop)
    {
        using var http = new HttpClient { BaseAddress = shop.Api.Address, Timeout = 2 * TimeLimit };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/ops/verify")
        {
            Headers = { Authorization = new AuthenticationHeaderValue("Bearer", await shop.TokenAsync("olga")) },
        };
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        return (await Answer.OfAsync(response)).Expect(HttpStatusCode.OK);
    }

    /// <summary>One sale is sold, and then there are as many like it in both books as are wanted, an hour old.</summary>
    private static async Task FillAsync(Shop shop, int sales)
    {
        using var grace = await shop.TerminalAsync();
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await shop.Sales.UntilAllSyncedAsync();
        await shop.LedgerSync.StopAsync();

        await using var connection = await shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandTimeout = (int)TimeSpan.FromMinutes(15).TotalSeconds;
        // Without the lines the deferred trigger would refuse them; what is verified are the sales.
        command.CommandText = $"""
            SET session_replication_role = replica;
            INSERT INTO pos.sales (
                id, sale_number, kind, store_id, terminal_id, subtotal, discount_amount, tax_amount, tax_included_amount,
                rounding_amount, total_amount, currency, payment_method, tendered_amount, change_amount, cashier, cashier_id, flags,
                sold_at, created_at, status, ledger_entry_id, attempt_count, synced_at, queued_as, queued_at, stock_status
            )
            SELECT ('01900000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'S1-T1-' || n, kind, store_id, terminal_id,
                subtotal, discount_amount, tax_amount, tax_included_amount, rounding_amount, total_amount, currency, payment_method,
                tendered_amount, change_amount, cashier, cashier_id, flags, sold_at - interval '1 hour', created_at - interval '1 hour',
                status, 'LE-' || lpad((n + 1000)::text, 12, '0'), attempt_count, synced_at - interval '1 hour', gen_random_uuid(),
                queued_at - interval '1 hour', stock_status
            FROM pos.sales CROSS JOIN generate_series(1, {sales - 1}) AS n WHERE sale_number = '{sold.SaleNumber}';
            INSERT INTO ledger.entries (
                entry_number, source, reference, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount,
                rounding_amount, total_amount, content
            )
            OVERRIDING SYSTEM VALUE
            SELECT n + 1000, source, 'S1-T1-' || n, type, store_id, sold_at - interval '1 hour', currency, subtotal, discount_amount,
                tax_amount, rounding_amount, total_amount, replace(content::text, '{sold.SaleNumber}', 'S1-T1-' || n)::json
            FROM ledger.entries CROSS JOIN generate_series(1, {sales - 1}) AS n WHERE reference = '{sold.SaleNumber}';
            SET session_replication_role = DEFAULT;
            ANALYZE pos.sales;
            ANALYZE ledger.entries;
            """;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
