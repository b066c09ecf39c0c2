using Microsoft.EntityFrameworkCore;
using Pos.Api.Persistence;

namespace Pos.Api.Sales;

internal static class SaleReader
{
    /// <summary>Sales with all that belongs to them, to be read and not to be changed.</summary>
    public static IQueryable<Sale> WholeSales(this PosDbContext db) =>
        db
            .Sales.AsNoTracking()
            .Include(sale => sale.Items)
            .Include(sale => sale.Payments)
            .Include(sale => sale.Taxes)
            .Include(sale => sale.Original)
            .Include(sale => sale.Refunds)
            .AsSplitQuery();
}
