using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pos.Api.Persistence;
using Pos.Api.Stock.ListDiscrepancies;

namespace Pos.Api.Stock;

/// <summary>The discrepancies of all stores, as operators read and resolve them.</summary>
internal sealed class Discrepancies(PosDbContext db, NpgsqlDataSource database)
{
    /// <summary>Those of a store, or of all.</summary>
    public IQueryable<StockDiscrepancy> Of(string? storeId) =>
        storeId is null ? All : All.Where(found => db.Sales.Any(sale => sale.Id == found.SaleId && sale.StoreId == storeId));

    public async Task<List<DiscrepancyResponse>> ReadAsync(
        IQueryable<StockDiscrepancy> wanted,
        CancellationToken cancellationToken
    )
    {
        var rows = await wanted
            .Select(found => new
            {
                Found = found,
                Sale = db
                    .Sales.Where(sale => sale.Id == found.SaleId)
                    .Select(sale => new DiscrepancySale(
                        sale.StoreId,
                        sale.SaleNumber,
                        sale.Kind,
                        sale.Items.Where(item => item.ProductId == found.ProductId)
                            .OrderBy(item => item.LineNumber)
                            .Select(item => item.Name)
                            .FirstOrDefault()
                    ))
                    .Single(),
            })
            .ToListAsync(cancellationToken);
        return rows.ConvertAll(row => DiscrepancyResponse.Of(row.Found, row.Sale));
    }

    public async Task<DiscrepanciesPage> PageAsync(ListDiscrepanciesQuery query, CancellationToken cancellationToken)
    {
        var listed = await ReadAsync(query.Of(Of(query.StoreId)).Take(query.Limit + 1), cancellationToken);
        var page = listed[..Math.Min(listed.Count, query.Limit)];
        return new(page, query.Limit, listed.Count > query.Limit ? query.CursorAfter(page[^1].Id) : null);
    }

    public async Task<DiscrepancyResponse?> FindAsync(long id, CancellationToken cancellationToken) =>
        (await ReadAsync(All.Where(found => found.Id == id), cancellationToken)).SingleOrDefault();

    /// <summary>Notes who resolved it and why, there and in the audit log, as one fact.</summary>
    /// <returns>Whether it was this call that did.</returns>
    public async Task<bool> ResolveAsync(long id, string actor, string reason, CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH resolved AS (
                UPDATE pos.stock_discrepancies SET resolved_at = now(), resolved_by = $2, resolution = $3
                WHERE id = $1 AND resolved_at IS NULL
                RETURNING id, sale_id, product_id, kind
            )
            INSERT INTO pos.audit_log (actor, action, sale_number, reason, details)
            SELECT $2, 'stock-discrepancies.resolve', sale.sale_number, $3,
                   jsonb_build_object('discrepancy_id', resolved.id, 'product_id', product_id, 'kind', resolved.kind)
            FROM resolved JOIN pos.sales sale ON sale.id = resolved.sale_id
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = id });
        command.Parameters.Add(new() { Value = actor });
        command.Parameters.Add(new() { Value = reason });
        return await command.ExecuteNonQueryAsync(cancellationToken) > 0;
    }

    private IQueryable<StockDiscrepancy> All => db.Set<StockDiscrepancy>().AsNoTracking();
}
