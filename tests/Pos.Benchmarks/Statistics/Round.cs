namespace Pos.Benchmarks.Statistics;

/// <summary>Both sides of a comparison, measured one right after the other.</summary>
public sealed record Round(double A, double B)
{
    /// <summary>What disturbs both sides of a round alike falls out of it.</summary>
    public double Ratio => A / B;
}
