using Pos.Simulators.Auth.SigningIn;
using Xunit;

namespace Pos.UnitTests.Simulators;

/// <summary>What is built against this Auth must not find out later that a real one is stricter.</summary>
public sealed class SigningInTests
{
    private const string Page = "http://127.0.0.1:8001/ops";

    // The example of RFC 7636, appendix B.
    private const string Verifier = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";
    private const string Challenge = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM";

    private readonly SetClock _clock = new();
    private readonly AuthorizationCodes _codes;
    private readonly string _code;

    public SigningInTests()
    {
        _codes = new AuthorizationCodes(_clock);
        _code = _codes.Issue(new SignedIn("olga", "pos-ops", Page, Challenge));
    }

    [Fact]
    public void A_code_is_exchanged_once()
    {
        Assert.Equal("olga", _codes.Redeem(_code, "pos-ops", Page, Verifier)?.Username);
        Assert.Null(_codes.Redeem(_code, "pos-ops", Page, Verifier));
    }

    [Theory]
    [InlineData("another", Page, Verifier)]
    [InlineData("pos-ops", "http://127.0.0.1:8002/ops", Verifier)]
    [InlineData("pos-ops", Page, Challenge)]
    [InlineData("pos-ops", Page, "")]
    public void A_code_is_worth_nothing_to_anybody_else(string client, string redirectUri, string verifier)
    {
        Assert.Null(_codes.Redeem(_code, client, redirectUri, verifier));
        // Used up by the attempt.
        Assert.Null(_codes.Redeem(_code, "pos-ops", Page, Verifier));
    }

    [Fact]
    public void A_code_is_good_for_a_minute()
    {
        _clock.Go(AuthorizationCodes.Lifetime);

        Assert.Null(_codes.Redeem(_code, "pos-ops", Page, Verifier));
    }

    [Theory]
    [InlineData(Page)]
    [InlineData("http://localhost:5173/")]
    [InlineData("http://[::1]:8001/ops?from=here")]
    public void People_are_sent_back_to_this_machine(string address) => Assert.True(RedirectAddress.IsAllowed(address));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("/ops")]
    [InlineData("https://example.com/ops")]
    [InlineData("http://127.0.0.1.example.com/ops")]
    [InlineData("http://127.0.0.1:8001@example.com/ops")]
    [InlineData("http://somebody@127.0.0.1:8001/ops")]
    [InlineData("http://127.0.0.1:8001/ops#here")]
    [InlineData("http://0.0.0.0:8001/ops")]
    [InlineData("javascript:alert(1)")]
    [InlineData("ftp://127.0.0.1/ops")]
    public void And_nowhere_else(string? address) => Assert.False(RedirectAddress.IsAllowed(address));
}
