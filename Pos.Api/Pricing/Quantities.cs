using System.Globalization;

namespace Pos.Api.Pricing;

/// <summary>How quantities are written.</summary>
public static class Quantities
{
    /// <summary>The same quantity without needless zeros: 2.000 read from the database is 2, 0.350 is 0.35.</summary>
    public static decimal Plain(decimal quantity) => Digits.Plain(quantity);

    /// <summary>The quantity as people read it: 2, or 0.35.</summary>
    public static string Format(decimal quantity) => Plain(quantity).ToString(CultureInfo.InvariantCulture);
}
