using System.Text.Json.Serialization;

namespace Pos.Simulators.Faults;

/// <summary>The fault in force, and the calls that the service has seen since it was set.</summary>
internal sealed record FaultResponse
{
    public required bool Down { get; init; }

    public required int LatencyMs { get; init; }

    public required double ErrorRate { get; init; }

    public required int Status { get; init; }

    public required int? RetryAfter { get; init; }

    public required bool Hang { get; init; }

    [JsonConverter(typeof(ProbabilityConverter))]
    public required double FailAfterEffect { get; init; }

    public required string? Answer { get; init; }

    public required bool AnswerAfterEffect { get; init; }

    public required IReadOnlyList<string> RejectReferences { get; init; }

    public required bool WebhookBeforeAnswer { get; init; }

    public required bool WebhookTwice { get; init; }

    public required bool EffectsOnly { get; init; }

    public required long CallsSeen { get; init; }

    public required long EffectCallsSeen { get; init; }

    public static FaultResponse Of(FaultLine line)
    {
        var fault = line.Current;
        return new()
        {
            Down = fault.Down,
            LatencyMs = (int)fault.Latency.TotalMilliseconds,
            ErrorRate = fault.ErrorRate,
            Status = fault.Status,
            RetryAfter = (int?)fault.RetryAfter?.TotalSeconds,
            Hang = fault.Hang,
            FailAfterEffect = fault.FailAfterEffect,
            Answer = fault.Answer,
            AnswerAfterEffect = fault.AnswerAfterEffect,
            RejectReferences = fault.RejectReferences,
            WebhookBeforeAnswer = fault.WebhookBeforeAnswer,
            WebhookTwice = fault.WebhookTwice,
            EffectsOnly = fault.EffectsOnly,
            CallsSeen = line.CallsSeen,
            EffectCallsSeen = line.EffectCallsSeen,
        };
    }
}
