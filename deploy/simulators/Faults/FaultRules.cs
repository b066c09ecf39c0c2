using Pos.Simulators.Hosting;

namespace Pos.Simulators.Faults;

/// <summary>Refuses a fault that would do nothing, so that a test does not pass because its fault was a slip.</summary>
internal static class FaultRules
{
    private const int LongestLatencyMs = 10 * 60 * 1000;

    public static string? Violation(Upstream upstream, FaultRequest fault) =>
        fault switch
        {
            { LatencyMs: < 0 or > LongestLatencyMs } => $"latency_ms must be from 0 to {LongestLatencyMs}.",
            { ErrorRate: < 0 or > 1 } => "error_rate must be from 0 to 1.",
            { Status: < 400 or > 599 } => "status must be from 400 to 599.",
            { FailAfterEffect: not (>= 0 and <= 1) } => "fail_after_effect must be true, false or a probability from 0 to 1.",
            { Status: not null, ErrorRate: null } => "status alone does nothing: error_rate says how often it is answered.",
            { RejectReferences.Count: > 0 } when upstream != Upstream.Ledger => "reject_references is for the ledger alone.",
            { RejectReferences: { } references } when references.Any(string.IsNullOrEmpty) =>
                "reject_references holds an empty reference.",
            _ => null,
        };
}
