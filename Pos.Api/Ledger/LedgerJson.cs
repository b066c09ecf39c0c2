using System.Text.Json;
using System.Text.Json.Serialization;

namespace Pos.Api.Ledger;

/// <summary>
/// How the Ledger's answers are read: generated, since a million entries are. What it adds to them is passed over; what it
/// leaves out of them is no answer.
/// </summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    PropertyNameCaseInsensitive = false,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true
)]
[JsonSerializable(typeof(EntryPage))]
[JsonSerializable(typeof(EntryHistory))]
internal sealed partial class LedgerJson : JsonSerializerContext;
