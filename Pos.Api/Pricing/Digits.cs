namespace Pos.Api.Pricing;

/// <summary>The written form of numbers that are no money: quantities and rates.</summary>
internal static class Digits
{
    // Dividing by a one of 28 places leaves no zero at the end that the value can do without.
    private const decimal One = 1.0000000000000000000000000000m;

    /// <summary>Whether the value has at most so many decimal places; zeros at the end do not count.</summary>
    public static bool AtMost(int places, decimal value) => value.Scale <= places || Plain(value).Scale <= places;

    /// <summary>The same value without needless zeros at the end: 2.000 is 2, or 2.00 where two places are the least.</summary>
    public static decimal Plain(decimal value, byte least = 0) =>
        value.Scale == least ? value : value / One + new decimal(0, 0, 0, isNegative: false, least);
}
