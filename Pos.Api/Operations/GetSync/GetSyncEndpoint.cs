using Microsoft.AspNetCore.Http.HttpResults;

namespace Pos.Api.Operations.GetSync;

/// <summary><c>GET /api/v1/ops/sync</c>: what is on its way to the Ledger, how long it takes, and who books it.</summary>
internal static class GetSyncEndpoint
{
    public static async Task<Ok<SyncResponse>> HandleAsync(SyncOverview overview, CancellationToken cancellationToken) =>
        TypedResults.Ok(await overview.ReadAsync(cancellationToken));
}
