using System.Text;
using Npgsql;
using NpgsqlTypes;

namespace Pos.Benchmarks.Relaying;

/// <summary>A message as it stands in the outbox.</summary>
internal sealed record StoredMessage(
    Guid MessageId,
    string? Subject,
    string Destination,
    string ContentType,
    byte[] Body,
    string Headers,
    string? TraceParent
)
{
    /// <summary>Copies with ids of their own, the one in the envelope too: as many different messages.</summary>
    public IReadOnlyList<StoredMessage> Copies(int count)
    {
        var body = Encoding.UTF8.GetString(Body);
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(_ => Guid.CreateVersion7())
                .Select(id =>
                    this with
                    {
                        MessageId = id,
                        Body = Encoding.UTF8.GetBytes(body.Replace($"{MessageId}", $"{id}", StringComparison.Ordinal)),
                    }
                ),
        ];
    }

    /// <summary>Takes the one message of a destination out of the outbox.</summary>
    public static async Task<StoredMessage> TakeAsync(
        NpgsqlDataSource database,
        string destination,
        CancellationToken cancellationToken
    )
    {
        await using var command = database.CreateCommand(
            """
            DELETE FROM pos.outbox_messages WHERE destination = $1
            RETURNING message_id, subject, destination, content_type, body, headers, trace_parent
            """
        );
        command.Parameters.Add(new() { Value = destination });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new StoredMessage(
            reader.GetGuid(0),
            await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetString(1),
            reader.GetString(2),
            reader.GetString(3),
            reader.GetFieldValue<byte[]>(4),
            reader.GetString(5),
            await reader.IsDBNullAsync(6, cancellationToken) ? null : reader.GetString(6)
        );
    }

    /// <summary>Commits them as rows of the outbox, and lets the planner know of them, as autovacuum would.</summary>
    public static async Task StageAsync(
        NpgsqlDataSource database,
        IEnumerable<StoredMessage> messages,
        CancellationToken cancellationToken
    )
    {
        const string Sql = """
            COPY pos.outbox_messages (message_id, subject, destination, content_type, body, headers, trace_parent)
            FROM STDIN (FORMAT binary)
            """;

        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using (var rows = await connection.BeginBinaryImportAsync(Sql, cancellationToken))
        {
            foreach (var message in messages)
            {
                await rows.StartRowAsync(cancellationToken);
                await rows.WriteAsync(message.MessageId, cancellationToken);
                await rows.WriteAsync(message.Subject, NpgsqlDbType.Varchar, cancellationToken);
                await rows.WriteAsync(message.Destination, cancellationToken);
                await rows.WriteAsync(message.ContentType, cancellationToken);
                await rows.WriteAsync(message.Body, cancellationToken);
                await rows.WriteAsync(message.Headers, NpgsqlDbType.Text, cancellationToken);
                await rows.WriteAsync(message.TraceParent, NpgsqlDbType.Text, cancellationToken);
            }

            await rows.CompleteAsync(cancellationToken);
        }

        await using var analyze = new NpgsqlCommand("ANALYZE pos.outbox_messages", connection);
        await analyze.ExecuteNonQueryAsync(cancellationToken);
    }
}
