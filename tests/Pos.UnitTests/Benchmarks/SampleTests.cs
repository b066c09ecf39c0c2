using Pos.Benchmarks.Statistics;
using Xunit;

namespace Pos.UnitTests.Benchmarks;

public sealed class SampleTests
{
    [Theory]
    [InlineData(new double[] { 7 }, 7)]
    [InlineData(new double[] { 9, 1, 5 }, 5)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    public void The_median_is_the_middle_one_or_the_mean_of_two(double[] values, double median) =>
        Assert.Equal(median, Sample.Median(values));

    [Fact]
    public void There_is_no_median_of_nothing() => Assert.Throws<ArgumentException>(() => Sample.Median([]));

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.95, 95)]
    [InlineData(0.99, 99)]
    [InlineData(1, 100)]
    [InlineData(0, 1)]
    public void A_percentile_is_a_value_that_was_measured(double part, double expected) =>
        Assert.Equal(expected, Sample.Percentile(Enumerable.Range(1, 100).Reverse().Select(value => (double)value), part));

    [Fact]
    public void The_99th_percentile_of_a_few_is_the_worst() => Assert.Equal(3, Sample.Percentile([2, 3, 1], 0.99));

    [Fact]
    public void A_part_beyond_1_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Sample.Percentile([1], 99));

    [Fact]
    public void A_rounds_ratio_is_its_own_a_divided_by_its_own_b() => Assert.Equal(0.5, new Round(2, 4).Ratio);
}
