using System.Text.Json.Serialization;
using Pos.Contracts;

namespace Pos.Benchmarks.Selling;

internal sealed record BareRequest(IReadOnlyList<BareItem> Items, string PaymentMethod, decimal TenderedAmount);

internal sealed record BareItem(string ProductId, decimal Quantity);

internal sealed record BareLookUp(IReadOnlyList<string> ProductIds);

internal sealed record BareFound(IReadOnlyList<BareProduct> Products);

internal sealed record BareProduct(
    string ProductId,
    string Sku,
    string Name,
    decimal UnitPrice,
    string Currency,
    decimal TaxRate
);

internal sealed record BareAdjustment(string Reference, bool AllowNegative, IReadOnlyList<BareChange> Changes);

internal sealed record BareChange(string ProductId, decimal Quantity);

internal sealed record BareAnswer(
    string SaleNumber,
    string Status,
    decimal TotalAmount,
    decimal ChangeAmount,
    IReadOnlyList<BareItem> Items
)
{
    public static BareAnswer Of(BareSale sale) =>
        new(
            sale.SaleNumber,
            "pending",
            sale.Total,
            sale.Tendered - sale.Total,
            [.. sale.Lines.Select(line => new BareItem(line.Product.ProductId, line.Quantity))]
        );
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(BareRequest))]
[JsonSerializable(typeof(BareLookUp))]
[JsonSerializable(typeof(BareFound))]
[JsonSerializable(typeof(BareAdjustment))]
[JsonSerializable(typeof(BareAnswer))]
internal sealed partial class BareJson : JsonSerializerContext;

/// <summary>An envelope as MassTransit writes it.</summary>
internal sealed record BareEnvelope<T>(
    Guid MessageId,
    string DestinationAddress,
    IReadOnlyList<string> MessageType,
    T Message,
    DateTime SentTime
)
{
    public Guid ConversationId => MessageId;
    public string SourceAddress { get; } = "rabbitmq://127.0.0.1/bare_checkout?temporary=true";
    public IReadOnlyDictionary<string, string> Headers { get; } = new Dictionary<string, string>();
    public BareHost Host { get; } = BareHost.This;
}

internal sealed record BareHost(string MachineName, string ProcessName, int ProcessId, string FrameworkVersion)
{
    public static BareHost This { get; } =
        new(Environment.MachineName, "Pos.Benchmarks", Environment.ProcessId, $"{Environment.Version}");
}

internal sealed record BareStockChange(Guid SaleId, string SaleNumber, IReadOnlyList<BareChange> Changes);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(BareEnvelope<SaleCreated>))]
[JsonSerializable(typeof(BareEnvelope<BareStockChange>))]
internal sealed partial class BareEnvelopeJson : JsonSerializerContext;
