namespace Pos.Api.Operations;

/// <summary>An instance of Pos.LedgerSync, as it last told of itself. Pos.Api only reads it.</summary>
public sealed class SyncConsumer
{
    private SyncConsumer() { }

    public string Instance { get; private init; } = "";

    /// <summary><c>consuming</c> or <c>stopped</c>.</summary>
    public string State { get; private init; } = "";

    public bool IsConsuming => State == "consuming";

    /// <summary>Why it is stopped, in a sentence.</summary>
    public string? Reason { get; private init; }

    /// <summary>Since when it is in this state.</summary>
    public DateTime Since { get; private init; }

    /// <summary>When it last told; one that does not tell any more is gone.</summary>
    public DateTime SeenAt { get; private init; }

    /// <summary>It has handled a sale that was queued then: whatever was queued well before it should have arrived.</summary>
    public DateTime? HandledUpTo { get; private init; }
}
