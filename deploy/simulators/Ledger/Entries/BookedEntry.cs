using System.Text.Json.Serialization;

namespace Pos.Simulators.Ledger.Entries;

/// <summary>An entry as it stands in the books.</summary>
public sealed record BookedEntry : LedgerEntry
{
    [JsonPropertyOrder(-2)]
    public string? EntryId { get; init; }

    [JsonPropertyOrder(-1)]
    public DateTimeOffset BookedAt { get; init; }
}
