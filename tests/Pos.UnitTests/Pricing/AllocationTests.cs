using CsCheck;
using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

public sealed class AllocationTests
{
    private static readonly Currency Euro = Currency.Parse("EUR");

    [Fact]
    public void What_is_left_goes_to_the_largest_remainders()
    {
        // Exactly 0.1428…, 0.2857… and 0.5714…: rounded down 0.14, 0.28, 0.57, and the cent left belongs to the second.
        Assert.Equal([0.14m, 0.29m, 0.57m], Split(1.00m, [1m, 2m, 4m], [0, 1, 2]));
    }

    [Fact]
    public void Equal_remainders_are_served_in_the_order_given()
    {
        Assert.Equal([0.34m, 0.33m, 0.33m], Split(1.00m, [1m, 1m, 1m], [0, 1, 2]));
        Assert.Equal([0.33m, 0.33m, 0.34m], Split(1.00m, [1m, 1m, 1m], [2, 1, 0]));
        Assert.Equal([0.33m, 0.34m, 0.34m], Split(1.01m, [1m, 1m, 1m], [1, 2, 0]));
    }

    [Fact]
    public void A_negative_total_is_split_like_the_positive_one()
    {
        Assert.Equal([-0.14m, -0.29m, -0.57m], Split(-1.00m, [1m, 2m, 4m], [0, 1, 2]));
    }

    [Fact]
    public void Where_there_is_nothing_to_divide_by_every_share_is_0()
    {
        Assert.Equal([0m, 0m], Split(1.00m, [0m, 0m], [0, 1]));
        Assert.Empty(Split(1.00m, [], []));
    }

    [Fact]
    public void A_weight_of_0_gets_nothing_even_if_it_is_first_among_the_ties()
    {
        Assert.Equal([0m, 0.01m, 0m], Split(0.01m, [0m, 1m, 1m], [0, 1, 2]));
    }

    [Fact]
    public void What_cannot_be_split_is_refused()
    {
        Assert.ThrowsAny<ArgumentException>(() => Split(1.00m, [1m, -1m], [0, 1]));
        Assert.ThrowsAny<ArgumentException>(() => Split(1.00m, [1m, 1m], [0]));
        Assert.ThrowsAny<ArgumentException>(() => Split(1.005m, [1m, 1m], [0, 1]));
    }

    [Fact]
    public void Shares_sum_to_the_total_and_each_is_less_than_a_unit_from_its_exact_part() =>
        Gen.Select(AnySale.Currency, Gen.Long[-1_000_000_000_000, 1_000_000_000_000], Gen.Long[0, 1_000_000_000_000].Array[1, 20])
            .Sample(
                (currency, total, weights) =>
                {
                    var amounts = Array.ConvertAll(weights, weight => weight * currency.Unit);
                    var shares = Allocation.LargestRemainder(currency, total * currency.Unit, amounts, Ordered(weights.Length));

                    var sum = (decimal)weights.Sum();
                    Assert.Equal(sum == 0m ? 0m : total * currency.Unit, shares.Sum());
                    Assert.All(
                        shares.Zip(weights),
                        pair => Assert.True(sum == 0m || Distance(pair.First / currency.Unit, total, pair.Second, sum) < 1m)
                    );
                },
                iter: 10_000
            );

    [Fact]
    public void The_largest_of_weights_never_gets_less_than_a_smaller_one() =>
        Gen.Select(Gen.Int[0, 10_000], Gen.Int[0, 1_000].Array[1, 12])
            .Sample(
                (total, weights) =>
                {
                    var shares = Split(
                        total * 0.01m,
                        Array.ConvertAll(weights, weight => weight * 0.01m),
                        Ordered(weights.Length)
                    );

                    var byWeight = weights.Zip(shares).OrderBy(pair => pair.First).ThenBy(pair => pair.Second);
                    Assert.Equal(byWeight.Select(pair => pair.Second).Order(), byWeight.Select(pair => pair.Second));
                },
                iter: 10_000
            );

    private static decimal[] Split(decimal total, decimal[] weights, int[] ties) =>
        Allocation.LargestRemainder(Euro, total, weights, ties);

    private static int[] Ordered(int count) => [.. Enumerable.Range(0, count)];

    // In whole and fractional units, so that no product is beyond a decimal.
    private static decimal Distance(decimal share, decimal total, decimal weight, decimal sum) =>
        Math.Abs(share - total * weight / sum);
}
