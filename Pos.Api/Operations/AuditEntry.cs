using System.Text.Json.Nodes;

namespace Pos.Api.Operations;

/// <summary>What an operator did, and why. Appended and never changed.</summary>
public sealed class AuditEntry
{
    public const int ActionMaxLength = 64;
    public const int ReasonMaxLength = 500;

    private AuditEntry() { }

    public long Id { get; private init; }

    public DateTime At { get; private init; }

    /// <summary>The <c>sub</c> of who did it.</summary>
    public string Actor { get; private init; } = "";

    /// <summary>What was done, such as <c>dead-letters.replay</c>.</summary>
    public string Action { get; private init; } = "";

    /// <summary>The sale it was done to; null where it was done to none or to many.</summary>
    public string? SaleNumber { get; private init; }

    /// <summary>Why, in the words of who did it.</summary>
    public string? Reason { get; private init; }

    /// <summary>What came of it, as a JSON object.</summary>
    public string? Details { get; private init; }

    /// <summary>Notes what <paramref name="actor"/> did; saved in the transaction in which it is done.</summary>
    public static AuditEntry Of(string actor, string action, string? saleNumber, string? reason, JsonObject details) =>
        new()
        {
            Actor = actor,
            Action = action,
            SaleNumber = saleNumber,
            Reason = reason,
            Details = details.ToJsonString(),
        };
}
