using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;

namespace Pos.Api.Operations;

/// <summary>The instances of Pos.LedgerSync that are there at the moment.</summary>
internal sealed class LiveConsumers(PosDbContext db)
{
    /// <summary>One that has not told of itself for so long is gone.</summary>
    private static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(30);

    /// <summary>By the database's clock, in the order of their names.</summary>
    public Task<List<SyncConsumer>> ListAsync(CancellationToken cancellationToken) =>
        // DateTime.UtcNow is now() in the statement that this becomes.
        db.Set<SyncConsumer>()
            .AsNoTracking()
            .Where(consumer => consumer.SeenAt > DateTime.UtcNow - GoneAfter)
            .OrderBy(consumer => consumer.Instance)
            .ToListAsync(cancellationToken);
}
