using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.OperatorsPage.Live;

namespace Pos.Api.OperatorsPage.Replays;

/// <summary><c>GET /ops/replays/{id}</c>: a replay that was made, and how far its sales have come.</summary>
internal static class ReplayedEndpoint
{
    public static async Task<IResult> HandleAsync(
        long id,
        ReplayedSales replayed,
        LiveReading live,
        CancellationToken cancellationToken
    )
    {
        var reading = await live.NowAsync(cancellationToken);
        return await replayed.FindAsync(id, cancellationToken) is { } progress
            ? new RazorComponentResult<ReplayedPage>(new { Progress = progress, Reading = reading })
            : TypedResults.NotFound();
    }
}
