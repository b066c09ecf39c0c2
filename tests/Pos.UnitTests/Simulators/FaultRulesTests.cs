using Pos.Simulators.Faults;
using Pos.Simulators.Hosting;
using Xunit;

namespace Pos.UnitTests.Simulators;

/// <summary>A fault that does nothing makes a test pass that has tested nothing.</summary>
public sealed class FaultRulesTests
{
    /// <summary>Slips, and the member that the refusal must name.</summary>
    public static TheoryData<FaultRequest, string> Slips { get; } =
        new()
        {
            {
                new() { LatencyMs = -1 },
                "latency_ms"
            },
            {
                new() { ErrorRate = 1.1 },
                "error_rate"
            },
            {
                new() { ErrorRate = 1, Status = 302 },
                "status"
            },
            {
                new() { Status = 429 },
                "status"
            },
            {
                new() { RetryAfter = 5 },
                "retry_after"
            },
            {
                new() { RetryAfter = 5, ErrorRate = 0 },
                "retry_after"
            },
            {
                new() { RetryAfter = -1, ErrorRate = 1 },
                "retry_after"
            },
            {
                new() { RetryAfter = 86401, ErrorRate = 1 },
                "retry_after"
            },
            {
                new() { FailAfterEffect = double.NaN },
                "fail_after_effect"
            },
            {
                new() { Answer = "rubbish" },
                "answer"
            },
            {
                new() { Answer = "" },
                "answer"
            },
            {
                new() { Answer = SpoiltAnswers.Junk, FailAfterEffect = 0.5 },
                "answer"
            },
            {
                new() { AnswerAfterEffect = true },
                "answer_after_effect"
            },
            {
                new() { RejectReferences = [""] },
                "reject_references"
            },
            {
                new() { EffectsOnly = true },
                "effects_only"
            },
            {
                new() { EffectsOnly = true, ErrorRate = 0 },
                "effects_only"
            },
        };

    public static TheoryData<FaultRequest> Faults { get; } =
    [
        new FaultRequest(),
        new FaultRequest()
        {
            ErrorRate = 1,
            Status = 429,
            RetryAfter = 5,
        },
        new FaultRequest() { ErrorRate = 0.5, RetryAfter = 0 },
        new FaultRequest() { Answer = SpoiltAnswers.Redirect },
        new FaultRequest() { Answer = SpoiltAnswers.Junk, AnswerAfterEffect = true },
        new FaultRequest() { Down = true, EffectsOnly = true },
        new FaultRequest() { Hang = true, EffectsOnly = true },
        new FaultRequest() { LatencyMs = 10_000, EffectsOnly = true },
        new FaultRequest() { Answer = SpoiltAnswers.Endless, EffectsOnly = true },
    ];

    [Theory]
    [MemberData(nameof(Slips), DisableDiscoveryEnumeration = true)]
    public void A_slip_is_refused_by_its_name(FaultRequest fault, string member)
    {
        Assert.StartsWith(member, FaultRules.Violation(Upstream.Ledger, fault, webhooks: true), StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Faults), DisableDiscoveryEnumeration = true)]
    public void A_fault_that_does_something_is_taken(FaultRequest fault)
    {
        Assert.Null(FaultRules.Violation(Upstream.Ledger, fault, webhooks: true));
    }

    [Theory]
    [InlineData(Upstream.Auth)]
    [InlineData(Upstream.Inventory)]
    public void What_only_the_Ledger_can_do_wrong_is_refused_elsewhere(Upstream upstream)
    {
        Assert.NotNull(FaultRules.Violation(upstream, new() { Answer = SpoiltAnswers.Junk }, webhooks: true));
        Assert.NotNull(FaultRules.Violation(upstream, new() { RejectReferences = ["S1-*"] }, webhooks: true));
    }

    [Fact]
    public void A_fault_of_webhooks_is_refused_where_none_are_sent()
    {
        FaultRequest fault = new() { WebhookTwice = true };

        Assert.Null(FaultRules.Violation(Upstream.Ledger, fault, webhooks: true));
        Assert.NotNull(FaultRules.Violation(Upstream.Ledger, fault, webhooks: false));
        Assert.NotNull(FaultRules.Violation(Upstream.Inventory, fault, webhooks: true));
    }
}
