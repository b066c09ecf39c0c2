using Npgsql;

namespace Pos.Simulators.Inventory;

/// <summary>Reads products.</summary>
internal sealed class Catalogue(NpgsqlDataSource database)
{
    private const string Columns = """
        product_id, sku, name, unit_price, currency, tax_rate, price_includes_tax, trim_scale(available)
        """;

    public async Task<IReadOnlyList<Product>> FindAsync(string[] productIds, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"SELECT {Columns} FROM inventory.products WHERE product_id = ANY($1)");
        command.Parameters.Add(new NpgsqlParameter<string[]> { TypedValue = productIds });

        return await ReadAsync(command, cancellationToken);
    }

    /// <summary>One more than the limit, where there is one: that is how the caller knows of a next page.</summary>
    public async Task<IReadOnlyList<Product>> ListAsync(string after, int limit, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            $"SELECT {Columns} FROM inventory.products WHERE product_id > $1 ORDER BY product_id LIMIT $2"
        );
        command.Parameters.Add(new NpgsqlParameter<string> { TypedValue = after });
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit + 1 });

        return await ReadAsync(command, cancellationToken);
    }

    private static async Task<IReadOnlyList<Product>> ReadAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        var products = new List<Product>();

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            products.Add(
                new Product(
                    reader.GetString(0),
                    reader.GetString(1),
                    reader.GetString(2),
                    reader.GetDecimal(3),
                    reader.GetString(4),
                    reader.GetDecimal(5),
                    reader.GetBoolean(6),
                    reader.GetDecimal(7)
                )
            );
        }

        return products;
    }
}
