using System.Security.Claims;
using System.Security.Cryptography;

namespace Pos.Benchmarks.Selling;

/// <summary>A priced sale, tax included in all prices, with nothing checked.</summary>
internal sealed record BareSale
{
    public Guid Id { get; } = Guid.CreateVersion7();

    public string SaleNumber { get; } =
        $"POS-{DateTime.UtcNow:yyyyMMdd}-{RandomNumberGenerator.GetString("0123456789ABCDEFGHJKMNPQRSTVWXYZ", 10)}";

    public Guid SaleMessageId { get; } = Guid.CreateVersion7();
    public Guid StockMessageId { get; } = Guid.CreateVersion7();
    public DateTime SoldAt { get; } = DateTime.UtcNow;
    public required string Key { get; init; }
    public required string StoreId { get; init; }
    public required string? TerminalId { get; init; }
    public required string CashierId { get; init; }
    public required string? Cashier { get; init; }
    public required string PaymentMethod { get; init; }
    public required decimal Tendered { get; init; }
    public required IReadOnlyList<BareLine> Lines { get; init; }
    public required IReadOnlyList<BareTax> Taxes { get; init; }
    public required decimal Total { get; init; }

    public decimal Tax => Taxes.Sum(tax => tax.Tax);

    public static BareSale Of(BareRequest request, Dictionary<string, BareProduct> products, ClaimsPrincipal user, string key)
    {
        var lines = request
            .Items.Select((item, index) => new BareLine(index + 1, products[item.ProductId], item.Quantity))
            .ToArray();
        var taxes = lines.GroupBy(line => line.Product.TaxRate).Select(group => TaxOf(group.Key, [.. group])).ToArray();
        return new BareSale
        {
            Key = key,
            StoreId = user.FindFirstValue("store_id")!,
            TerminalId = user.FindFirstValue("terminal_id"),
            CashierId = user.FindFirstValue("sub")!,
            Cashier = user.Identity?.Name,
            PaymentMethod = request.PaymentMethod,
            Tendered = request.TenderedAmount,
            Lines = lines,
            Taxes = taxes,
            Total = lines.Sum(line => line.Amount),
        };
    }

    /// <summary>The last line of a rate takes what rounding leaves.</summary>
    private static BareTax TaxOf(decimal rate, BareLine[] lines)
    {
        var gross = lines.Sum(line => line.Amount);
        var net = Math.Round(gross / (1 + rate), 2, MidpointRounding.AwayFromZero);
        var left = gross - net;
        foreach (var line in lines[..^1])
        {
            line.Tax = Math.Round((gross - net) * line.Amount / gross, 2, MidpointRounding.ToZero);
            left -= line.Tax;
        }

        lines[^1].Tax = left;
        return new BareTax(rate, net, gross - net);
    }
}

internal sealed record BareLine(int Number, BareProduct Product, decimal Quantity)
{
    public decimal Amount { get; } = Math.Round(Product.UnitPrice * Quantity, 2, MidpointRounding.AwayFromZero);
    public decimal Tax { get; set; }
}

internal sealed record BareTax(decimal Rate, decimal Net, decimal Tax);
