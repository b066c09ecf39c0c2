namespace Pos.Benchmarks.Statistics;

/// <summary>What is said of many measurements in one number.</summary>
public static class Sample
{
    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            throw new ArgumentException("There is no median of nothing.", nameof(values));
        }

        var middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    /// <summary>The smallest value that at least this part of all is not above: no value that nobody measured.</summary>
    /// <param name="part">From 0 to 1: 0.99 is the 99th percentile.</param>
    public static double Percentile(IEnumerable<double> values, double part)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, 1);
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0)
        {
            throw new ArgumentException("There is no percentile of nothing.", nameof(values));
        }

        // 0.99 × 100 is a little more than 99 in binary, and would be the next value.
        var rank = (int)Math.Ceiling(Math.Round(part * sorted.Length, 9));
        return sorted[Math.Max(rank, 1) - 1];
    }
}
