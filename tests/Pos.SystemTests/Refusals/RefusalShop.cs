using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>A shop in which every refusal is followed by a look at the books, and by a good sale.</summary>
internal static class RefusalShop
{
    /// <summary>Sends what is wrong; whatever it was, it left nothing, and the shop sells on.</summary>
    public static async Task RefusesAsync(this Shop shop, Refusal refusal)
    {
        var before = await shop.RowsAsync();

        refusal.Check(await shop.SendAsync(refusal.Request));

        Assert.Equal(before, await shop.RowsAsync());
        var good = await shop.SendAsync(Wrong.Sale);
        Assert.True(good.Status == HttpStatusCode.Created, $"After it: {good}");
    }

    public static async Task<Answer> SendAsync(this Shop shop, ARequest request)
    {
        var token = request.User is { } user ? await Tokens.OfAsync(shop, user) : null;
        return await RawHttp.SendAsync(shop.Api.Address, request.ToBytes(token));
    }

    /// <summary>What a sale leaves behind it, but for the messages, which come and go.</summary>
    private static async Task<string> RowsAsync(this Shop shop) =>
        await shop.Database.ScalarAsync<string>(
            """
            SELECT concat_ws(' ', (SELECT count(*) FROM pos.sales), (SELECT count(*) FROM pos.sale_items),
                (SELECT count(*) FROM pos.sale_payments), (SELECT count(*) FROM pos.idempotency_keys))
            """
        );
}
