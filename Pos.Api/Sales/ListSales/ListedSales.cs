using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;

namespace Pos.Api.Sales.ListSales;

/// <summary>One page's sales, newest first, and whether there are more beyond its ends.</summary>
internal sealed record ListedSales(IReadOnlyList<Sale> Sales, bool MoreNewer, bool MoreOlder)
{
    /// <param name="db">Only read from.</param>
    /// <param name="wanted">The whole list, in no order.</param>
    public static async Task<ListedSales> ReadAsync(
        PosDbContext db,
        IQueryable<Sale> wanted,
        ListSalesQuery query,
        CancellationToken cancellationToken
    )
    {
        var ids = await From(query, wanted).Take(query.Limit + 1).Select(sale => sale.Id).ToListAsync(cancellationToken);
        var more = ids.Count > query.Limit;
        if (more)
        {
            ids.RemoveAt(query.Limit);
        }

        // By their ids: what belongs to a page is read in several statements, and a sale that is made between two of them
        // would move the page, and leave its last sale without its lines.
        var sales = await db.WholeSales()
            .Where(sale => ids.Contains(sale.Id))
            .ToDictionaryAsync(sale => sale.Id, cancellationToken);
        var inOrder = ids.ConvertAll(id => sales[id]);

        if (query.Place is not { TowardsNewer: true })
        {
            return new(inOrder, MoreNewer: query.Page > 1 || query.Place is { IsBeginning: false }, more);
        }

        inOrder.Reverse();
        return new(inOrder, more, MoreOlder: true);
    }

    private static IQueryable<Sale> From(ListSalesQuery query, IQueryable<Sale> wanted) =>
        query.Place switch
        {
            { TowardsNewer: true } place => OldestFirst(
                query.Filter,
                wanted.Where(sale =>
                    EF.Functions.GreaterThan(
                        ValueTuple.Create(sale.CreatedAt, sale.Id),
                        ValueTuple.Create(place.CreatedAt, place.Id)
                    )
                )
            ),

            { } place => NewestFirst(
                query.Filter,
                wanted.Where(sale =>
                    EF.Functions.LessThan(
                        ValueTuple.Create(sale.CreatedAt, sale.Id),
                        ValueTuple.Create(place.CreatedAt, place.Id)
                    )
                )
            ),

            null => NewestFirst(query.Filter, wanted).Skip((query.Page!.Value - 1) * query.Limit),
        };

    // The sum keeps the planner from walking the index of created_at where the filter is narrow: see there.

    private static IQueryable<Sale> NewestFirst(SalesFilter filter, IQueryable<Sale> wanted) =>
        filter.IsNarrow
            ? wanted.OrderByDescending(sale => sale.CreatedAt + TimeSpan.Zero).ThenByDescending(sale => sale.Id)
            : wanted.OrderByDescending(sale => sale.CreatedAt).ThenByDescending(sale => sale.Id);

    private static IQueryable<Sale> OldestFirst(SalesFilter filter, IQueryable<Sale> wanted) =>
        filter.IsNarrow
            ? wanted.OrderBy(sale => sale.CreatedAt + TimeSpan.Zero).ThenBy(sale => sale.Id)
            : wanted.OrderBy(sale => sale.CreatedAt).ThenBy(sale => sale.Id);
}
