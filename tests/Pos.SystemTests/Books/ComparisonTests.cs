using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Books;

/// <summary>Each store's days are held against the Ledger's, by themselves.</summary>
public sealed class ComparisonTests(TestServers servers) : IAsyncLifetime
{
    private static readonly DateTime Now = DateTime.UtcNow;

    private Shop _shop = null!;

    public async ValueTask InitializeAsync() =>
        _shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Apis = 2,
                Api = new Dictionary<string, string>
                {
                    ["Comparison__Interval"] = "00:00:01",
                    ["Comparison__PollInterval"] = "00:00:00.250",
                    ["Comparison__SettleTime"] = "00:00:01",
                    ["Stores__S1__TimeZone"] = "Pacific/Kiritimati",
                },
            }
        );

    public ValueTask DisposeAsync() => _shop?.DisposeAsync() ?? ValueTask.CompletedTask;

    [Fact]
    public async Task Days_without_a_difference_come_to_the_same_by_store_and_day()
    {
        using var ada = await _shop.TerminalAsync("ada");
        using var mona = await _shop.TerminalAsync("mona");
        // In Kiritimati, 14 hours ahead, the day before the day before yesterday's noon is over there, too.
        await ada.SellAsync(At(Noon(2), 2));
        await ada.SellAsync(At(Noon(3)));
        await mona.SellAsync(At(Noon(2)));
        // Before all compared days, and today.
        await mona.SellAsync(At(Noon(9)));
        await mona.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilAllSyncedAsync();

        var days = await UntilAsync(comparisons => comparisons.Count(HasSettled) == 3);

        Assert.Equal(
            new[]
            {
                $"{Day(Noon(2), 14)} S1 1/1 {{\"EUR\":{{\"ours\":2.20,\"theirs\":2.20,\"open\":0.00,\"open_count\":0}}}} 0",
                $"{Day(Noon(2), 0)} S2 1/1 {{\"EUR\":{{\"ours\":1.10,\"theirs\":1.10,\"open\":0.00,\"open_count\":0}}}} 0",
                $"{Day(Noon(3), 14)} S1 1/1 {{\"EUR\":{{\"ours\":1.10,\"theirs\":1.10,\"open\":0.00,\"open_count\":0}}}} 0",
            }.Order(),
            days.Select(Show).Order()
        );
    }

    [Fact]
    public async Task What_differs_is_listed_both_ways_and_gone_when_it_is_mended()
    {
        using var mona = await _shop.TerminalAsync("mona");
        var sales = new List<Answer>();
        for (var i = 0; i < 6; i++)
        {
            sales.Add(await mona.SellAsync(At(Noon(2))));
        }

        await _shop.Sales.UntilAllSyncedAsync();
        await _shop.LedgerSync.StopAsync();
        await mona.SellAsync(At(Noon(2)));
        var numbers = sales.ConvertAll(sale => sale.SaleNumber);
        await ExecuteAsync("DELETE FROM ledger.entries WHERE reference = $1", numbers[0]);
        await ExecuteAsync(Alter("""{"total_amount": 1.11}"""), numbers[1]);
        await ExecuteAsync(Alter("""{"tax_amount": 0.19}"""), numbers[2]);
        await ExecuteAsync(Copy("S2-T9-1"), numbers[3]);
        await ExecuteAsync(
            "UPDATE ledger.entries SET store_id = 'S7', content = (content::jsonb || '{\"store_id\":\"S7\"}')::json WHERE reference = $1",
            numbers[4]
        );
        await ExecuteAsync(
            "UPDATE pos.sales SET status = 'failed', parked_cause = 'rejected', ledger_entry_id = NULL WHERE sale_number = $1",
            numbers[5]
        );
        await ExecuteAsync("DELETE FROM ledger.entries WHERE reference = $1", numbers[5]);

        var days = await UntilAsync(comparisons => comparisons.Sum(day => (int)day["difference_count"]!) == 6);

        var ours = days.Single(day => (string)day["store_id"]! == "S2");
        Assert.Equal(
            new[]
            {
                $"amount-differs {numbers[1]}",
                "missing-here S2-T9-1",
                $"missing-in-ledger {numbers[0]}",
                $"missing-in-ledger {numbers[5]}",
                $"tax-differs {numbers[2]}",
            }.Order(),
            Differences(ours)
        );
        Assert.Equal([$"day-differs {numbers[4]}"], Differences(days.Single(day => (string)day["store_id"]! == "S7")));
        Assert.Equal(("7", "4"), (ours["our_count"]!.ToJsonString(), ours["their_count"]!.ToJsonString()));
        Assert.Equal("""{"EUR":{"ours":7.70,"theirs":4.41,"open":1.10,"open_count":1}}""", ours["totals"]!.ToJsonString());
        Assert.Equal(
            "rejected",
            (string)ours["differences"]!.AsArray().Single(d => (string)d!["sale_number"]! == numbers[5])!["parked_cause"]!
        );

        await ExecuteAsync(Alter("""{"total_amount": 1.10}"""), numbers[1]);
        await UntilAsync(comparisons => comparisons.Sum(day => (int)day["difference_count"]!) == 5);
    }

    [Fact]
    public async Task A_Ledger_that_is_away_is_waited_for()
    {
        using var mona = await _shop.TerminalAsync("mona");
        await mona.SellAsync(At(Noon(2)));
        await _shop.Sales.UntilAllSyncedAsync();
        await UntilAsync(comparisons => comparisons.Count == 1);

        await _shop.Faults.SetLedgerAsync(new Fault { Down = true });
        await WaitFor.ConditionAsync(
            () => _shop.Apis.Any(api => api.Process.EndOfLog.Contains("not compared while the Ledger", StringComparison.Ordinal)),
            "somebody says that the Ledger is away"
        );
        await _shop.Faults.ClearAsync();
        var back = await _shop.Database.ScalarAsync<DateTime>("SELECT now()");

        await WaitFor.ValueAsync(
            () => _shop.Database.ScalarAsync<DateTime>("SELECT max(compared_at) FROM pos.ledger_comparisons"),
            comparedAt => comparedAt > back,
            "the books are compared again"
        );
    }

    [Fact]
    public async Task They_are_listed_by_day_and_store()
    {
        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.ledger_comparisons (store_id, day, our_count, their_count, totals, difference_count, differences)
            SELECT store_id, day::date, 0, 0, '{}', 0, '[]'
            FROM unnest(ARRAY['A1', 'A2']) AS store_id, generate_series('2020-01-01'::date, '2020-01-03', '1 day') AS day
            """
        );
        using var olga = await _shop.TerminalAsync("olga");

        var all = (await olga.GetAsync("/api/v1/ops/comparisons?end_date=2020-12-31&limit=4")).Expect(HttpStatusCode.OK);
        var some = await olga.GetAsync("/api/v1/ops/comparisons?start_date=2020-01-02&end_date=2020-01-02&store_id=A2");

        Assert.Equal("6", all["total"]);
        Assert.Equal(
            ["2020-01-03 A1", "2020-01-03 A2", "2020-01-02 A1", "2020-01-02 A2"],
            all.Json["comparisons"]!.AsArray().Select(day => $"{day!["day"]} {day["store_id"]}")
        );
        Assert.Contains("page=2>; rel=\"next\"", all.Headers["Link"], StringComparison.Ordinal);
        Assert.Equal(("1", "2020-01-02"), (some["total"], (string)some.Json["comparisons"]![0]!["day"]!));
    }

    private static string Noon(int daysAgo) =>
        Now.Date.AddDays(-daysAgo).AddHours(12).ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static string Day(string time, int hoursAhead) =>
        DateTimeOffset
            .Parse(time, CultureInfo.InvariantCulture)
            .AddHours(hoursAhead)
            .ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static ASale At(string soldAt, decimal quantity = 1) => ASale.Of("SKU-MILK-1L", quantity).With("sold_at", soldAt);

    /// <summary>What is on its way has come, and the day was compared since.</summary>
    private static bool HasSettled(JsonNode day) =>
        (int)(day["totals"]!["EUR"]?["open_count"] ?? 1) == 0 && (int)day["their_count"]! > 0;

    private static string Show(JsonNode day) =>
        $"{day["day"]} {day["store_id"]} {day["our_count"]}/{day["their_count"]} {day["totals"]!.ToJsonString()} {day["difference_count"]}";

    private static IEnumerable<string> Differences(JsonNode day) =>
        day["differences"]!.AsArray().Select(found => $"{found!["finding"]} {found["sale_number"]}").Order();

    private async Task<IReadOnlyList<JsonNode>> UntilAsync(Func<IReadOnlyList<JsonNode>, bool> asWanted)
    {
        using var olga = await _shop.TerminalAsync("olga");
        return await WaitFor.ValueAsync(
            async () =>
                (IReadOnlyList<JsonNode>)
                    [.. (await olga.GetAsync("/api/v1/ops/comparisons")).Json["comparisons"]!.AsArray().OfType<JsonNode>()],
            asWanted,
            "the days are compared",
            TimeSpan.FromSeconds(60)
        );
    }

    private Task<int> ExecuteAsync(string sql, string number) => _shop.Database.ExecuteAsync(sql, number);

    private static string Alter(string members) =>
        $"UPDATE ledger.entries SET content = (content::jsonb || '{members}')::json WHERE reference = $1";

    private static string Copy(string reference) =>
        $$"""
            INSERT INTO ledger.entries (source, reference, type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount,
                rounding_amount, total_amount, content)
            SELECT source, '{{reference}}', type, store_id, sold_at, currency, subtotal, discount_amount, tax_amount, rounding_amount,
                total_amount, (content::jsonb || '{"reference":"{{reference}}"}')::json
            FROM ledger.entries WHERE reference = $1 LIMIT 1
            """;
}
