using System.Numerics;
using Npgsql;

namespace Pos.Api.Sales.ListGaps;

/// <summary>Finds what is missing of the numbers that a terminal gave to its sales and refunds.</summary>
internal sealed class TerminalSeries(NpgsqlDataSource database)
{
    /// <summary>A terminal that has lost more ranges than this has another trouble than a lost sale.</summary>
    private const int MostGaps = 1000;

    public async Task<GapsResponse> FindGapsAsync(string storeId, string terminalId, CancellationToken cancellationToken)
    {
        // The series is one range of the index: the dot follows the dash, and the column is compared byte by byte.
        const string Sql = """
            WITH series AS (
                SELECT substr(sale_number, length($1) + 2)::numeric AS number
                FROM pos.sales
                WHERE sale_number >= $1 || '-' AND sale_number < $1 || '.' AND sale_number ~ '-[0-9]+$'
            ), steps AS (
                SELECT number, lead(number) OVER (ORDER BY number) AS following FROM series
            ), gaps AS (
                SELECT number + 1 AS first, following - 1 AS last FROM steps WHERE following > number + 1
            )
            SELECT lowest, highest, missing, first, last
            FROM (SELECT min(number) AS lowest, max(number) AS highest FROM series) AS bounds
            CROSS JOIN (SELECT coalesce(sum(last - first + 1), 0) AS missing FROM gaps) AS total
            LEFT JOIN (SELECT * FROM gaps ORDER BY first LIMIT $2) AS listed ON true
            ORDER BY first
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = $"{storeId}-{terminalId}" });
        command.Parameters.Add(new() { Value = MostGaps + 1 });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        BigInteger? lowest = null;
        BigInteger? highest = null;
        var missing = BigInteger.Zero;
        var gaps = new List<Gap>();
        while (await reader.ReadAsync(cancellationToken))
        {
            lowest = await NumberAsync(reader, 0, cancellationToken);
            highest = await NumberAsync(reader, 1, cancellationToken);
            missing = reader.GetFieldValue<BigInteger>(2);
            if (await NumberAsync(reader, 3, cancellationToken) is { } first)
            {
                var last = reader.GetFieldValue<BigInteger>(4);
                gaps.Add(new(first, last, last - first + 1));
            }
        }

        return new GapsResponse
        {
            StoreId = storeId,
            TerminalId = terminalId,
            Lowest = lowest,
            Highest = highest,
            Missing = missing,
            Gaps = [.. gaps.Take(MostGaps)],
            Truncated = gaps.Count > MostGaps,
        };
    }

    private static async Task<BigInteger?> NumberAsync(
        NpgsqlDataReader reader,
        int column,
        CancellationToken cancellationToken
    ) => await reader.IsDBNullAsync(column, cancellationToken) ? null : reader.GetFieldValue<BigInteger>(column);
}
