using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Reading;

/// <summary>Reads the books.</summary>
internal sealed class EntryReader(NpgsqlDataSource database)
{
    public async Task<IReadOnlyList<BookedEntry>> FindAsync(string reference, string? source, CancellationToken cancellationToken)
    {
        const string Sql = """
            SELECT entry_number, booked_at, content
              FROM ledger.entries
             WHERE reference = $1 AND ($2 IS NULL OR source = $2)
             ORDER BY entry_number
             LIMIT 100
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(Text(reference));
        command.Parameters.Add(Text(source));

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadAsync(reader, cancellationToken);
    }

    /// <summary>One more than the limit, where there is one: that is how the caller knows that something follows.</summary>
    public async Task<IReadOnlyList<BookedEntry>> ListAsync(
        string? source,
        long after,
        int limit,
        CancellationToken cancellationToken
    )
    {
        const string Sql = """
            SELECT entry_number, booked_at, content
              FROM ledger.entries
             WHERE entry_number > $1 AND ($2 IS NULL OR source = $2)
             ORDER BY entry_number
             LIMIT $3
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new NpgsqlParameter<long> { TypedValue = after });
        command.Parameters.Add(Text(source));
        command.Parameters.Add(new NpgsqlParameter<int> { TypedValue = limit + 1 });

        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        return await ReadAsync(reader, cancellationToken);
    }

    public async Task<EntryHistory> HistoryAsync(
        TimeRange range,
        string? source,
        int page,
        int limit,
        CancellationToken cancellationToken
    )
    {
        const string Filter = """
              FROM ledger.entries
             WHERE ($1 IS NULL OR sold_at >= $1) AND ($2 IS NULL OR sold_at < $2) AND ($3 IS NULL OR source = $3)
            """;
        const string Page = $"""
            SELECT entry_number, booked_at, content
            {Filter}
             ORDER BY sold_at DESC, entry_number DESC
            OFFSET $4 LIMIT $5
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new($"SELECT count(*) {Filter}") { Parameters = { Time(range.From), Time(range.Until), Text(source) } }
        );
        batch.BatchCommands.Add(
            new(Page)
            {
                Parameters =
                {
                    Time(range.From),
                    Time(range.Until),
                    Text(source),
                    new NpgsqlParameter<long> { TypedValue = (page - 1L) * limit },
                    new NpgsqlParameter<int> { TypedValue = limit },
                },
            }
        );

        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        var total = reader.GetInt64(0);
        await reader.NextResultAsync(cancellationToken);

        return new EntryHistory(await ReadAsync(reader, cancellationToken), page, limit, total);
    }

    private static async Task<IReadOnlyList<BookedEntry>> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        var entries = new List<BookedEntry>();
        while (await reader.ReadAsync(cancellationToken))
        {
            var content = JsonSerializer.Deserialize(reader.GetFieldValue<byte[]>(2), SimulatorsJson.Default.BookedEntry)!;
            entries.Add(content with { EntryId = EntryId.Of(reader.GetInt64(0)), BookedAt = reader.GetDateTime(1) });
        }

        return entries;
    }

    // The types are named, because null says nothing of its own.
    private static NpgsqlParameter Text(string? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.Text, Value = (object?)value ?? DBNull.Value };

    private static NpgsqlParameter Time(DateTime? value) =>
        new() { NpgsqlDbType = NpgsqlDbType.TimestampTz, Value = (object?)value ?? DBNull.Value };
}
