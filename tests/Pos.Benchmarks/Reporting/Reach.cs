using System.Globalization;

namespace Pos.Benchmarks.Reporting;

/// <summary>Where a ratio is to be.</summary>
internal sealed record Reach(double Value, bool IsUpperBound)
{
    public static Reach AtLeast(double value) => new(value, IsUpperBound: false);

    public static Reach AtMost(double value) => new(value, IsUpperBound: true);

    public bool IsMetBy(double ratio) => IsUpperBound ? ratio <= Value : ratio >= Value;

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"{(IsUpperBound ? '≤' : '≥')} {Value:0.##}");
}
