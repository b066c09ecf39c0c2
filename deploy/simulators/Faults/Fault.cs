namespace Pos.Simulators.Faults;

/// <summary>How a service misbehaves until it is told otherwise. Probabilities are from 0 to 1.</summary>
internal sealed record Fault
{
    public static readonly Fault None = new();

    /// <summary>Every connection is broken at once, as if nobody listened.</summary>
    public bool Down { get; init; }

    /// <summary>Each call waits that long before anything else happens.</summary>
    public TimeSpan Latency { get; init; }

    /// <summary>How often a call is answered with <see cref="Status"/> instead of being done.</summary>
    public double ErrorRate { get; init; }

    public int Status { get; init; } = StatusCodes.Status503ServiceUnavailable;

    /// <summary>The <c>Retry-After</c> of those answers; without one, none is sent.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>No call is answered; those that wait go on when the fault is lifted.</summary>
    public bool Hang { get; init; }

    /// <summary>How often a call that changed something loses its answer: the case that makes duplicates.</summary>
    public double FailAfterEffect { get; init; }

    /// <summary>One of <see cref="SpoiltAnswers"/>: what a post is answered with.</summary>
    public string? Answer { get; init; }

    /// <summary>Whether the post is done before it is answered so; if not, nothing is booked.</summary>
    public bool AnswerAfterEffect { get; init; }

    /// <summary>A post is answered after its webhook is delivered, or given up.</summary>
    public bool WebhookBeforeAnswer { get; init; }

    /// <summary>Each webhook is sent twice, at the same time and under one id.</summary>
    public bool WebhookTwice { get; init; }

    /// <summary>Calls that change nothing go on as if there were no fault.</summary>
    public bool EffectsOnly { get; init; }

    /// <summary>References that the Ledger refuses; one that ends in <c>*</c> stands for all that begin so.</summary>
    public IReadOnlyList<string> RejectReferences { get; init; } = [];

    public bool Rejects(string reference) =>
        RejectReferences.Any(rejected =>
            rejected.EndsWith('*') ? reference.StartsWith(rejected[..^1], StringComparison.Ordinal) : reference == rejected
        );
}
