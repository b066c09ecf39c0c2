using Npgsql;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

/// <summary>Changes stock levels. What the rules are, and that they hold under concurrency, is in <c>inventory.sql</c>.</summary>
internal sealed class Stock(NpgsqlDataSource database) : IDisposable
{
    private readonly GroupCommit<Adjustment> _books = new(database, row => new Adjustment(row.GetString(0), row.GetString(1)));

    /// <summary>Takes no cancellation: whether the caller still listens is nothing to the books.</summary>
    public Task<Adjustment> AdjustAsync(AdjustmentRequest request, bool keyed)
    {
        var changes = request
            .Changes.GroupBy(change => change.ProductId, StringComparer.Ordinal)
            .OrderBy(product => product.Key, StringComparer.Ordinal)
            .Select(product => (ProductId: product.Key, Quantity: product.Sum(change => change.Quantity)))
            .ToArray();
        var productIds = Array.ConvertAll(changes, change => change.ProductId);
        var quantities = Array.ConvertAll(changes, change => change.Quantity);

        return _books.DoAsync(() =>
            new NpgsqlBatchCommand("SELECT outcome, answer FROM inventory.adjust($1, $2, $3, $4, $5)")
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = request.Reference },
                    new NpgsqlParameter<bool> { TypedValue = keyed },
                    new NpgsqlParameter<bool> { TypedValue = request.AllowNegative },
                    new NpgsqlParameter<string[]> { TypedValue = productIds },
                    new NpgsqlParameter<decimal[]> { TypedValue = quantities },
                },
            }
        );
    }

    /// <summary>Sets a level without any bookkeeping; gives the product, or nothing if there is none.</summary>
    public async Task<StockLevel?> SetAsync(string productId, decimal available, CancellationToken cancellationToken)
    {
        const string Sql = """
            UPDATE inventory.products
               SET available = $2
             WHERE product_id = $1
            RETURNING trim_scale(available)
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = productId });
        command.Parameters.Add(new NpgsqlParameter<decimal> { TypedValue = available });

        return await command.ExecuteScalarAsync(cancellationToken) is decimal level ? new StockLevel(productId, level) : null;
    }

    public void Dispose() => _books.Dispose();
}

/// <param name="Outcome"><c>applied</c> (now or, under the same key, before), <c>short</c> or <c>unknown</c>.</param>
/// <param name="Answer">The body of the answer, as JSON.</param>
internal sealed record Adjustment(string Outcome, string Answer);

internal sealed record StockLevel(string ProductId, decimal Available);
