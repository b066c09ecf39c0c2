using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Api.Stock;

/// <summary>What is said to Inventory and what it answers, read and written by code that was made when this was compiled.</summary>
[JsonSourceGenerationOptions(JsonSerializerDefaults.Web, PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower)]
[JsonSerializable(typeof(LookUpRequest))]
[JsonSerializable(typeof(LookUpAnswer))]
[JsonSerializable(typeof(ProductList))]
[JsonSerializable(typeof(AdjustmentRequest))]
[JsonSerializable(typeof(AdjustmentAnswer))]
internal sealed partial class InventoryJson : JsonSerializerContext;

internal sealed record LookUpRequest(IReadOnlyCollection<string> ProductIds);

internal sealed record LookUpAnswer(IReadOnlyList<Product>? Products, IReadOnlyList<string>? Unknown);

internal sealed record AdjustmentRequest(string Reference, bool AllowNegative, IReadOnlyList<StockChange> Changes);
