using System.Runtime.CompilerServices;
using Npgsql;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Verify;

/// <summary>Walks the numbers of all sales that were synced before a point in time.</summary>
internal sealed class SettledSales(NpgsqlDataSource database)
{
    private const int PageSize = 10_000;

    /// <remarks>
    /// By pages along the key, which is nearly the order of the rows: one long statement would keep the whole database from
    /// cleaning up. What is synced later is none of this walk's, since the Ledger's list was read before.
    /// </remarks>
    public async IAsyncEnumerable<IReadOnlyList<string>> ReadAsync(
        DateTime before,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        const string Sql = """
            SELECT id, sale_number, status = 'synced' AND synced_at < $2
            FROM pos.sales WHERE id > $1 ORDER BY id LIMIT $3
            """;

        var after = Guid.Empty;
        for (var read = PageSize; read == PageSize; )
        {
            await using var command = database.CreateCommand(Sql);
            command.CommandTimeout = (int)OurSales.TimeLimit.TotalSeconds;
            command.Parameters.Add(new() { Value = after });
            command.Parameters.Add(new() { Value = before });
            command.Parameters.Add(new() { Value = PageSize });

            var page = new List<string>(PageSize);
            read = 0;
            await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
            {
                while (await reader.ReadAsync(cancellationToken))
                {
                    read++;
                    after = reader.GetGuid(0);
                    if (reader.GetBoolean(2))
                    {
                        page.Add(reader.GetString(1));
                    }
                }
            }

            yield return page;
        }
    }
}
