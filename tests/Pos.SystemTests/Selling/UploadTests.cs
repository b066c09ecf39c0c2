using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Selling;

/// <summary>Sales that a terminal made offline: what the customer saw is booked as it was.</summary>
public sealed class UploadTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task A_batch_is_made_sale_by_sale_and_can_be_sent_again()
    {
        using var terminal = await _shop.TerminalAsync();
        JsonArray batch = [Offline("S1-T1-100001"), Offline("S1-T1-100002"), Offline("S1-T1-100003")];

        var first = await UploadAsync(terminal, batch);
        var second = await UploadAsync(terminal, batch);

        Assert.Equal(["created", "created", "created"], Outcomes(first));
        Assert.Equal(["duplicate", "duplicate", "duplicate"], Outcomes(second));
        await _shop.Sales.UntilSyncedAsync("S1-T1-100003");
        await WaitFor.ValueAsync(
            () => _shop.Sales.StockStatusAsync("S1-T1-100003"),
            status => status == "applied",
            "its stock is changed"
        );
    }

    [Fact]
    public async Task One_bad_sale_blocks_no_other()
    {
        using var terminal = await _shop.TerminalAsync();
        await terminal.SellAsync(ASale.Of("SKU-MILK-1L", 7).With("sale_number", "S1-T1-110003"));

        var answer = await UploadAsync(
            terminal,
            [
                Offline("S1-T1-110001"),
                With(Offline("S1-T1-110002"), "discuont_amount", 1),
                Offline("S1-T1-110003"),
                With(Offline("S1-T1-110004"), "expected_total", null),
                "no sale at all",
                With(Offline("S9-T9-110005"), "notes", "of another store"),
                With(Offline("S1-T1-110006"), "payment_method", "gold"),
                Offline("S1-T1-110007"),
            ]
        );

        Assert.Equal(
            ["created", "rejected", "conflict", "rejected", "rejected", "rejected", "rejected", "created"],
            Outcomes(answer)
        );
        var results = answer.Json["results"]!.AsArray();
        Assert.Equal("/problems/malformed-request", results[1]!["problem"]!["type"]!.GetValue<string>());
        Assert.Equal("/problems/sale-number-taken", results[2]!["problem"]!["type"]!.GetValue<string>());
        Assert.Equal("/expected_total", results[3]!["problem"]!["errors"]![0]!["pointer"]!.GetValue<string>());
        await _shop.Sales.UntilSyncedAsync("S1-T1-110007");
    }

    [Fact]
    public async Task What_differs_from_our_books_is_booked_as_it_was_and_flagged()
    {
        using var terminal = await _shop.TerminalAsync();
        var sale = Offline("S1-T1-120001");
        sale["items"] = new JsonArray(Line("SKU-MILK-1L", 0.95m), Line("SKU-LONG-GONE", 3.00m));
        sale["expected_total"] = 4.00m;
        sale["sold_at"] = "2026-01-05T09:00:00+01:00";
        sale["customer_name"] = "paid with 4111 1111 1111 1111";
        sale["cashier"] = "Linus";
        sale["cashier_id"] = "u-99";

        var answer = await UploadAsync(terminal, [sale]);

        Assert.Equal(["created"], Outcomes(answer));
        var made = await terminal.LookUpAsync("S1-T1-120001");
        Assert.Equal(
            ["late", "total_differs", "unknown_product", "catalogue_differs"],
            made.Json["flags"]!.AsArray().Select(flag => flag!.GetValue<string>())
        );
        Assert.Contains("\"total_amount\":4.00", made.Body, StringComparison.Ordinal);
        Assert.Contains("\"rounding_amount\":0.05", made.Body, StringComparison.Ordinal);
        Assert.Equal("Linus", made["cashier"]);
        Assert.DoesNotContain("4111 1111", made.Body, StringComparison.Ordinal);
        await _shop.Sales.UntilSyncedAsync("S1-T1-120001");
    }

    [Fact]
    public async Task A_sale_that_was_made_online_before_the_line_broke_is_a_duplicate()
    {
        using var terminal = await _shop.TerminalAsync();
        await terminal.SellAsync(ASale.Of("SKU-MILK-1L").With("sale_number", "S1-T1-130001"));

        var answer = await UploadAsync(terminal, [Offline("S1-T1-130001")]);

        Assert.Equal(["duplicate"], Outcomes(answer));
    }

    [Fact]
    public async Task An_empty_and_an_overlong_batch_are_refused()
    {
        using var terminal = await _shop.TerminalAsync();

        var empty = await terminal.PostAsync("/api/v1/sales/batch", """{"sales":[]}""");
        var long201 = new JsonArray([.. Enumerable.Range(0, 201).Select(i => (JsonNode)Offline($"S1-T1-14{i:0000}"))]);
        var overlong = await terminal.PostAsync("/api/v1/sales/batch", new JsonObject { ["sales"] = long201 }.ToJsonString());

        Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.Status);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, overlong.Status);
    }

    [Fact]
    public async Task A_batch_may_be_larger_than_a_sale()
    {
        using var terminal = await _shop.TerminalAsync();
        var notes = new string('n', 900);
        JsonArray batch = [.. Enumerable.Range(0, 200).Select(i => (JsonNode)With(Long($"S1-T1-15{i:0000}"), "notes", notes))];
        Assert.True(batch.ToJsonString().Length > 1024 * 1024);

        var answer = await UploadAsync(terminal, batch);

        Assert.All(Outcomes(answer), outcome => Assert.Equal("created", outcome));

        JsonObject Long(string number)
        {
            var sale = Offline(number);
            sale["items"] = new JsonArray([.. Enumerable.Range(0, 50).Select(_ => (JsonNode)Line("SKU-MILK-1L", 1.10m))]);
            sale["expected_total"] = 55.00m;
            return sale;
        }
    }

    [Fact]
    public async Task A_preview_comes_to_the_same_figures_and_leaves_nothing()
    {
        using var terminal = await _shop.TerminalAsync();
        var before = await _shop.Sales.CountAsync();

        var preview = await terminal.PostAsync(
            "/api/v1/sales/preview",
            ASale.Of("SKU-COFFEE-250", 2, discount: 0.5m).And("SKU-MILK-1L").ToJson()
        );

        Assert.Equal(HttpStatusCode.OK, preview.Status);
        Assert.Null(preview.Json["sale_number"]);
        Assert.Contains("\"total_amount\":10.60", preview.Body, StringComparison.Ordinal);
        Assert.Equal(before, await _shop.Sales.CountAsync());
    }

    private static async Task<Answer> UploadAsync(Terminal terminal, JsonArray sales)
    {
        var answer = await terminal.PostAsync(
            "/api/v1/sales/batch",
            new JsonObject { ["sales"] = sales.DeepClone() }.ToJsonString()
        );
        Assert.Equal(HttpStatusCode.MultiStatus, answer.Status);
        return answer;
    }

    private static IEnumerable<string> Outcomes(Answer answer) =>
        answer.Json["results"]!.AsArray().Select(result => result!["result"]!.GetValue<string>());

    private static JsonObject Offline(string number) =>
        new()
        {
            ["sale_number"] = number,
            ["sold_at"] = DateTimeOffset
                .UtcNow.AddHours(-1)
                .ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture),
            ["items"] = new JsonArray(Line("SKU-MILK-1L", 1.10m)),
            ["payment_method"] = "cash",
            ["expected_total"] = 1.10m,
        };

    private static JsonObject Line(string productId, decimal price) =>
        new()
        {
            ["product_id"] = productId,
            ["quantity"] = 1,
            ["unit_price"] = price,
            ["tax_rate"] = 0.20m,
            ["price_includes_tax"] = true,
            ["name"] = "as on the receipt",
        };

    private static JsonObject With(JsonObject sale, string member, JsonNode? value)
    {
        sale[member] = value;
        return sale;
    }
}
