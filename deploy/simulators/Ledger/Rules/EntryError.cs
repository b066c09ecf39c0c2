using System.Text.Json.Serialization;

namespace Pos.Simulators.Ledger.Rules;

/// <summary>One reason why an entry is refused.</summary>
/// <param name="At">Where, as a JSON pointer (RFC 6901).</param>
public sealed record EntryError([property: JsonPropertyName("pointer")] string At, string Detail);
