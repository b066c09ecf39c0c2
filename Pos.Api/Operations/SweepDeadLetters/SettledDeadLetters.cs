using Npgsql;

namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>The sales that are settled and of which a message may still stand in the dead-letter queue.</summary>
internal sealed class SettledDeadLetters(NpgsqlDataSource database)
{
    /// <summary>As many as one sweep clears; the next one goes on.</summary>
    private const int MostAtOnce = 100_000;

    private const string Due = "dead_lettered AND status = 'synced' AND synced_at <= now() - $1";

    /// <summary>Cheap: its index holds these rows alone, which is none as a rule.</summary>
    public async Task<bool> AnyAsync(TimeSpan settledFor, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand($"SELECT EXISTS (SELECT FROM pos.sales WHERE {Due})");
        command.Parameters.Add(new() { Value = settledFor });
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>Those whose messages the walk that begins now will find.</summary>
    public static async Task<Guid[]> ListAsync(
        NpgsqlConnection connection,
        TimeSpan settledFor,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand($"SELECT id FROM pos.sales WHERE {Due} LIMIT $2", connection)
        {
            Parameters =
            {
                new() { Value = settledFor },
                new() { Value = MostAtOnce },
            },
        };
        var ids = new List<Guid>();
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return [.. ids];
    }

    /// <summary>No message of them stands there any more.</summary>
    public static async Task ClearAsync(NpgsqlConnection connection, Guid[] ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(
            "UPDATE pos.sales SET dead_lettered = false WHERE id = ANY($1) AND dead_lettered AND status = 'synced'",
            connection
        )
        {
            Parameters = { new() { Value = ids } },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Which of these numbers are those of settled sales.</summary>
    public async Task<HashSet<string>> SettledOfAsync(IReadOnlyCollection<string> numbers, CancellationToken cancellationToken)
    {
        await using var command = database.CreateCommand(
            "SELECT sale_number FROM pos.sales WHERE sale_number = ANY($1) AND status = 'synced'"
        );
        command.Parameters.Add(new() { Value = numbers.ToArray() });
        var settled = new HashSet<string>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            settled.Add(reader.GetString(0));
        }

        return settled;
    }
}
