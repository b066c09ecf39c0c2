using System.Net;
using Npgsql;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Stocking;

namespace Pos.SystemTests.Selling;

/// <summary>The same request again: one sale, whatever the network did to its answer.</summary>
public sealed class RepeatTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task Fifty_calls_at_once_under_one_key_make_one_sale_one_message_and_one_stock_change()
    {
        using var terminal = await _shop.TerminalAsync();
        var before = await _shop.Audit.InventoryAsync();

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 50).Select(_ => terminal.TryToSellAsync(ASale.Of("SKU-COFFEE-250", 2), key: "fifty"))
        );

        var made = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        var number = Assert.Single(made.Select(answer => answer.SaleNumber).Distinct());
        Assert.Equal(1, made.Count(answer => !answer.Headers.ContainsKey("Idempotent-Replayed")));
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.Created),
            answer => Assert.Equal("/problems/request-in-progress", answer.Problem)
        );
        Assert.Single(made.Select(WithoutProgress).Distinct());

        await _shop.Sales.UntilSyncedAsync(number);
        Assert.Equal(
            1,
            await _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_attempts WHERE sale_number = $1", number)
        );
        // At once, or by its message: on a busy machine Inventory may answer too late for the sale.
        await _shop.UntilStockIsAsync(number, "applied");
        await WaitFor.ConditionAsync(async () => await _shop.Sales.StagedAsync() == 0, "the outbox is empty");
        Assert.Equal(before.Changes + 1, (await _shop.Audit.InventoryAsync()).Changes);
    }

    [Fact]
    public async Task A_key_with_another_body_is_refused()
    {
        using var terminal = await _shop.TerminalAsync();
        await terminal.SellAsync(ASale.Of("SKU-MILK-1L"), key: "mine");

        var other = await terminal.TryToSellAsync(ASale.Of("SKU-MILK-1L", 2), key: "mine");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, other.Status);
        Assert.Equal("/problems/idempotency-key-reused", other.Problem);
    }

    [Fact]
    public async Task A_key_of_another_terminal_is_another_key()
    {
        using var grace = await _shop.TerminalAsync();
        using var alan = await _shop.TerminalAsync("alan");

        var first = await grace.SellAsync(ASale.Of("SKU-MILK-1L"), key: "shared");
        var second = await alan.SellAsync(ASale.Of("SKU-MILK-1L"), key: "shared");

        Assert.NotEqual(first.SaleNumber, second.SaleNumber);
    }

    [Fact]
    public async Task A_refused_request_leaves_its_key_free()
    {
        using var terminal = await _shop.TerminalAsync();
        var refused = await terminal.TryToSellAsync(ASale.Of("SKU-MILK-1L", -1), key: "free");

        var made = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"), key: "free");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.Status);
        Assert.False(made.Headers.ContainsKey("Idempotent-Replayed"));
    }

    [Fact]
    public async Task The_same_content_in_other_words_is_the_same_request()
    {
        using var terminal = await _shop.TerminalAsync();
        const string First = """{"items":[{"product_id":"SKU-MILK-1L","quantity":1}],"payment_method":"cash"}""";
        const string Second =
            """{"payment_method":"cash","notes":null,"items":[{"quantity":1.000,"product_id":"SKU-MILK-1L"}]}""";

        var first = await terminal.PostAsync("/api/v1/sales", First, key: "words");
        var second = await terminal.PostAsync("/api/v1/sales", Second, key: "words");

        Assert.Equal(first.SaleNumber, second.SaleNumber);
        Assert.Equal("true", second.Headers["Idempotent-Replayed"]);
    }

    [Fact]
    public async Task A_repeated_sale_number_is_answered_with_its_sale_and_other_content_is_a_conflict()
    {
        using var terminal = await _shop.TerminalAsync();
        var sale = ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-000042");
        await terminal.SellAsync(sale);

        var again = await terminal.SellAsync(sale);
        var other = await terminal.TryToSellAsync(ASale.Of("SKU-MILK-1L", 2).With("sale_number", "S1-T1-000042"));

        Assert.Equal("true", again.Headers["Idempotent-Replayed"]);
        Assert.Equal("S1-T1-000042", again.SaleNumber);
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Equal("/problems/sale-number-taken", other.Problem);
    }

    [Fact]
    public async Task A_repeat_waits_two_seconds_for_the_first_and_is_told_to_come_again()
    {
        using var terminal = await _shop.TerminalAsync();
        var any = await terminal.SellAsync(ASale.Of("SKU-MILK-1L"));
        await using var first = await _shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await using var transaction = await first.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var key = new NpgsqlCommand(
            "INSERT INTO pos.idempotency_keys (scope, key, request_hash, sale_id) SELECT 'terminal:S1/T1', 'held', '', id FROM pos.sales WHERE sale_number = $1",
            first
        )
        {
            Parameters = { new() { Value = any.SaleNumber } },
        };
        await key.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        var before = await _shop.Sales.CountAsync();

        var repeat = await terminal.TryToSellAsync(ASale.Of("SKU-MILK-1L"), key: "held");

        Assert.Equal(HttpStatusCode.Conflict, repeat.Status);
        Assert.Equal("/problems/request-in-progress", repeat.Problem);
        Assert.Equal("1", repeat.Headers["Retry-After"]);
        Assert.Equal(before, await _shop.Sales.CountAsync());
    }

    /// <summary>The answer but for what goes on meanwhile.</summary>
    private static string WithoutProgress(Answer answer)
    {
        var sale = answer.Json.AsObject();
        string[] progress =
        [
            "status",
            "sync_status",
            "stock_status",
            "ledger_entry_id",
            "synced_at",
            "next_attempt_at",
            "attempt_count",
            "last_sync_error",
        ];
        foreach (var member in progress)
        {
            sale.Remove(member);
        }

        return sale.ToJsonString();
    }
}
