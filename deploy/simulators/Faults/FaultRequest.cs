using System.Text.Json.Serialization;

namespace Pos.Simulators.Faults;

/// <summary>The body of <c>PUT /_faults/{service}</c>. What is absent is no fault; the whole replaces what was set before.</summary>
public sealed record FaultRequest
{
    public bool Down { get; init; }

    public int LatencyMs { get; init; }

    public double? ErrorRate { get; init; }

    public int? Status { get; init; }

    /// <summary>Seconds.</summary>
    public int? RetryAfter { get; init; }

    public bool Hang { get; init; }

    [JsonConverter(typeof(ProbabilityConverter))]
    public double FailAfterEffect { get; init; }

    public string? Answer { get; init; }

    public bool AnswerAfterEffect { get; init; }

    public IReadOnlyList<string>? RejectReferences { get; init; }

    public bool WebhookBeforeAnswer { get; init; }

    public bool WebhookTwice { get; init; }

    public bool EffectsOnly { get; init; }

    internal Fault ToFault() =>
        new()
        {
            Down = Down,
            Latency = TimeSpan.FromMilliseconds(LatencyMs),
            ErrorRate = ErrorRate ?? 0,
            Status = Status ?? Fault.None.Status,
            RetryAfter = RetryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null,
            Hang = Hang,
            FailAfterEffect = FailAfterEffect,
            Answer = Answer,
            AnswerAfterEffect = AnswerAfterEffect,
            RejectReferences = RejectReferences ?? [],
            WebhookBeforeAnswer = WebhookBeforeAnswer,
            WebhookTwice = WebhookTwice,
            EffectsOnly = EffectsOnly,
        };
}
