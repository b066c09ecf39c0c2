using System.Net;
using System.Security.Cryptography;
using Microsoft.IdentityModel.Tokens;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>Who calls is told by a token that Auth has signed for us, now; everything else is nobody.</summary>
public sealed class TokenTests(TokenTests.ShopWithForeignAuth open) : IClassFixture<TokenTests.ShopWithForeignAuth>
{
    private readonly Shop _shop = open.Shop;
    private readonly ForeignAuth _auth = open.Auth;

    [Fact]
    public async Task A_good_token_sells() => await SellsAsync(_auth.Token(open.Key));

    [Fact]
    public async Task A_token_of_ES256_sells() => await SellsAsync(_auth.Token(open.EcKey, SecurityAlgorithms.EcdsaSha256));

    [Fact]
    public async Task A_token_of_a_key_that_is_new_sells_at_once()
    {
        await SellsAsync(_auth.Token(open.Key));
        var token = _auth.Token(_auth.NewRsaKey("rotated"));

        // Auth is asked once in a second at most, whoever asks.
        await WaitFor.ValueAsync(
            () => SendAsync(token),
            answer => answer.Status == HttpStatusCode.Created,
            "the new key is taken",
            TimeSpan.FromSeconds(5)
        );
    }

    [Fact]
    public async Task A_token_that_has_expired_is_refused() =>
        await RefusedAsync(_auth.Token(open.Key, expiresIn: TimeSpan.FromMinutes(-2)));

    [Fact]
    public async Task A_token_that_is_not_valid_yet_is_refused() =>
        await RefusedAsync(_auth.Token(open.Key, expiresIn: TimeSpan.FromHours(3)));

    [Fact]
    public async Task A_token_of_another_issuer_is_refused()
    {
        await RefusedAsync(_auth.Token(open.Key, issuer: "http://auth.example.org"));
        await RefusedAsync(await _shop.TokenAsync("grace"));
    }

    [Fact]
    public async Task A_token_for_another_audience_is_refused() => await RefusedAsync(_auth.Token(open.Key, audience: "ledger"));

    [Fact]
    public async Task A_token_that_another_key_has_signed_is_refused()
    {
        using var rsa = RSA.Create(2048);

        await RefusedAsync(_auth.Token(new RsaSecurityKey(rsa) { KeyId = open.Key.KeyId }));
        await RefusedAsync(_auth.Token(new RsaSecurityKey(rsa) { KeyId = "unknown" }));
    }

    [Fact]
    public async Task A_token_of_another_algorithm_is_refused()
    {
        // The public key, which everybody knows, as the secret of a symmetric signature.
        var secret = new SymmetricSecurityKey(open.Key.Rsa.ExportSubjectPublicKeyInfo()) { KeyId = open.Key.KeyId };

        await RefusedAsync(_auth.Token(secret, SecurityAlgorithms.HmacSha256));
        await RefusedAsync(_auth.Token(open.Key, SecurityAlgorithms.RsaSha512));
    }

    [Fact]
    public async Task A_token_without_a_signature_is_refused()
    {
        var parts = _auth.Token(open.Key).Split('.');
        var none = Base64UrlEncoder.Encode("""{"alg":"none","typ":"at+jwt"}""");

        await RefusedAsync($"{parts[0]}.{parts[1]}.");
        await RefusedAsync($"{none}.{parts[1]}.");
        await RefusedAsync($"{none}.{parts[1]}.{parts[2]}");
    }

    [Fact]
    public async Task A_token_that_was_changed_is_refused()
    {
        var parts = _auth.Token(open.Key).Split('.');
        var manager = Base64UrlEncoder.Decode(parts[1]).Replace("cashier", "manager", StringComparison.Ordinal);

        await RefusedAsync($"{parts[0]}.{Base64UrlEncoder.Encode(manager)}.{parts[2]}");
    }

    [Theory]
    [InlineData("sub", null)]
    [InlineData("sub", "")]
    [InlineData("store_id", "POS")]
    [InlineData("store_id", "S1-T1")]
    [InlineData("store_id", "a store whose name is much too long for any")]
    [InlineData("terminal_id", "T 1")]
    public async Task A_token_that_names_nobody_of_ours_is_refused(string claim, string? value) =>
        await RefusedAsync(_auth.Token(open.Key, change: claims => Set(claims, claim, value)));

    [Fact]
    public async Task A_token_without_a_store_or_a_role_may_not_sell()
    {
        await RefusedAsync(_auth.Token(open.Key, change: claims => claims.Remove("store_id")), ProblemCatalogue.Forbidden);
        await RefusedAsync(_auth.Token(open.Key, change: claims => claims.Remove("roles")), ProblemCatalogue.Forbidden);
    }

    [Fact]
    public async Task A_name_that_no_receipt_can_hold_is_cut()
    {
        var token = _auth.Token(open.Key, change: claims => claims["name"] = "Gr\u202eace " + new string('x', 300));

        var sale = await SendAsync(token);

        Assert.Equal("Grace " + new string('x', 194), sale["cashier"]);
    }

    private static void Set(Dictionary<string, object> claims, string claim, string? value)
    {
        claims.Remove(claim);
        if (value is not null)
        {
            claims[claim] = value;
        }
    }

    private async Task SellsAsync(string token)
    {
        var answer = await SendAsync(token);
        Assert.True(answer.Status == HttpStatusCode.Created, $"{answer}");
    }

    private async Task RefusedAsync(string token, ProblemType? problem = null)
    {
        var sales = await _shop.Sales.CountAsync();
        var answer = await SendAsync(token);

        new Refusal("", Wrong.Sale, problem ?? ProblemCatalogue.Unauthenticated).Check(answer);
        if (problem is null)
        {
            Assert.StartsWith("Bearer", answer.Headers["WWW-Authenticate"], StringComparison.Ordinal);
        }

        Assert.Equal(sales, await _shop.Sales.CountAsync());
        await SellsAsync(_auth.Token(open.Key));
    }

    private Task<Answer> SendAsync(string token) => RawHttp.SendAsync(_shop.Api.Address, Wrong.Sale.ToBytes(token));

    /// <summary>A shop that believes the test's own Auth, while the services behind it believe the simulators'.</summary>
    public sealed class ShopWithForeignAuth(TestServers servers) : IAsyncLifetime
    {
        private ForeignAuth? _auth;
        private Shop? _shop;

        internal ForeignAuth Auth => _auth!;

        internal RsaSecurityKey Key { get; private set; } = null!;

        internal ECDsaSecurityKey EcKey { get; private set; } = null!;

        public Shop Shop => _shop!;

        public async ValueTask InitializeAsync()
        {
            _auth = await ForeignAuth.StartAsync();
            Key = _auth.NewRsaKey("first");
            EcKey = _auth.NewEcKey("second");
            _shop = await Shop.OpenAsync(
                servers,
                new ShopOptions
                {
                    LedgerSyncs = 0,
                    Api = new Dictionary<string, string> { ["AUTH_SERVICE_URL"] = _auth.Issuer },
                }
            );
            _auth.ServiceToken = await _shop.ServiceTokenAsync("pos-api", "inventory");
        }

        public async ValueTask DisposeAsync()
        {
            await (_shop?.DisposeAsync() ?? ValueTask.CompletedTask);
            await (_auth?.DisposeAsync() ?? ValueTask.CompletedTask);
        }
    }
}
