using Npgsql;
using NpgsqlTypes;

namespace Pos.Api.Outbox;

/// <summary>The statements the relay lives by.</summary>
/// <remarks>
/// Never a cursor over ids: a sequence hands out numbers in another order than transactions commit, and rows would be skipped.
/// Read committed: under repeatable read SKIP LOCKED fails with 40001 as soon as there is load.
/// </remarks>
internal static class OutboxTable
{
    /// <summary>Locks the oldest messages that are due and that no other relay holds.</summary>
    public static async Task<List<StagedMessage>> ClaimAsync(
        NpgsqlConnection connection,
        int size,
        CancellationToken cancellationToken
    )
    {
        const string Sql = """
            SELECT id, message_id, destination, content_type, body, headers, trace_parent, attempts
            FROM pos.outbox_messages
            WHERE NOT parked AND available_at <= now()
            ORDER BY available_at, id
            LIMIT $1
            FOR UPDATE SKIP LOCKED
            """;

        await using var command = new NpgsqlCommand(Sql, connection) { Parameters = { new() { Value = size } } };
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);

        var messages = new List<StagedMessage>();
        while (await reader.ReadAsync(cancellationToken))
        {
            messages.Add(
                new StagedMessage(
                    reader.GetInt64(0),
                    reader.GetGuid(1),
                    reader.GetString(2),
                    reader.GetString(3),
                    reader.GetFieldValue<byte[]>(4),
                    reader.GetString(5),
                    await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6),
                    reader.GetInt32(7)
                )
            );
        }

        return messages;
    }

    /// <summary>Removes what the broker has confirmed.</summary>
    public static async Task DeleteAsync(NpgsqlConnection connection, IEnumerable<long> ids, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand("DELETE FROM pos.outbox_messages WHERE id = ANY($1)", connection)
        {
            Parameters = { Ids(ids) },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Leaves messages alone for a while, without holding anything against them.</summary>
    public static async Task SetBackAsync(
        NpgsqlConnection connection,
        IEnumerable<long> ids,
        TimeSpan delay,
        string reason,
        CancellationToken cancellationToken
    )
    {
        const string Sql = "UPDATE pos.outbox_messages SET available_at = now() + $2, last_error = $3 WHERE id = ANY($1)";

        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                Ids(ids),
                new() { Value = delay },
                new() { Value = reason },
            },
        };
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>Counts an attempt that failed for the message's own sake; the last one parks it.</summary>
    /// <returns>Whether the message is parked now.</returns>
    public static async Task<bool> RefuseAsync(
        NpgsqlConnection connection,
        long id,
        TimeSpan delay,
        int maxAttempts,
        string reason,
        CancellationToken cancellationToken
    )
    {
        const string Sql = """
            UPDATE pos.outbox_messages
            SET attempts = attempts + 1, parked = attempts + 1 >= $3, available_at = now() + $2, last_error = $4
            WHERE id = $1
            RETURNING parked
            """;

        await using var command = new NpgsqlCommand(Sql, connection)
        {
            Parameters =
            {
                new() { Value = id },
                new() { Value = delay },
                new() { Value = maxAttempts },
                new() { Value = reason },
            },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private static NpgsqlParameter Ids(IEnumerable<long> ids) =>
        new() { Value = ids.ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Bigint };
}
