using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Reading;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Operating;

/// <summary>Operators see what is parked, and why.</summary>
public sealed class DeadLetterListTests(QuietShop quiet) : IClassFixture<QuietShop>
{
    private const string Path = "/api/v1/ops/dead-letters";

    private readonly Shop _shop = quiet.Shop;

    [Fact]
    public async Task Parked_sales_are_grouped_by_cause_with_what_waits_beneath_them()
    {
        using var grace = await _shop.TerminalAsync();
        using var ada = await _shop.TerminalAsync("ada");
        using var olga = await _shop.TerminalAsync("olga");
        var (first, second) = (
            await grace.SellAsync(Parking.Numbered(820_001)),
            await grace.SellAsync(Parking.Numbered(820_002))
        );
        await _shop.SetParkedAsync(first.SaleNumber, "conflict", "The Ledger has 9.99 EUR.");
        await _shop.SetParkedAsync(second.SaleNumber, "conflict");
        var refund = await ada.RefundAsync(first.SaleNumber);
        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome, trace_id)
            VALUES ($1, gen_random_uuid(), 'ended', 'conflict', 'first'), ($1, gen_random_uuid(), 'ended', 'conflict', 'last')
            """,
            first.SaleNumber
        );

        var list = (await olga.GetAsync($"{Path}?cause=conflict")).Expect(HttpStatusCode.OK);

        var group = Assert.Single(list.Json["groups"]!.AsArray())!;
        Assert.Equal("conflict", (string?)group["cause"]);
        Assert.Equal(2, (int)group["count"]!);
        Assert.Equal("""[{"currency":"EUR","total_amount":2.20}]""", group["totals"]!.ToJsonString());
        Assert.NotNull(group["first_failed_at"]);
        var sale = group["sales"]![0]!;
        Assert.Equal(
            (first.SaleNumber, "S1", 3, "The Ledger has 9.99 EUR.", "last"),
            (
                (string)sale["sale_number"]!,
                (string)sale["store_id"]!,
                (int)sale["attempts"]!,
                (string)sale["last_sync_error"]!,
                (string)sale["trace_id"]!
            )
        );
        Assert.Equal(refund.SaleNumber, (string?)Assert.Single(sale["waiting"]!.AsArray()));
        Assert.Empty(group["sales"]![1]!["waiting"]!.AsArray());
    }

    [Fact]
    public async Task The_sales_are_walked_by_cursor_and_each_comes_once()
    {
        using var grace = await _shop.TerminalAsync();
        using var olga = await _shop.TerminalAsync("olga");
        var numbers = new List<string>();
        for (var i = 0; i < 7; i++)
        {
            numbers.Add((await grace.SellAsync(Parking.Numbered(821_000 + i))).SaleNumber);
            await _shop.SetParkedAsync(numbers[i], "exhausted");
        }

        var walked = new List<string>();
        var pages = 0;
        for (var next = $"{Path}?cause=exhausted&store_id=S1&limit=3"; next is not null; pages++)
        {
            var page = (await olga.GetAsync(next)).Expect(HttpStatusCode.OK);
            Assert.Equal(7, (int)page.Json["count"]!);
            walked.AddRange(NumbersOf(page));
            next = Links.Of(page, "next");
        }

        Assert.Equal(3, pages);
        Assert.Equal(numbers, walked);
        Assert.Empty((await olga.GetAsync($"{Path}?cause=exhausted&store_id=S2")).Json["groups"]!.AsArray());
    }

    [Fact]
    public async Task Messages_that_name_no_sale_are_listed_for_thirty_days()
    {
        using var olga = await _shop.TerminalAsync("olga");
        await _shop.Database.ExecuteAsync(
            """
            INSERT INTO pos.sync_attempts (sale_number, message_id, event, outcome, detail, at)
            VALUES (NULL, gen_random_uuid(), 'ended', 'unreadable', 'No JSON.', now()),
                   (NULL, gen_random_uuid(), 'ended', 'unreadable', 'Long ago.', now() - interval '31 days')
            """
        );

        var unreadable = (await olga.GetAsync(Path)).Json["unreadable"]!;

        Assert.Equal(1, (int)unreadable["count"]!);
        Assert.Equal("No JSON.", (string?)unreadable["messages"]![0]!["detail"]);
    }

    [Fact]
    public async Task The_messages_that_stand_in_the_queue_are_counted()
    {
        using var olga = await _shop.TerminalAsync("olga");
        var before = (long)(await olga.GetAsync(Path)).Json["messages_standing"]!;

        await _shop.Broker.PublishAsync("ledger-sync_error", "{}");
        await _shop.Broker.PublishAsync("ledger-sync_error", "{}");

        await WaitFor.ValueAsync(
            async () => (long)(await olga.GetAsync(Path)).Json["messages_standing"]!,
            standing => standing == before + 2,
            "two more stand there"
        );
    }

    [Theory]
    [InlineData("cause=none")]
    [InlineData("cause=")]
    [InlineData("store_id=")]
    [InlineData("limit=0")]
    [InlineData("limit=201")]
    [InlineData("cursor=AAjfSRcOjvwKlAaiAS3cAHy899yYeEisyrQtIyB0bhdC")]
    [InlineData("page=1")]
    [InlineData("limit=1&limit=2")]
    public async Task A_parameter_that_is_wrong_is_refused(string query)
    {
        using var olga = await _shop.TerminalAsync("olga");

        var answer = (await olga.GetAsync($"{Path}?{query}")).Expect(HttpStatusCode.BadRequest);

        Assert.Equal("/problems/malformed-request", answer.Problem);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_refused()
    {
        using var grace = await _shop.TerminalAsync();
        using var olga = await _shop.TerminalAsync("olga");
        foreach (var sequence in new[] { 822_001, 822_002 })
        {
            await _shop.SetParkedAsync((await grace.SellAsync(Parking.Numbered(sequence))).SaleNumber, "unreadable");
        }

        var cursor = (await olga.GetAsync($"{Path}?cause=unreadable&limit=1"))["next_cursor"];

        Assert.Equal(HttpStatusCode.OK, (await olga.GetAsync($"{Path}?cause=unreadable&cursor={cursor}")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await olga.GetAsync($"{Path}?cause=rejected&cursor={cursor}")).Status);
    }

    [Theory]
    [InlineData("grace")]
    [InlineData("ada")]
    public async Task Only_operators_may_look(string user)
    {
        using var caller = await _shop.TerminalAsync(user);

        Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync(Path)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.GetAsync("/api/v1/ops/sync")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await caller.TryToReplayAsync("""{"cause":"rejected"}""")).Status);
    }

    [Fact]
    public async Task Who_replays_too_often_is_told_when_to_go_on_and_stands_in_nobody_elses_way()
    {
        using var oscar = await _shop.TerminalAsync("oscar");
        using var olga = await _shop.TerminalAsync("olga");
        const string Nothing = """{"sale_numbers":["S1-T1-0"]}""";
        for (var i = 0; i < QuietShop.MaxCalls; i++)
        {
            await oscar.ReplayAsync(Nothing);
        }

        var refused = (await oscar.TryToReplayAsync(Nothing)).Expect(HttpStatusCode.TooManyRequests);

        Assert.Equal("/problems/rate-limited", refused.Problem);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1800, 3600);
        Assert.Equal(HttpStatusCode.OK, (await oscar.GetAsync(Path)).Status);
        await olga.ReplayAsync(Nothing);
    }

    private static IEnumerable<string> NumbersOf(Answer page) =>
        page.Json["groups"]!.AsArray().SelectMany(group => group!["sales"]!.AsArray()).Select(NumberOf);

    private static string NumberOf(JsonNode? sale) => (string)sale!["sale_number"]!;
}
