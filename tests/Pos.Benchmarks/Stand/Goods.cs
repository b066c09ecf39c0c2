using System.Text;

namespace Pos.Benchmarks.Stand;

/// <summary>The three lines that are sold in all that sells, and what Inventory answers about them.</summary>
internal static class Goods
{
    private const string Products = """
        {"product_id":"SKU-COFFEE-250","sku":"COFFEE-250","name":"Coffee, ground, 250 g","unit_price":5.00,"currency":"EUR","tax_rate":0.20,"price_includes_tax":true,"available":1000000},
        {"product_id":"SKU-MILK-1L","sku":"MILK-1L","name":"Milk, whole, 1 l","unit_price":1.10,"currency":"EUR","tax_rate":0.20,"price_includes_tax":true,"available":1000000},
        {"product_id":"SKU-BAGUETTE","sku":"BAGUETTE","name":"Baguette","unit_price":1.05,"currency":"EUR","tax_rate":0.055,"price_includes_tax":true,"available":1000000}
        """;

    public static byte[] LookUpAnswer { get; } = Encoding.UTF8.GetBytes($$"""{"products":[{{Products}}],"unknown":[]}""");

    public static byte[] ListAnswer { get; } = Encoding.UTF8.GetBytes($$"""{"products":[{{Products}}],"next":null}""");

    public static byte[] SaleRequest { get; } =
        """
        {"items":[{"product_id":"SKU-COFFEE-250","quantity":2},{"product_id":"SKU-MILK-1L","quantity":1},{"product_id":"SKU-BAGUETTE","quantity":3}],"payment_method":"cash","tendered_amount":20.00}
        """u8.ToArray();
}
