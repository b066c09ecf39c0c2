using Pos.Api.Catalogue;
using Pos.Api.Stock;
using Xunit;

namespace Pos.UnitTests.Catalogue;

public sealed class ProductFactsTests
{
    private static readonly Product Milk = new("SKU-MILK-1L", "MILK-1L", "Milk", 1.10m, "EUR", 0.055m, true, 12);

    // By name: what a test's name shows goes into the results file, which cannot hold every character.
    private static readonly Dictionary<string, Product> Flawed = new()
    {
        ["no id"] = Milk with { ProductId = null! },
        ["empty id"] = Milk with { ProductId = "" },
        ["long id"] = Milk with { ProductId = new string('x', 101) },
        ["no SKU"] = Milk with { Sku = null! },
        ["empty name"] = Milk with { Name = "" },
        ["long name"] = Milk with { Name = new string('x', 301) },
        ["NUL in its name"] = Milk with { Name = "Milk\0" },
        ["negative price"] = Milk with { UnitPrice = -0.01m },
        ["price finer than the currency"] = Milk with { UnitPrice = 1.105m },
        ["price too high"] = Milk with { UnitPrice = 1_000_000_000m },
        ["no currency"] = Milk with { Currency = null! },
        ["unknown currency"] = Milk with { Currency = "XXX" },
        ["currency in small letters"] = Milk with { Currency = "eur" },
        ["negative tax"] = Milk with { TaxRate = -0.01m },
        ["tax too high"] = Milk with { TaxRate = 10.01m },
        ["tax too fine"] = Milk with { TaxRate = 0.1234567m },
    };

    public static TheoryData<string> Flaws => [.. Flawed.Keys];

    [Fact]
    public void How_much_there_is_of_it_is_no_fact_of_a_product() =>
        Assert.Equal(ProductFacts.Of(Milk), ProductFacts.Of(Milk with { Available = -3 }));

    [Fact]
    public void A_price_with_needless_zeros_is_the_same_price() =>
        Assert.Equal(ProductFacts.Of(Milk), ProductFacts.Of(Milk with { UnitPrice = 1.1000m, TaxRate = 0.055000m }));

    [Fact]
    public void A_gap_in_the_list_is_no_product() => Assert.Null(ProductFacts.Of(null));

    [Theory]
    [MemberData(nameof(Flaws))]
    public void What_could_not_be_sold_is_not_kept(string flaw) => Assert.Null(ProductFacts.Of(Flawed[flaw]));
}
