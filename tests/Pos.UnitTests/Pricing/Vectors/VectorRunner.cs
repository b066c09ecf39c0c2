using System.Text.Json.Nodes;
using Pos.Api.Pricing;
using static Pos.UnitTests.Pricing.Vectors.VectorJson;

namespace Pos.UnitTests.Pricing.Vectors;

/// <summary>Runs the request of a vector through the engine and writes what comes of it.</summary>
internal static class VectorRunner
{
    /// <summary>What the vector's <c>expected</c> should be: the outcome, or <c>{ "errors": […] }</c>.</summary>
    public static JsonObject Run(string kind, JsonNode request)
    {
        var currency = Currency.Parse((string)request["currency"]!);
        return kind switch
        {
            "allocation" => Allocate(currency, request),
            "sale" => PriceSale(currency, request),
            "tender" => Settle(currency, request),
            "refund" => Refund(currency, request),
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "No such kind of vector."),
        };
    }

    public static PricingRequest ReadSale(Currency currency, JsonNode request) =>
        new(
            currency,
            [.. request["items"]!.AsArray().Select(ReadLine)],
            Number(request["discount_amount"]),
            NumberOrNull(request["cash_rounding"]),
            (bool)request["paid_in_cash"]!
        );

    private static JsonObject Allocate(Currency currency, JsonNode request)
    {
        var weights = request["weights"]!.AsArray().Select(Number).ToArray();
        var ties = request["ties"]!.AsArray().Select(place => (int)place!).ToArray();
        var shares = Allocation.LargestRemainder(currency, Number(request["total"]), weights, ties);
        return new JsonObject { ["shares"] = VectorJson.Array(shares.Select(share => (JsonNode)Text(share))) };
    }

    private static JsonObject PriceSale(Currency currency, JsonNode request) =>
        Outcome(
            SalePricing.Price(ReadSale(currency, request)),
            sale =>
            {
                var written = Write(sale.Totals);
                written["items"] = VectorJson.Array(sale.Lines.Select(Write));
                return written;
            }
        );

    private static JsonObject Settle(Currency currency, JsonNode request)
    {
        var tender = new TenderRequest(
            (string?)request["payment_method"],
            ReadTenders(request["payments"]),
            NumberOrNull(request["tendered_amount"])
        );
        return Outcome(
            Tenders.Settle(currency, Number(request["total_amount"]), tender),
            settled => new JsonObject
            {
                ["payment_method"] = settled.PaymentMethod,
                ["payments"] = VectorJson.Array(settled.Payments.Select(Write)),
                ["tendered_amount"] = Text(settled.TenderedAmount),
                ["change_amount"] = Text(settled.ChangeAmount),
            }
        );
    }

    private static JsonObject Refund(Currency currency, JsonNode request)
    {
        var sale = request["sale"]!;
        var original = new BookedSale(
            currency,
            [.. sale["items"]!.AsArray().Select(ReadBookedLine)],
            Number(sale["total_amount"]),
            (string)sale["payment_method"]!,
            ReadTenders(sale["payments"])!
        );

        // One after another: each that succeeds is booked before the next.
        var books = new Books(original, NumberOrNull(request["cash_rounding"]));
        var refunds = request["refunds"]!.AsArray().Select(step => Outcome(Refund(books, step!), WriteRefund)).ToArray();
        return new JsonObject { ["refunds"] = VectorJson.Array(refunds) };
    }

    private static PricingResult<PricedRefund> Refund(Books books, JsonNode step)
    {
        var lines = step["lines"]?.AsArray().Select(line => new RefundLine((int)line!["line"]!, Number(line["quantity"])));
        return books.TryRefund(lines?.ToArray(), ReadTenders(step["payments"]));
    }

    private static JsonObject WriteRefund(PricedRefund refund)
    {
        var written = Write(refund.Totals);
        written["payment_method"] = refund.Tenders.PaymentMethod;
        written["payments"] = VectorJson.Array(refund.Tenders.Payments.Select(Write));
        written["items"] = VectorJson.Array(refund.Lines.Select(Write));
        return written;
    }

    private static JsonObject Outcome<T>(PricingResult<T> result, Func<T, JsonObject> write)
        where T : class => result.Succeeded ? write(result.Value) : new JsonObject { ["errors"] = Write(result.Errors) };

    private static PricingLine ReadLine(JsonNode? line) =>
        new(
            Number(line!["quantity"]),
            Number(line["unit_price"]),
            Number(line["discount"]),
            Number(line["tax_rate"]),
            (bool)line["price_includes_tax"]!
        );

    private static BookedLine ReadBookedLine(JsonNode? line) =>
        new(
            (int)line!["line"]!,
            Number(line["quantity"]),
            new PricedLine(
                Number(line["line_amount"]),
                Number(line["discount"]),
                Number(line["tax"]),
                Number(line["tax_rate"]),
                (bool)line["price_includes_tax"]!
            )
        );
}
