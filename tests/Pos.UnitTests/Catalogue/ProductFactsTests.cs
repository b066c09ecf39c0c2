using Pos.Api.Catalogue;
using Pos.Api.Stock;
using Xunit;

namespace Pos.UnitTests.Catalogue;

public sealed class ProductFactsTests
{
    private static readonly Product Milk = new("SKU-MILK-1L", "MILK-1L", "Milk", 1.10m, "EUR", 0.055m, true, 12);

    public static TheoryData<Product> Unusable =>
        [
            Milk with
            {
                ProductId = null!,
            },
            Milk with
            {
                ProductId = "",
            },
            Milk with
            {
                ProductId = new string('x', 101),
            },
            Milk with
            {
                Sku = null!,
            },
            Milk with
            {
                Name = "",
            },
            Milk with
            {
                Name = new string('x', 301),
            },
            Milk with
            {
                Name = "Milk\0",
            },
            Milk with
            {
                UnitPrice = -0.01m,
            },
            Milk with
            {
                UnitPrice = 1.105m,
            },
            Milk with
            {
                UnitPrice = 1_000_000_000m,
            },
            Milk with
            {
                Currency = null!,
            },
            Milk with
            {
                Currency = "XXX",
            },
            Milk with
            {
                Currency = "eur",
            },
            Milk with
            {
                TaxRate = -0.01m,
            },
            Milk with
            {
                TaxRate = 10.01m,
            },
            Milk with
            {
                TaxRate = 0.1234567m,
            },
        ];

    [Fact]
    public void How_much_there_is_of_it_is_no_fact_of_a_product() =>
        Assert.Equal(ProductFacts.Of(Milk), ProductFacts.Of(Milk with { Available = -3 }));

    [Fact]
    public void A_price_with_needless_zeros_is_the_same_price() =>
        Assert.Equal(ProductFacts.Of(Milk), ProductFacts.Of(Milk with { UnitPrice = 1.1000m, TaxRate = 0.055000m }));

    [Fact]
    public void A_gap_in_the_list_is_no_product() => Assert.Null(ProductFacts.Of(null));

    [Theory]
    [MemberData(nameof(Unusable))]
    public void What_could_not_be_sold_is_not_kept(Product product) => Assert.Null(ProductFacts.Of(product));
}
