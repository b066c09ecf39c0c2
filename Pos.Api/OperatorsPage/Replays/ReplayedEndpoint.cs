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
    ) =>
        await replayed.FindAsync(id, cancellationToken) is not { } progress
            ? TypedResults.NotFound()
            : new RazorComponentResult<ReplayedPage>(
                new { Progress = progress, Reading = await live.NowAsync(cancellationToken) }
            );
}
