using CsCheck;
using Pos.Api.Pricing;

namespace Pos.UnitTests.Pricing;

/// <summary>Sales as wild as the contract allows: every number of digits, mixed rates, free goods, 100 % discounts.</summary>
internal static class AnySale
{
    private const int Whole = 1_000;

    private static readonly decimal[] Rates = [0m, 0.021m, 0.05m, 0.055m, 0.07m, 0.10m, 0.19m, 0.20m, 0.25m, 1m, 0.083875m];

    /// <summary>Currencies of 0, 2, 3 and 4 digits, with a step that cash is rounded to.</summary>
    private static readonly (string Code, decimal Step)[] Currencies =
    [
        ("EUR", 0.05m),
        ("JPY", 10m),
        ("KWD", 0.005m),
        ("CLF", 0.5m),
    ];

    public static Gen<Currency> Currency => From(Currencies).Select(row => Api.Pricing.Currency.Parse(row.Code));

    /// <summary>Requests that keep all rules.</summary>
    public static Gen<PricingRequest> Request =>
        Gen.Select(From(Currencies), Draft.Array[1, 12], Portion, Gen.Bool, Gen.Bool)
            .Select((row, drafts, portion, rounds, cash) => Made(row.Code, rounds ? row.Step : null, drafts, portion, cash));

    /// <summary>How many thousandths of what there is: often none or all.</summary>
    public static Gen<int> Portion => Gen.Frequency((2, Gen.Const(0)), (1, Gen.Const(Whole)), (4, Gen.Int[0, Whole]));

    private static Gen<LineDraft> Draft =>
        Gen.Select(
            Gen.Frequency(
                (3, Gen.Int[1, 5].Select(pieces => pieces * 1_000L)),
                (2, Gen.Long[1, 5_000]),
                (1, Gen.Long[1, 100_000_000])
            ),
            Gen.Frequency((4, Gen.Long[0, 3_000]), (1, Gen.Long[0, 1_000_000]), (1, Gen.Const(0L)), (1, Gen.Const(100L))),
            Portion,
            From(Rates),
            Gen.Bool,
            (quantity, price, discount, rate, included) => new LineDraft(quantity, price, discount, rate, included)
        );

    private static PricingRequest Made(string code, decimal? step, LineDraft[] drafts, int portion, bool cash)
    {
        var currency = Api.Pricing.Currency.Parse(code);
        var lines = Array.ConvertAll(drafts, draft => draft.Line(currency));
        var left = lines.Sum(line => currency.Round(line.Quantity * line.UnitPrice) - line.Discount);
        return new PricingRequest(currency, lines, PartOf(left, portion, currency), step, cash);
    }

    private static decimal PartOf(decimal amount, int portion, Currency currency)
    {
        var part = portion == Whole ? amount : Math.Floor(amount * portion / Whole / currency.Unit) * currency.Unit;
        return Math.Min(part, PricingLimits.MaxAmount);
    }

    private static Gen<T> From<T>(T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    /// <summary>A line before its currency is known: thousandths of a piece, units of money, thousandths of the line.</summary>
    private sealed record LineDraft(long Quantity, long Price, int Discount, decimal Rate, bool Included)
    {
        public PricingLine Line(Currency currency)
        {
            var (quantity, price) = (Quantity / 1_000m, Price * currency.Unit);
            var discount = PartOf(currency.Round(quantity * price), Discount, currency);
            return new PricingLine(quantity, price, discount, Rate, Included);
        }
    }
}
