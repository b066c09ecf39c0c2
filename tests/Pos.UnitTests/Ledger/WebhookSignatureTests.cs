using Pos.Api.Ledger.Webhook;
using Xunit;

namespace Pos.UnitTests.Ledger;

/// <summary>Only who knows the secret, and speaks in these minutes, is the Ledger.</summary>
public sealed class WebhookSignatureTests
{
    // The example of Standard Webhooks' own libraries.
    private const string Secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string Id = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private const string Timestamp = "1614265330";
    private const string Signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
    private const string Other = "whsec_C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private static readonly byte[] Body = """{"test": 2432232314}"""u8.ToArray();

    [Theory]
    [InlineData(0)]
    [InlineData(300)]
    [InlineData(-300)]
    public void The_example_of_the_standard_is_good_for_five_minutes_both_ways(int seconds) =>
        Assert.Null(At(seconds).FaultOf(Id, Timestamp, Signature, Body));

    [Theory]
    [InlineData(301)]
    [InlineData(-301)]
    [InlineData(86_400)]
    public void It_is_stale_beyond(int seconds) => Assert.NotNull(At(seconds).FaultOf(Id, Timestamp, Signature, Body));

    [Theory]
    [InlineData("msg_other", Timestamp, Signature)]
    [InlineData(Id, "1614265331", Signature)]
    [InlineData(Id, Timestamp, "v1,AAAASsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "v2,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")]
    [InlineData(Id, Timestamp, "v1,")]
    [InlineData(Id, Timestamp, "v1")]
    [InlineData(Id, Timestamp, "")]
    [InlineData("", Timestamp, Signature)]
    [InlineData("a b", Timestamp, Signature)]
    [InlineData(Id, "", Signature)]
    [InlineData(Id, "-1614265330", Signature)]
    [InlineData(Id, "1614265330.0", Signature)]
    [InlineData(Id, "99999999999999999999999", Signature)]
    [InlineData(Id, "9223372036854775807", Signature)]
    public void What_was_altered_is_refused(string id, string timestamp, string signature) =>
        Assert.NotNull(At(0).FaultOf(id, timestamp, signature, Body));

    [Fact]
    public void A_body_that_says_the_same_in_other_bytes_is_refused() =>
        Assert.NotNull(At(0).FaultOf(Id, Timestamp, Signature, """{"test":2432232314}"""u8));

    [Fact]
    public void One_good_signature_among_others_is_enough() =>
        Assert.Null(At(0).FaultOf(Id, Timestamp, $"v1a,x v1,AAAA {Signature} v2,BBBB", Body));

    [Fact]
    public void Each_of_two_secrets_is_known_while_they_are_rotated()
    {
        Assert.Null(At(0, Other, Secret).FaultOf(Id, Timestamp, Signature, Body));
        Assert.Null(At(0, Secret, Other).FaultOf(Id, Timestamp, Signature, Body));
        Assert.NotNull(At(0, Other).FaultOf(Id, Timestamp, Signature, Body));
    }

    [Fact]
    public void Without_a_secret_nothing_is_good() => Assert.NotNull(At(0, []).FaultOf(Id, Timestamp, Signature, Body));

    [Theory]
    [InlineData(Secret, true)]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", false)]
    [InlineData("whsec_", false)]
    [InlineData("whsec_c2hvcnQ=", false)]
    [InlineData("whsec_not base 64 at all, and far too long", false)]
    [InlineData("", false)]
    public void A_secret_that_is_none_is_told_at_the_start(string secret, bool isGood) =>
        Assert.Equal(
            isGood,
            new WebhookOptionsValidator().Validate(name: null, new WebhookOptions { LedgerSecrets = [secret] }).Succeeded
        );

    private static WebhookSignature At(int seconds, params string[] secrets) =>
        new(
            [.. secrets.Select(secret => WebhookSecret.Parse(secret)!)],
            TimeSpan.FromMinutes(5),
            new StoppedClock(DateTimeOffset.FromUnixTimeSeconds(1614265330 + seconds))
        );

    private static WebhookSignature At(int seconds) => At(seconds, Secret);

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
