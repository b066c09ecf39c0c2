using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Pos.SystemTests.Harness;
using Pos.SystemTests.Refunding;

namespace Pos.SystemTests.Books;

/// <summary>The Ledger's word is taken from the Ledger alone, whenever and however often it comes.</summary>
public sealed class WebhookTests(TestServers servers) : IAsyncLifetime
{
    private const string Path = "/api/v1/webhooks/ledger";
    private const string Secret = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private const string NextSecret = "C2FVsBQIhrscChlQIMV+b5sSYspob7oD";

    private readonly HttpClient _ledger = new();
    private Shop _shop = null!;

    public async ValueTask InitializeAsync() =>
        _shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Api = new Dictionary<string, string>
                {
                    ["Webhooks__LedgerSecrets__0"] = $"whsec_{Secret}",
                    ["Webhooks__LedgerSecrets__1"] = $"whsec_{NextSecret}",
                },
            }
        );

    public async ValueTask DisposeAsync()
    {
        _ledger.Dispose();
        if (_shop is not null)
        {
            await _shop.DisposeAsync();
        }
    }

    [Fact]
    public async Task It_settles_before_the_answer_comes_and_the_answer_changes_nothing()
    {
        using var grace = await _shop.TerminalAsync();
        await _shop.Faults.SetLedgerAsync(new Fault { Hang = true, EffectsOnly = true });
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await WaitFor.ValueAsync(_shop.Faults.PostsToLedgerAsync, posts => posts > 0, "it is being posted");
        // The first entry of these books.
        const string EntryId = "LE-000000000001";

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Confirmed(sold.SaleNumber, EntryId)));

        Assert.Equal("synced", await _shop.Sales.StatusAsync(sold.SaleNumber));
        Assert.Equal(EntryId, await _shop.Sales.LedgerEntryAsync(sold.SaleNumber));
        await _shop.Faults.ClearAsync();
        await WaitFor.ValueAsync(
            () => _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sync_attempts WHERE outcome = 'booked'"),
            answers => answers == 1,
            "the answer has come"
        );
        Assert.Equal(EntryId, await _shop.Sales.LedgerEntryAsync(sold.SaleNumber));
        Assert.Equal(0, await AuditedAsync());
        Assert.True((await _shop.VerifyAsync()).IsClean());
    }

    [Fact]
    public async Task It_settles_a_parked_sale_and_releases_its_refund()
    {
        using var ada = await _shop.TerminalAsync("ada");
        await _shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-T1-700001"] });
        var parked = await ada.SellAsync(ASale.Of("SKU-MILK-1L").With("terminal_id", "T1").With("sale_number", "S1-T1-700001"));
        await WaitFor.ValueAsync(() => _shop.Sales.StatusAsync(parked.SaleNumber), status => status == "failed", "it is parked");
        var refund = await ada.RefundAsync(parked.SaleNumber);

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Confirmed(parked.SaleNumber, "LE-000000000777")));

        await _shop.Sales.UntilSyncedAsync(refund.SaleNumber);
        var read = await ada.LookUpAsync(parked.SaleNumber);
        Assert.Equal(("synced", "confirmed", "LE-000000000777"), (read["status"], read["sync_status"], read["ledger_entry_id"]));
        Assert.Null(read.Json["last_sync_error"]);
    }

    [Fact]
    public async Task Twice_is_once_and_another_entry_changes_nothing_but_is_noted()
    {
        using var grace = await _shop.TerminalAsync();
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        await _shop.Sales.UntilSyncedAsync(sold.SaleNumber);
        var entryId = (await _shop.Sales.LedgerEntryAsync(sold.SaleNumber))!;

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Confirmed(sold.SaleNumber, entryId), id: "msg_1"));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(Confirmed(sold.SaleNumber, entryId), id: "msg_1"));
        Assert.Equal(0, await AuditedAsync());

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => SendAsync(Confirmed(sold.SaleNumber, "LE-9"), id: "msg_2"))
        );

        Assert.All(answers, answer => Assert.Equal(HttpStatusCode.NoContent, answer));
        Assert.Equal(entryId, await _shop.Sales.LedgerEntryAsync(sold.SaleNumber));
        Assert.Equal(1, await AuditedAsync());
        Assert.Equal(
            $"ledger {sold.SaleNumber} {entryId} LE-9 msg_2",
            await _shop.Database.ScalarAsync<string>(
                """
                SELECT concat_ws(' ', actor, sale_number, details->>'ledger_entry_id', details->>'told_entry_id', details->>'webhook_id')
                FROM pos.audit_log WHERE action = 'webhook.entry-differs'
                """
            )
        );
        Assert.Equal(2, await _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.webhook_deliveries"));
    }

    [Fact]
    public async Task Either_of_two_secrets_is_taken_while_they_are_rotated()
    {
        var body = """{"type":"entry.reversed","of":{"reference":"x"}}""";

        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(body, secret: Secret));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(body, secret: NextSecret));
        Assert.Equal(HttpStatusCode.NoContent, await SendAsync(body, extraSignature: "v1,AAAA"));
    }

    [Fact]
    public async Task What_is_forged_stale_or_unsigned_is_refused_and_does_nothing()
    {
        using var grace = await _shop.TerminalAsync();
        await _shop.Faults.SetLedgerAsync(new Fault { Down = true });
        var sold = await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        var body = Confirmed(sold.SaleNumber, "LE-1");

        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(body, secret: Convert.ToBase64String(new byte[32])));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(body, age: TimeSpan.FromMinutes(6)));
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(body, age: TimeSpan.FromMinutes(-6)));
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            await SendAsync(body, signed: body.Replace("LE-1", "LE-2", StringComparison.Ordinal))
        );
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync(body, signed: body + " "));
        // Who has no secret does not learn whether a body is well-formed, nor what a token is worth here.
        Assert.Equal(HttpStatusCode.Unauthorized, await SendAsync("{", secret: Convert.ToBase64String(new byte[32])));
        var withToken = await grace.PostAsync(Path, body);
        Assert.Equal((HttpStatusCode.Unauthorized, "/problems/unauthenticated"), (withToken.Status, withToken.Problem));

        Assert.Equal("pending", await _shop.Sales.StatusAsync(sold.SaleNumber));
        Assert.Equal(0, await _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.webhook_deliveries"));
    }

    [Fact]
    public async Task What_is_signed_and_none_of_ours_is_ignored_and_what_cannot_be_read_is_refused()
    {
        foreach (
            var ignored in new[]
            {
                Confirmed("S1-T1-404", "LE-1"),
                Confirmed("what is this?", "LE-1"),
                """{"type":"entry.imagined","reference":null,"data":{"a":[1,2,{"b":null}]},"at":"2026-11-22T09:15:00Z"}""",
                """{"type":"entry.confirmed","reference":"S1-T1-404","entry_id":"LE-1","booked_at":"now","lines":[{}]}""",
            }
        )
        {
            Assert.Equal(HttpStatusCode.NoContent, await SendAsync(ignored));
        }

        foreach (
            var (body, status) in new[]
            {
                ("", 400),
                ("{", 400),
                ("[]", 400),
                ("null", 400),
                ("{}", 400),
                ("""{"type":1}""", 400),
                ("""{"type":"entry.confirmed"}""", 400),
                ("""{"type":"entry.confirmed","reference":"S1-T1-1"}""", 400),
                ("""{"type":"entry.confirmed","reference":"S1-T1-1","entry_id":""}""", 400),
                ("""{"type":"entry.confirmed","reference":"S1-T1-1","entry_id":7}""", 400),
                (Confirmed("S1-T1-1\\u0000", "LE-1"), 400),
                (Confirmed("S1-T1-1", new string('x', 256)), 400),
                (Confirmed("S1-T1-1", new string('x', 70_000)), 413),
            }
        )
        {
            Assert.Equal((HttpStatusCode)status, await SendAsync(body));
        }
    }

    /// <summary>Both sides together: the one that signs was written by the contract, and knows nothing of ours.</summary>
    [Fact]
    public async Task The_Ledgers_own_confirmations_are_taken_first_and_twice()
    {
        var address = Addresses.Free();
        await using var shop = await Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Api = new Dictionary<string, string>
                {
                    ["ASPNETCORE_URLS"] = address.GetLeftPart(UriPartial.Authority),
                    ["Webhooks__LedgerSecrets__0"] = $"whsec_{Secret}",
                },
                Simulators = new Dictionary<string, string>
                {
                    ["Simulators__WebhookUrl"] = new Uri(address, Path).AbsoluteUri,
                    ["Simulators__WebhookSecret"] = $"whsec_{Secret}",
                },
            }
        );
        using var grace = await shop.TerminalAsync();
        await shop.Faults.SetLedgerAsync(new Fault { WebhookBeforeAnswer = true, WebhookTwice = true });

        for (var i = 0; i < 5; i++)
        {
            await grace.SellAsync(ASale.Of("SKU-MILK-1L"));
        }

        await shop.Sales.UntilAllSyncedAsync();
        await WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.webhook_deliveries"),
            taken => taken == 5,
            "each was taken, and once"
        );
        // No attempt of ours settled them.
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT coalesce(sum(attempt_count), 0)::bigint FROM pos.sales"));
        Assert.Equal(0, await shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.audit_log"));
        Assert.Equal(0, (await shop.Audit.LedgerAsync()).WebhooksGivenUp);
        Assert.True((await shop.VerifyAsync()).IsClean());
    }

    [Fact]
    public async Task Without_a_secret_nothing_is_taken()
    {
        var plain = await Shop.OpenAsync(servers, new ShopOptions { LedgerSyncs = 0 });
        await using (plain)
        {
            using var request = Request(plain, Confirmed("S1-T1-1", "LE-1"));
            using var answer = await _ledger.SendAsync(request, TestContext.Current.CancellationToken);
            Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        }
    }

    private Task<long> AuditedAsync() => _shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.audit_log");

    private static string Confirmed(string reference, string entryId) =>
        $$"""{"type":"entry.confirmed","reference":"{{reference}}","entry_id":"{{entryId}}"}""";

    private async Task<HttpStatusCode> SendAsync(
        string body,
        string secret = Secret,
        string? id = null,
        TimeSpan age = default,
        string? signed = null,
        string? extraSignature = null
    )
    {
        using var request = Request(_shop, body, secret, id, age, signed, extraSignature);
        using var answer = await _ledger.SendAsync(request, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }

    private static HttpRequestMessage Request(
        Shop shop,
        string body,
        string secret = Secret,
        string? id = null,
        TimeSpan age = default,
        string? signed = null,
        string? extraSignature = null
    )
    {
        id ??= $"msg_{Guid.NewGuid():n}";
        var timestamp = (DateTimeOffset.UtcNow - age).ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var content = Encoding.UTF8.GetBytes($"{id}.{timestamp}.{signed ?? body}");
        var signature = $"v1,{Convert.ToBase64String(HMACSHA256.HashData(Convert.FromBase64String(secret), content))}";
        return new HttpRequestMessage(HttpMethod.Post, new Uri(shop.Api.Address, Path))
        {
            Headers =
            {
                { "webhook-id", id },
                { "webhook-timestamp", timestamp },
                { "webhook-signature", extraSignature is null ? signature : $"{extraSignature} {signature}" },
            },
            Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body))
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
    }
}
