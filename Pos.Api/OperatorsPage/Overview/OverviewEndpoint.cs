using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.OperatorsPage.Live;

namespace Pos.Api.OperatorsPage.Overview;

/// <summary><c>GET /ops</c>: is any money stuck, since when, how much, and is it us or the Ledger?</summary>
internal static class OverviewEndpoint
{
    public static async Task<RazorComponentResult<OverviewPage>> HandleAsync(
        LiveReading live,
        CancellationToken cancellationToken
    ) => new(new { Reading = await live.NowAsync(cancellationToken) });
}
