namespace Pos.Api.Pricing;

/// <summary>What makes lines one group: their rate, and whether their prices include the tax.</summary>
/// <remarks>
/// Keys sort the way units are dealt out and breakdowns are written: the higher rate first, added tax before included.
/// </remarks>
internal readonly record struct TaxKey(decimal Rate, bool Included) : IComparable<TaxKey>
{
    /// <summary>The key of a rate as given, however many zeros it is written with.</summary>
    public static TaxKey Of(decimal rate, bool included) => new(Digits.Plain(rate, least: 2), included);

    public int CompareTo(TaxKey other)
    {
        var byRate = other.Rate.CompareTo(Rate);
        return byRate != 0 ? byRate : Included.CompareTo(other.Included);
    }
}
