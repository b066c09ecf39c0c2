using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;
using Pos.Api.Sales;

namespace Pos.Api.Operations.ReplayDeadLetters;

/// <summary>Finds the sales that a replay is about; nothing is locked, and nothing changed.</summary>
internal sealed class ReplayCandidates(PosDbContext db)
{
    /// <returns>The sales in the order in which they were made, how many of the cause remain, and the numbers that are no sale's.</returns>
    public Task<(List<Sale> Sales, long Remaining, List<string> Unknown)> FindAsync(
        ReplayRequest request,
        CancellationToken cancellationToken
    ) =>
        request.SaleNumbers is { } numbers
            ? FindAsync([.. numbers.Distinct()], cancellationToken)
            : FindAsync(request.Cause!, cancellationToken);

    private async Task<(List<Sale>, long, List<string>)> FindAsync(List<string> numbers, CancellationToken cancellationToken)
    {
        var sales = await InOrder(db.Sales.Where(sale => numbers.Contains(sale.SaleNumber))).ToListAsync(cancellationToken);
        return (sales, 0, [.. numbers.Except(sales.Select(sale => sale.SaleNumber))]);
    }

    private async Task<(List<Sale>, long, List<string>)> FindAsync(string cause, CancellationToken cancellationToken)
    {
        var parked = db.Sales.Where(sale => sale.Status == SaleStatus.Failed && sale.ParkedCause == cause);
        var count = await parked.LongCountAsync(cancellationToken);
        var sales = await InOrder(parked).Take(ReplayRequest.MaxSales).ToListAsync(cancellationToken);
        return (sales, Math.Max(0, count - sales.Count), []);
    }

    private static IQueryable<Sale> InOrder(IQueryable<Sale> sales) =>
        sales.AsNoTracking().Include(sale => sale.Original).OrderBy(sale => sale.CreatedAt).ThenBy(sale => sale.Id);
}
