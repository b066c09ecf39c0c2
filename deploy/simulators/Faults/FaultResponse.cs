using System.Text.Json.Serialization;

namespace Pos.Simulators.Faults;

/// <summary>The fault in force, and the calls that the service has seen since it was set.</summary>
internal sealed record FaultResponse
{
    public required bool Down { get; init; }

    public required int LatencyMs { get; init; }

    public required double ErrorRate { get; init; }

    public required int Status { get; init; }

    public required bool Hang { get; init; }

    [JsonConverter(typeof(ProbabilityConverter))]
    public required double FailAfterEffect { get; init; }

    public required IReadOnlyList<string> RejectReferences { get; init; }

    public required long CallsSeen { get; init; }

    public static FaultResponse Of(FaultLine line)
    {
        var fault = line.Current;
        return new()
        {
            Down = fault.Down,
            LatencyMs = (int)fault.Latency.TotalMilliseconds,
            ErrorRate = fault.ErrorRate,
            Status = fault.Status,
            Hang = fault.Hang,
            FailAfterEffect = fault.FailAfterEffect,
            RejectReferences = fault.RejectReferences,
            CallsSeen = line.CallsSeen,
        };
    }
}
