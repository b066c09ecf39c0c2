using System.Text.Json.Serialization;

namespace Pos.Api.Ledger.Webhook.ReceiveLedgerEvent;

/// <summary>What the Ledger tells. It may say more with time, and what we do not know of it is passed over.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Skip)]
public sealed record LedgerEvent
{
    /// <summary>Of this one alone anything is done.</summary>
    public const string EntryConfirmed = "entry.confirmed";

    public const int EntryIdMaxLength = 255;

    public string? Type { get; init; }

    /// <summary>The sale number.</summary>
    public string? Reference { get; init; }

    /// <summary>The Ledger's id of the entry that it has booked.</summary>
    public string? EntryId { get; init; }
}
