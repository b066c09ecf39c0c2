using System.Text.Json.Serialization;

namespace Pos.LedgerSync.Ledger;

/// <summary>What is said to the Ledger and what it answers, read and written by code that was made when this was compiled.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    Converters = [typeof(StorableText)]
)]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(Booking))]
[JsonSerializable(typeof(FoundEntries))]
[JsonSerializable(typeof(ProblemAnswer))]
internal sealed partial class LedgerJson : JsonSerializerContext;

internal sealed record Booking(string? EntryId);

internal sealed record FoundEntries(IReadOnlyList<FoundEntry>? Entries);

internal sealed record ProblemAnswer(string? Title, string? Detail);
