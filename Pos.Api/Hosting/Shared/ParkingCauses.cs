namespace Pos.Hosting;

/// <summary>Why a sale is parked: the words of <c>pos.sales.parked_cause</c>, by which operators find and replay what has one cause.</summary>
internal static class ParkingCauses
{
    /// <summary>The Ledger refuses its content.</summary>
    public const string Rejected = "rejected";

    /// <summary>The Ledger has another entry under its number.</summary>
    public const string Conflict = "conflict";

    /// <summary>Tried as often and as long as is allowed.</summary>
    public const string Exhausted = "exhausted";

    /// <summary>Handling its message ended the process, again and again.</summary>
    public const string KillsConsumer = "kills-consumer";

    /// <summary>Its message cannot be sent, or never arrives.</summary>
    public const string Undeliverable = "undeliverable";

    /// <summary>Its message cannot be read.</summary>
    public const string Unreadable = "unreadable";

    public static readonly IReadOnlyList<string> All = [Rejected, Conflict, Exhausted, KillsConsumer, Undeliverable, Unreadable];
}
