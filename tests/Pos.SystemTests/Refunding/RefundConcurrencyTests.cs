using System.Net;
using Npgsql;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>Many managers at once, and the same request again.</summary>
public sealed class RefundConcurrencyTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task Twenty_refunds_of_one_line_at_once_never_exceed_it()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 13));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 20)
                .Select(_ => UntilHandledAsync(() => ada.TryToRefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1))))
        );

        Assert.Equal(13, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.Equal(7, answers.Count(answer => answer.Problem == "/problems/refund-exceeds-sale"));
        Assert.Equal(13m, await RefundedAsync(sold.SaleNumber));
        Assert.Equal(
            -13m,
            await _shop.Database.ScalarAsync<decimal>(
                "SELECT sum(quantity) FROM pos.sale_items WHERE original_item_id IN (SELECT i.id FROM pos.sale_items i JOIN pos.sales s ON s.id = i.sale_id WHERE s.sale_number = $1)",
                sold.SaleNumber
            )
        );
        await _shop.Sales.UntilAllSyncedAsync();
    }

    [Fact]
    public async Task A_void_and_refunds_at_once_leave_one_or_the_other()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 5));

        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 10)
                .Select(i =>
                    UntilHandledAsync(() =>
                        i % 5 == 0
                            ? ada.TryToVoidAsync(sold.SaleNumber)
                            : ada.TryToRefundAsync(sold.SaleNumber, RefundCalls.Line(1, 1))
                    )
                )
        );

        var made = answers.Where(answer => answer.Status == HttpStatusCode.Created).Select(answer => answer["kind"]).ToList();
        Assert.True(made is ["void"] || made.All(kind => kind == "refund"), string.Join(", ", made));
        Assert.Equal(5m, await RefundedAsync(sold.SaleNumber));
    }

    [Fact]
    public async Task Twenty_calls_at_once_under_one_key_make_one_refund()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 2));

        // All that is left: whoever comes second would find nothing, were it not a repeat.
        var answers = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(_ => UntilHandledAsync(() => ada.TryToRefundAsync(sold.SaleNumber, key: "all-of-it")))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.Created, answer.Status));
        Assert.Single(answers.Select(answer => answer.SaleNumber).Distinct());
        Assert.Equal(1, answers.Count(answer => !answer.Headers.ContainsKey("Idempotent-Replayed")));
    }

    [Fact]
    public async Task A_repeated_key_or_number_is_answered_with_the_first_refund()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L", 2));
        const string Numbered = """{"terminal_id":"T1","sale_number":"S1-T1-500001"}""";

        var first = await ada.RefundAsync(sold.SaleNumber, """{"lines":[{"line":1,"quantity":1}]}""", key: "once");
        var again = await ada.RefundAsync(
            sold.SaleNumber,
            """{"reason":null,"lines":[{"quantity":1.000,"line":1}]}""",
            key: "once"
        );
        var numbered = await ada.RefundAsync(sold.SaleNumber, Numbered);
        var repeated = await ada.RefundAsync(sold.SaleNumber, Numbered);

        Assert.Equal((first.SaleNumber, "true"), (again.SaleNumber, again.Headers["Idempotent-Replayed"]));
        Assert.Equal("S1-T1-500001", numbered.SaleNumber);
        Assert.Equal(("S1-T1-500001", "true"), (repeated.SaleNumber, repeated.Headers["Idempotent-Replayed"]));
        Assert.Equal("T1", numbered["terminal_id"]);
    }

    [Fact]
    public async Task The_same_words_about_another_sale_are_another_request()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var first = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));
        var second = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));

        await ada.RefundAsync(first.SaleNumber, key: "taken");
        var otherSale = await ada.TryToRefundAsync(second.SaleNumber, key: "taken");
        var otherVerb = await ada.TryToVoidAsync(first.SaleNumber, key: "taken");

        Assert.Equal("/problems/idempotency-key-reused", otherSale.Problem);
        Assert.Equal("/problems/idempotency-key-reused", otherVerb.Problem);
    }

    [Fact]
    public async Task A_number_that_a_sale_has_is_taken()
    {
        using var ada = await _shop.TerminalAsync("ada");
        await ada.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T1").With("sale_number", "S1-T1-500003"));
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));

        var taken = await ada.TryToRefundAsync(sold.SaleNumber, """{"terminal_id":"T1","sale_number":"S1-T1-500003"}""");

        Assert.Equal((HttpStatusCode.Conflict, "/problems/sale-number-taken"), (taken.Status, taken.Problem));
        await ada.RefundAsync(sold.SaleNumber);
    }

    [Fact]
    public async Task Whoever_meets_a_request_that_does_not_end_is_told_to_come_again()
    {
        using var ada = await _shop.TerminalAsync("ada");
        var sold = await ada.SellAsync(ASale.Of("SKU-MILK-1L"));

        await using (var other = await HoldAsync("SELECT FROM pos.sales WHERE sale_number = $1 FOR UPDATE", sold.SaleNumber))
        {
            IsInProgress(await ada.TryToRefundAsync(sold.SaleNumber));
            IsInProgress(await ada.TryToVoidAsync(sold.SaleNumber));
        }

        await using (
            var other = await HoldAsync(
                """
                INSERT INTO pos.idempotency_keys (scope, key, request_hash, sale_id)
                SELECT 'user:' || cashier_id, 'held', '', id FROM pos.sales WHERE sale_number = $1
                """,
                sold.SaleNumber
            )
        )
        {
            IsInProgress(await ada.TryToRefundAsync(sold.SaleNumber, key: "held"));
        }

        await ada.RefundAsync(sold.SaleNumber, key: "held");

        static void IsInProgress(Answer answer)
        {
            Assert.Equal((HttpStatusCode.Conflict, "/problems/request-in-progress"), (answer.Status, answer.Problem));
            Assert.Equal("1", answer.Headers["Retry-After"]);
        }
    }

    /// <summary>A transaction that has done this much, and is rolled back when it is let go.</summary>
    private async Task<NpgsqlConnection> HoldAsync(string sql, string saleNumber)
    {
        var connection = await _shop.Database.Source.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await connection.BeginTransactionAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand(sql, connection) { Parameters = { new() { Value = saleNumber } } };
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        return connection;
    }

    /// <summary>As a terminal does that is told to come again.</summary>
    private static async Task<Answer> UntilHandledAsync(Func<Task<Answer>> call)
    {
        while (true)
        {
            var answer = await call();
            if (answer.Status != HttpStatusCode.Conflict || answer.Problem != "/problems/request-in-progress")
            {
                return answer;
            }
        }
    }

    private Task<decimal> RefundedAsync(string saleNumber) =>
        _shop.Database.ScalarAsync<decimal>(
            "SELECT sum(refunded_quantity) FROM pos.sale_items JOIN pos.sales ON sales.id = sale_id WHERE sale_number = $1",
            saleNumber
        );
}
