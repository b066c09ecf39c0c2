using System.Text.Json.Nodes;
using Pos.Api.Pricing;
using static Pos.UnitTests.Pricing.Vectors.VectorJson;

namespace Pos.UnitTests.Pricing.Vectors;

/// <summary>Makes the generated part of the published table: the same requests for ever, with what the engine makes of them.</summary>
internal static class VectorGenerator
{
    private static readonly string[] Currencies = ["EUR", "EUR", "EUR", "USD", "JPY", "KWD", "CLF"];
    private static readonly string[] Rates = ["0", "0.021", "0.05", "0.055", "0.07", "0.083875", "0.10", "0.19", "0.20", "0.25"];
    private static readonly string[] Methods = ["card", "cash", "mobile", "voucher", "account"];

    public static IEnumerable<JsonNode> Cases() =>
        [
            .. Many("allocation", 40, seed: 1, AllocationRequest),
            .. Many("sale", 160, seed: 2, SaleRequest),
            .. Many("sale", 40, seed: 3, BrokenSaleRequest),
            .. Many("tender", 80, seed: 4, TenderRequest),
            .. Many("refund", 80, seed: 5, RefundRequest),
            .. Many("sale", 20, seed: 6, LargeSaleRequest),
        ];

    private static IEnumerable<JsonNode> Many(string kind, int count, ulong seed, Func<SplitMix, JsonObject> make)
    {
        var random = new SplitMix(seed);
        for (var i = 1; i <= count; i++)
        {
            var request = make(random);
            yield return new JsonObject
            {
                ["name"] = $"{kind} {seed}.{i}",
                ["source"] = "generated",
                ["kind"] = kind,
                ["request"] = request,
                ["expected"] = VectorRunner.Run(kind, request),
            };
        }
    }

    private static JsonObject AllocationRequest(SplitMix random)
    {
        var currency = Currency.Parse(random.Of(Currencies));
        var count = random.Below(8) + 1;

        // Few different weights make many ties.
        var most = random.OneIn(2) ? 3 : 10_000;
        return new JsonObject
        {
            ["currency"] = currency.Code,
            ["total"] = Text(currency.Unit * random.Between(-2_000, 20_000)),
            ["weights"] = VectorJson.Array(Times(count, () => (JsonNode)Text(currency.Unit * random.Between(0, most)))),
            ["ties"] = VectorJson.Array(Shuffled(random, count).Select(place => (JsonNode)place)),
        };
    }

    private static JsonObject SaleRequest(SplitMix random)
    {
        var currency = Currency.Parse(random.Of(Currencies));
        var (rates, cash) = (Times(random.Below(3) + 1, () => random.Of(Rates)), random.OneIn(2));
        var items = Times(random.Below(7) + 1, () => Item(random, currency, rates));
        var left = items.Sum(item => LineAmount(currency, item) - Number(item["discount"]));
        return new JsonObject
        {
            ["currency"] = currency.Code,
            ["items"] = VectorJson.Array(items),
            ["discount_amount"] = Text(random.OneIn(2) ? currency.Zero : PartOf(random, currency, left)),
            ["cash_rounding"] = random.OneIn(2) ? Text(currency.Unit * random.Of([5, 10, 50])) : null,
            ["paid_in_cash"] = cash,
        };
    }

    /// <summary>As large as a sale can be, and larger: where a float, or a decimal of too few digits, would be found out.</summary>
    private static JsonObject LargeSaleRequest(SplitMix random)
    {
        var request = SaleRequest(random);
        var currency = Currency.Parse((string)request["currency"]!);
        foreach (var item in request["items"]!.AsArray())
        {
            item!["unit_price"] = Text(currency.Unit * random.Between(1, decimal.ToInt64(999_999_999m / currency.Unit)));
            item["quantity"] = Text(random.Between(1, 400_000) / 1_000m);
        }

        return request;
    }

    private static JsonObject BrokenSaleRequest(SplitMix random)
    {
        var request = SaleRequest(random);
        var currency = Currency.Parse((string)request["currency"]!);
        for (var faults = random.Below(3) + 1; faults > 0; faults--)
        {
            Break(random, currency, request, random.Of([.. request["items"]!.AsArray()])!);
        }

        return request;
    }

    private static void Break(SplitMix random, Currency currency, JsonObject request, JsonNode item)
    {
        var finer = Text(currency.Unit / 10m);
        var (node, member, value) = random.Below(8) switch
        {
            0 => (item, "quantity", random.Of(["0", "-1", "0.0001", "100000.001"])),
            1 => (item, "unit_price", random.Of(["-0.0001", "1000000000", finer])),
            2 => (item, "discount", random.Of(["-1", "1000000000", finer])),
            3 => (item, "discount", Text(Math.Max(0m, Number(item["unit_price"]) * Number(item["quantity"])) + 1_000m)),
            4 => (item, "tax_rate", random.Of(["-0.01", "10.000001", "0.1234567"])),
            5 => (request, "discount_amount", random.Of(["-1", "1000000000", finer])),
            _ => (request, "discount_amount", "999999999"),
        };
        node[member] = value;
    }

    private static JsonObject TenderRequest(SplitMix random)
    {
        var currency = Currency.Parse(random.Of(Currencies));
        var total = random.OneIn(8) ? currency.Zero : currency.Unit * random.Between(1, 20_000);
        var over = random.Below(4) switch
        {
            0 => currency.Unit * random.Between(1, 3_000),
            1 => currency.Unit * -random.Between(1, 10),
            _ => 0m,
        };
        var request = new JsonObject
        {
            ["currency"] = currency.Code,
            ["total_amount"] = Text(total),
            ["payment_method"] = null,
            ["payments"] = null,
            ["tendered_amount"] = null,
        };
        if (random.OneIn(3))
        {
            request["payment_method"] = random.Of(Methods);
            request["tendered_amount"] = random.OneIn(3) ? null : Text(total + over);
        }
        else
        {
            request["payments"] = VectorJson.Array(Payments(random, currency, total, over));
        }

        return request;
    }

    private static JsonObject RefundRequest(SplitMix random)
    {
        var request = SaleRequest(random);
        var currency = Currency.Parse((string)request["currency"]!);
        var sale = Price.Of(VectorRunner.ReadSale(currency, request));
        var items = request["items"]!.AsArray();
        var payments = sale.Totals.TotalAmount == 0m ? [] : Paid(random, currency, sale, (bool)request["paid_in_cash"]!);
        return new JsonObject
        {
            ["currency"] = currency.Code,
            ["cash_rounding"] = request["cash_rounding"]?.DeepClone(),
            ["sale"] = new JsonObject
            {
                ["total_amount"] = Text(sale.Totals.TotalAmount),
                ["payment_method"] = payments.Length == 1 ? (string)payments[0]["method"]! : "split",
                ["payments"] = VectorJson.Array(payments),
                ["items"] = VectorJson.Array(sale.Lines.Select((line, i) => Booked(i + 1, items[i]!, line))),
            },
            ["refunds"] = VectorJson.Array([.. Times(random.Below(4), () => Step(random, items)), new JsonObject()]),
        };
    }

    private static JsonObject[] Paid(SplitMix random, Currency currency, PricedSale sale, bool cash) =>
        cash
            ? [Payment(currency, "cash", sale.Totals.TotalAmount, null)]
            : Payments(random, currency, sale.Totals.TotalAmount, 0m);

    private static JsonObject Booked(int number, JsonNode item, PricedLine line)
    {
        var written = Write(new BookedLine(number, Number(item["quantity"]), line));
        written["tax_rate"] = Text(line.TaxRate);
        written["price_includes_tax"] = line.PriceIncludesTax;
        return written;
    }

    private static JsonObject Step(SplitMix random, JsonArray items)
    {
        var lines = Shuffled(random, items.Count)
            .Take(random.Below(items.Count) + 1)
            .Select(i => new JsonObject
            {
                ["line"] = i + 1,
                ["quantity"] = Text(
                    random.OneIn(3) ? Number(items[i]!["quantity"]) : Part(random, Number(items[i]!["quantity"]))
                ),
            });
        return new JsonObject { ["lines"] = VectorJson.Array(lines) };
    }

    private static decimal Part(SplitMix random, decimal quantity) =>
        Math.Max(0.001m, Math.Floor(quantity * random.Between(1, 9) / 10m * 1_000m) / 1_000m);

    private static JsonObject Item(SplitMix random, Currency currency, string[] rates)
    {
        // Few different prices make many ties.
        var most = random.OneIn(3) ? 4 : 2_500;
        var item = new JsonObject
        {
            ["quantity"] = Text(random.OneIn(3) ? random.Between(1, 9_999) / 1_000m : random.Between(1, 6)),
            ["unit_price"] = Text(currency.Unit * random.Between(random.OneIn(10) ? 0 : 1, most)),
            ["discount"] = null,
            ["tax_rate"] = random.Of(rates),
            ["price_includes_tax"] = !random.OneIn(3),
        };
        item["discount"] = Text(random.OneIn(3) ? PartOf(random, currency, LineAmount(currency, item)) : currency.Zero);
        return item;
    }

    private static decimal LineAmount(Currency currency, JsonObject item) =>
        currency.Round(Number(item["quantity"]) * Number(item["unit_price"]));

    // All of it now and then, else some tenths.
    private static decimal PartOf(SplitMix random, Currency currency, decimal amount) =>
        currency.Unit * (random.OneIn(6) ? amount / currency.Unit : Math.Floor(amount * random.Below(10) / 10m / currency.Unit));

    /// <summary>One to four payments for a total; what is over or missing is so with the last, or is a payment of its own.</summary>
    private static JsonObject[] Payments(SplitMix random, Currency currency, decimal total, decimal over)
    {
        var (payments, left) = (new List<JsonObject>(), total);
        for (var more = random.Below(3); more > 0; more--)
        {
            var part = PartOf(random, currency, left);
            if (part > 0m)
            {
                payments.Add(Payment(currency, random.Of(Methods), part, random.OneIn(2) ? $"A-{random.Below(1_000)}" : null));
                left -= part;
            }
        }

        if (over > 0m && left > 0m && random.OneIn(3))
        {
            payments.Add(Payment(currency, "cash", left, null));
            left = 0m;
        }

        if (left + over > 0m)
        {
            payments.Add(Payment(currency, random.Of(Methods), left + over, null));
        }

        return [.. payments];
    }

    private static JsonObject Payment(Currency currency, string method, decimal amount, string? reference) =>
        Write(new Tender(method, currency.Exact(amount), reference));

    private static T[] Times<T>(int count, Func<T> make) => [.. Enumerable.Range(0, count).Select(_ => make())];

    private static int[] Shuffled(SplitMix random, int count)
    {
        var places = Enumerable.Range(0, count).ToArray();
        for (var i = count - 1; i > 0; i--)
        {
            var other = random.Below(i + 1);
            (places[i], places[other]) = (places[other], places[i]);
        }

        return places;
    }
}
