using Pos.Simulators.Ledger.Confirming;
using Xunit;

namespace Pos.UnitTests.Simulators;

public sealed class WebhookSignatureTests
{
    [Fact]
    public void It_is_the_one_of_the_specifications_own_example()
    {
        var signature = WebhookSignature.FromSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")!;

        var signed = signature.Sign(
            "msg_p5jXN8AQM9LWM0D4loKWxJek",
            DateTimeOffset.FromUnixTimeSeconds(1614265330),
            """{"test": 2432232314}"""u8
        );

        Assert.Equal("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signed);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("whsec_")]
    [InlineData("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw")]
    [InlineData("whsec_not base64 but long enough to be so")]
    [InlineData("whsec_dG9vIHNob3J0")]
    public void A_secret_of_another_form_is_none(string? secret)
    {
        Assert.Null(WebhookSignature.FromSecret(secret));
    }
}
