using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;

namespace Pos.Api.Operations.Comparison.ListComparisons;

/// <summary>Reads one page of the compared days.</summary>
internal sealed class ComparisonList(PosDbContext db)
{
    public async Task<ComparisonsPage> ReadAsync(ListComparisonsQuery query, CancellationToken cancellationToken)
    {
        var wanted = query.Of(db.Set<LedgerComparison>().AsNoTracking());
        var total = await wanted.LongCountAsync(cancellationToken);
        var comparisons = await wanted
            .OrderByDescending(comparison => comparison.Day)
            .ThenBy(comparison => comparison.StoreId)
            .Skip((query.Page - 1) * query.Limit)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);
        return new([.. comparisons.Select(ComparisonResponse.Of)], query.Page, query.Limit, total);
    }
}
