namespace Pos.SystemTests.Harness;

/// <summary>How a simulator misbehaves. What is not set, it does well.</summary>
public sealed record Fault
{
    /// <summary>It takes no connection.</summary>
    public bool Down { get; init; }

    public int LatencyMs { get; init; }

    /// <summary>The part of the calls that is answered with <see cref="Status"/>, from 0 to 1.</summary>
    public double ErrorRate { get; init; }

    public int Status { get; init; } = 503;

    /// <summary>The <c>Retry-After</c> of those answers, in seconds.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>It takes the call and never answers.</summary>
    public bool Hang { get; init; }

    /// <summary>The part of the calls that has its effect and then breaks the connection: the case that makes duplicates.</summary>
    public double FailAfterEffect { get; init; }

    /// <summary>What the Ledger answers posts with: <c>junk</c>, <c>redirect</c>, <c>endless</c>, <c>wrong_content_type</c>, <c>no_entry_id</c>, <c>nul_entry_id</c>.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the Ledger books an entry before it answers so; else it does not.</summary>
    public bool AnswerAfterEffect { get; init; }

    /// <summary>The Ledger answers a post after it has sent its webhook.</summary>
    public bool WebhookBeforeAnswer { get; init; }

    /// <summary>The Ledger sends every webhook twice.</summary>
    public bool WebhookTwice { get; init; }

    /// <summary>Look-ups, listings and health go on as if there were no fault.</summary>
    public bool EffectsOnly { get; init; }

    /// <summary>Sale numbers that it refuses for ever.</summary>
    public IReadOnlyList<string> RejectReferences { get; init; } = [];
}
