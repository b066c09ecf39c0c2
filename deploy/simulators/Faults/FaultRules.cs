using Pos.Simulators.Hosting;

namespace Pos.Simulators.Faults;

/// <summary>Refuses a fault that would do nothing, so that a test does not pass because its fault was a slip.</summary>
public static class FaultRules
{
    private const int LongestLatencyMs = 10 * 60 * 1000;
    private const int LongestRetryAfter = 24 * 60 * 60;

    /// <param name="webhooks">Whether the Ledger sends any.</param>
    public static string? Violation(Upstream upstream, FaultRequest fault, bool webhooks) =>
        fault switch
        {
            { LatencyMs: < 0 or > LongestLatencyMs } => $"latency_ms must be from 0 to {LongestLatencyMs}.",
            { ErrorRate: < 0 or > 1 } => "error_rate must be from 0 to 1.",
            { Status: < 400 or > 599 } => "status must be from 400 to 599.",
            { FailAfterEffect: not (>= 0 and <= 1) } => "fail_after_effect must be true, false or a probability from 0 to 1.",
            { Status: not null, ErrorRate: null } => "status alone does nothing: error_rate says how often it is answered.",
            { RetryAfter: < 0 or > LongestRetryAfter } => $"retry_after must be from 0 to {LongestRetryAfter} seconds.",
            { RetryAfter: not null, ErrorRate: null or 0 } =>
                "retry_after alone does nothing: it is sent with the answers that error_rate makes.",
            { Answer: not null } when upstream != Upstream.Ledger => "answer is for the ledger alone.",
            { Answer: { } answer } when !SpoiltAnswers.All.Contains(answer) =>
                $"answer must be one of {string.Join(", ", SpoiltAnswers.All)}.",
            { Answer: not null, FailAfterEffect: > 0 } =>
                "answer and fail_after_effect exclude each other: one sends a wrong answer, the other none.",
            { AnswerAfterEffect: true, Answer: null } =>
                "answer_after_effect alone does nothing: answer says what the post is answered with.",
            { RejectReferences.Count: > 0 } when upstream != Upstream.Ledger => "reject_references is for the ledger alone.",
            { RejectReferences: { } references } when references.Any(string.IsNullOrEmpty) =>
                "reject_references holds an empty reference.",
            { WebhookBeforeAnswer: true } or { WebhookTwice: true } when upstream != Upstream.Ledger =>
                "webhook_before_answer and webhook_twice are for the ledger alone.",
            { WebhookBeforeAnswer: true } or { WebhookTwice: true } when !webhooks =>
                "webhook_before_answer and webhook_twice do nothing: Simulators__WebhookUrl is not set.",
            { EffectsOnly: true } when IsNoFault(fault) => "effects_only alone does nothing: it says which calls a fault is for.",
            _ => null,
        };

    private static bool IsNoFault(FaultRequest fault) =>
        fault
            is {
                Down: false,
                LatencyMs: 0,
                ErrorRate: null or 0,
                Hang: false,
                FailAfterEffect: 0,
                Answer: null,
                WebhookBeforeAnswer: false,
                WebhookTwice: false,
                RejectReferences: null or { Count: 0 }
            };
}
