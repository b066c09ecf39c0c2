using System.Text.Json.Serialization;
using Pos.Simulators.Auth.Discovery;
using Pos.Simulators.Auth.Tokens;
using Pos.Simulators.Faults;
using Pos.Simulators.Inventory;
using Pos.Simulators.Ledger.Audit;
using Pos.Simulators.Ledger.Confirming;
using Pos.Simulators.Ledger.Entries;
using Pos.Simulators.Ledger.Posting;
using Pos.Simulators.Ledger.Reading;
using Pos.Simulators.Ledger.Rules;

namespace Pos.Simulators.Hosting;

/// <summary>
/// The JSON of all three services. Strict on purpose: a member that is misspelt, repeated or of the wrong type is refused,
/// because a simulator that forgives hides the mistakes that it is there to find.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    NumberHandling = JsonNumberHandling.Strict,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowDuplicateProperties = false
)]
[JsonSerializable(typeof(HealthEndpoint.Health))]
[JsonSerializable(typeof(FaultRequest))]
[JsonSerializable(typeof(FaultResponse))]
[JsonSerializable(typeof(DiscoveryDocument))]
[JsonSerializable(typeof(KeySet))]
[JsonSerializable(typeof(TokenResponse))]
[JsonSerializable(typeof(TokenError))]
[JsonSerializable(typeof(Product))]
[JsonSerializable(typeof(ProductPage))]
[JsonSerializable(typeof(LookupRequest))]
[JsonSerializable(typeof(LookupResponse))]
[JsonSerializable(typeof(AdjustmentRequest))]
[JsonSerializable(typeof(StockLevel))]
[JsonSerializable(typeof(StockRequest))]
[JsonSerializable(typeof(InventoryAudit))]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(BookedEntry))]
[JsonSerializable(typeof(Receipt))]
[JsonSerializable(typeof(EntryConfirmed))]
[JsonSerializable(typeof(EntryError[]))]
[JsonSerializable(typeof(FoundEntries))]
[JsonSerializable(typeof(EntryHistory))]
[JsonSerializable(typeof(EntryListing))]
[JsonSerializable(typeof(LedgerAudit))]
internal sealed partial class SimulatorsJson : JsonSerializerContext;
