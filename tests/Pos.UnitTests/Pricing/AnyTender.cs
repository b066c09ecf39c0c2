using Pos.Api.Pricing;

namespace Pos.UnitTests.Pricing;

/// <summary>Payments that settle a total.</summary>
internal static class AnyTender
{
    private static readonly string[] Methods = ["card", "voucher", "cash", "mobile"];

    /// <summary>Some of the total by each method in turn, the rest in cash, with so much too much of the last cash.</summary>
    public static Tender[] Of(Currency currency, decimal total, int[] thousandths, decimal over)
    {
        var (left, payments) = (total, new List<Tender>());
        for (var i = 0; i < thousandths.Length; i++)
        {
            var part = Math.Floor(left * thousandths[i] / 1_000m / currency.Unit) * currency.Unit;
            if (part is > 0m and <= PricingLimits.MaxAmount)
            {
                payments.Add(new Tender(Methods[i % Methods.Length], part, $"R-{i}"));
                left -= part;
            }
        }

        for (; left > 0m; left -= Math.Min(left, PricingLimits.MaxAmount))
        {
            var last = left <= PricingLimits.MaxAmount - over;
            payments.Add(new Tender("cash", Math.Min(left, PricingLimits.MaxAmount) + (last ? over : 0m)));
        }

        return [.. payments];
    }
}
