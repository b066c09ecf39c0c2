namespace Pos.Api.Pricing;

/// <summary>Spreads an amount over several so that not a unit is lost.</summary>
public static class Allocation
{
    /// <summary>Splits <paramref name="total"/> in proportion to <paramref name="weights"/> by largest remainder.</summary>
    /// <remarks>
    /// Each share is rounded down (for a negative total: towards zero), and what is left goes unit by unit to the largest
    /// remainders. The shares sum to the total exactly, and each is less than a unit away from its exact part. Where the
    /// weights sum to 0, every share is 0.
    /// </remarks>
    /// <param name="currency">Tells the unit that is dealt out.</param>
    /// <param name="total">The amount to split, positive or negative, exact in the currency.</param>
    /// <param name="weights">What the shares are in proportion to: amounts exact in the currency, none negative.</param>
    /// <param name="ties">The indices of all weights; of equal remainders, the one named earlier here is served first.</param>
    /// <returns>A share for each weight, in the order of the weights.</returns>
    /// <exception cref="ArgumentException">
    /// An amount is not exact, a weight is negative, or <paramref name="ties"/> is of another length.
    /// </exception>
    /// <exception cref="OverflowException">An amount, or the sum of the weights, is beyond 9.2 × 10¹⁸ units.</exception>
    public static decimal[] LargestRemainder(
        Currency currency,
        decimal total,
        ReadOnlySpan<decimal> weights,
        ReadOnlySpan<int> ties
    )
    {
        if (ties.Length != weights.Length)
        {
            throw new ArgumentException("Every weight needs its place among the ties.", nameof(ties));
        }

        var units = new long[weights.Length];
        var sum = ToUnits(currency, weights, units);

        var totalUnits = currency.ToUnits(total);
        Deal(Math.Abs(totalUnits), sum, units, ties);

        var shares = new decimal[weights.Length];
        for (var i = 0; i < shares.Length; i++)
        {
            shares[i] = currency.FromUnits(Math.Sign(totalUnits) * units[i]);
        }

        return shares;
    }

    private static long ToUnits(Currency currency, ReadOnlySpan<decimal> weights, Span<long> units)
    {
        var sum = 0L;
        for (var i = 0; i < weights.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(weights[i], nameof(weights));
            units[i] = currency.ToUnits(weights[i]);
            sum = checked(sum + units[i]);
        }

        return sum;
    }

    /// <summary>Replaces the weights by their shares of a total that is not negative.</summary>
    private static void Deal(long total, long sum, Span<long> units, ReadOnlySpan<int> ties)
    {
        if (sum == 0 || total == 0)
        {
            units.Clear();
            return;
        }

        var remainders = new long[units.Length];
        var left = total;
        for (var i = 0; i < units.Length; i++)
        {
            // The product is up to 10³⁴: too much for a decimal, nothing to 128 bits.
            var (share, remainder) = Int128.DivRem((Int128)units[i] * total, sum);
            units[i] = (long)share;
            remainders[i] = (long)remainder;
            left -= units[i];
        }

        // Fewer units are left than there are remainders above 0, so a weight of 0 gets none.
        if (left > 0)
        {
            foreach (var i in LargestFirst(remainders, ties).AsSpan(0, (int)left))
            {
                units[i]++;
            }
        }
    }

    private static int[] LargestFirst(long[] remainders, ReadOnlySpan<int> ties)
    {
        var places = new int[ties.Length];
        for (var place = 0; place < ties.Length; place++)
        {
            places[ties[place]] = place;
        }

        var order = ties.ToArray();
        Array.Sort(
            order,
            (a, b) =>
            {
                var byRemainder = remainders[b].CompareTo(remainders[a]);
                return byRemainder != 0 ? byRemainder : places[a].CompareTo(places[b]);
            }
        );
        return order;
    }
}
