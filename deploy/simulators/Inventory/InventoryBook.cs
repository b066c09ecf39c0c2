using System.Reflection;
using Npgsql;
using NpgsqlTypes;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

/// <summary>Makes the schema, and puts the catalogue in it once: what was sold since stays sold.</summary>
internal sealed class InventoryBook : IBook
{
    private const string Seed = """
        INSERT INTO inventory.products
        SELECT product.*
          FROM json_populate_recordset(NULL::inventory.products, $1) AS product
            ON CONFLICT (product_id) DO NOTHING
        """;

    public async Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await connection.ExecuteScriptAsync("inventory.sql", cancellationToken);

        await using var catalogue = Assembly.GetExecutingAssembly().GetManifestResourceStream("catalogue.json")!;
        using var reader = new StreamReader(catalogue);
        await using var command = new NpgsqlCommand(Seed, connection);
        command.Parameters.Add(
            new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Json, Value = await reader.ReadToEndAsync(cancellationToken) }
        );
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
