using System.Net;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>What cannot be done now is refused with the time to come again, and goes well then, without a restart of anything.</summary>
public sealed class OutageRefusalTests(OpenShop open) : IClassFixture<OpenShop>, IAsyncLifetime
{
    private readonly Shop _shop = open.Shop;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync() => await _shop.Faults.ClearAsync();

    [Fact]
    public async Task With_Inventory_down_a_sale_is_refused_until_it_is_back()
    {
        await _shop.Faults.SetInventoryAsync(new Fault { Down = true });
        await RefusedAsync(Wrong.Sale, ProblemCatalogue.InventoryUnavailable);

        await _shop.Faults.ClearAsync();
        await SoldAsync();
    }

    [Fact]
    public async Task With_Inventory_down_a_rule_that_is_broken_is_told_all_the_same()
    {
        await _shop.Faults.SetInventoryAsync(new Fault { Down = true });

        new Refusal("", ARequest.Post("""{"items":[{"product_id":"SKU-MILK-1L","quantity":-1}]}"""), ProblemCatalogue.Validation)
        {
            Errors = ["/items/0/quantity not_positive", "/payment_method required"],
        }.Check(await _shop.SendAsync(ARequest.Post("""{"items":[{"product_id":"SKU-MILK-1L","quantity":-1}]}""")));
    }

    [Fact]
    public async Task With_Auth_down_a_token_of_a_key_never_seen_is_neither_taken_nor_refused()
    {
        await Tokens.OfAsync(_shop, "grace");
        await _shop.Faults.SetAuthAsync(new Fault { Down = true });
        await _shop.Api.StopAsync();
        await _shop.Api.StartAsync();

        await RefusedAsync(Wrong.Sale, ProblemCatalogue.AuthUnavailable);
        // Nobody needs a token to be told that the service is well, or to read its documentation.
        Assert.Equal(HttpStatusCode.OK, (await _shop.SendAsync(ARequest.Get("/health/ready"))).Status);
        // What is no token needs no key.
        Assert.Equal(
            HttpStatusCode.Unauthorized,
            (await _shop.SendAsync(Wrong.Sale with { User = null, Headers = ["Authorization: Bearer x.y.z"] })).Status
        );

        await _shop.Faults.ClearAsync();
        await SoldAsync();

        // Its keys are known now.
        await _shop.Faults.SetAuthAsync(new Fault { Down = true });
        await SoldAsync();
    }

    [Fact]
    public async Task A_fault_of_our_own_says_nothing_of_what_is_behind()
    {
        await _shop.Database.ExecuteAsync("REVOKE INSERT ON pos.sales FROM pos_api");
        try
        {
            var answer = await RefusedAsync(Wrong.Sale, ProblemCatalogue.InternalError);

            Assert.DoesNotContain("pos", answer.Body, StringComparison.Ordinal);
            Assert.DoesNotContain("permission", answer.Body, StringComparison.Ordinal);
        }
        finally
        {
            await _shop.Database.ExecuteAsync("GRANT INSERT ON pos.sales TO pos_api");
        }

        await SoldAsync();
    }

    [Theory]
    [InlineData(10)]
    [InlineData(60)]
    public async Task A_body_that_does_not_come_is_not_waited_for(int bytes)
    {
        var request = Wrong.Sale.ToBytes(await Tokens.OfAsync(_shop, "grace"));
        var sent = request.AsMemory(0, request.Length - bytes);

        new Refusal("", Wrong.Sale, ProblemCatalogue.RequestTimeout).Check(await RawHttp.SendAsync(_shop.Api.Address, sent));

        await SoldAsync();
    }

    private async Task<Answer> RefusedAsync(ARequest request, ProblemType problem)
    {
        var sales = await _shop.Sales.CountAsync();
        var answer = await _shop.SendAsync(request);
        new Refusal("", request, problem).Check(answer);
        Assert.Equal(sales, await _shop.Sales.CountAsync());
        return answer;
    }

    /// <summary>The service notices within a second or so.</summary>
    private Task SoldAsync() =>
        WaitFor.ValueAsync(
            () => _shop.SendAsync(Wrong.Sale),
            answer => answer.Status == HttpStatusCode.Created,
            "a good sale is made"
        );
}
