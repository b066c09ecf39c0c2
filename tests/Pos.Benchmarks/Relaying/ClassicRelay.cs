using System.Diagnostics;
using System.Net.Mime;
using System.Text.Json;
using MassTransit;
using Npgsql;

namespace Pos.Benchmarks.Relaying;

/// <summary>
/// The relay that everybody writes first: one transaction a message, with its confirm awaited inside; what MassTransit's own
/// outbox does, without what that does besides.
/// </summary>
/// <remarks>
/// As good as it can be: one connection of the pool for all of it, statements prepared, the same index as ours for the oldest
/// message, the stored bytes sent as they are, by the same bus to the same queue. What it keeps is the commit and the confirm,
/// both with their wait for the disk, once for every message.
/// </remarks>
internal sealed class ClassicRelay(NpgsqlDataSource database, IBus bus)
{
    /// <returns>Messages a second, over the time given; the table must hold enough of them.</returns>
    public async Task<double> RunForAsync(TimeSpan time, CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var claim = new NpgsqlCommand(
            """
            SELECT id, message_id, destination, content_type, body, headers
            FROM pos.outbox_messages
            WHERE NOT parked AND available_at <= now()
            ORDER BY available_at, id
            LIMIT 1
            FOR UPDATE SKIP LOCKED
            """,
            connection
        );
        await using var delete = new NpgsqlCommand("DELETE FROM pos.outbox_messages WHERE id = $1", connection)
        {
            Parameters = { new NpgsqlParameter<long>() },
        };
        await claim.PrepareAsync(cancellationToken);
        await delete.PrepareAsync(cancellationToken);

        var published = 0;
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed < time)
        {
            await PublishOneAsync(connection, claim, delete, cancellationToken);
            published++;
        }

        return published / watch.Elapsed.TotalSeconds;
    }

    private async Task PublishOneAsync(
        NpgsqlConnection connection,
        NpgsqlCommand claim,
        NpgsqlCommand delete,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        long id;
        StoredMessage message;
        await using (var reader = await claim.ExecuteReaderAsync(cancellationToken))
        {
            if (!await reader.ReadAsync(cancellationToken))
            {
                throw new InvalidOperationException("The outbox ran empty while the classic relay was measured.");
            }

            id = reader.GetInt64(0);
            message = new StoredMessage(
                reader.GetGuid(1),
                Subject: null,
                reader.GetString(2),
                reader.GetString(3),
                reader.GetFieldValue<byte[]>(4),
                reader.GetString(5),
                TraceParent: null
            );
        }

        var endpoint = await bus.GetSendEndpoint(new Uri(message.Destination));
        await endpoint.Send(message, new StoredBytes(message), cancellationToken);
        ((NpgsqlParameter<long>)delete.Parameters[0]).TypedValue = id;
        await delete.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>Sends the stored bytes and headers as they are.</summary>
    private sealed class StoredBytes(StoredMessage message) : IPipe<SendContext<StoredMessage>>, IMessageSerializer
    {
        public ContentType ContentType { get; } = new(message.ContentType);

        public Task Send(SendContext<StoredMessage> context)
        {
            context.MessageId = message.MessageId;
            context.Serializer = this;
            using var headers = JsonDocument.Parse(message.Headers);
            foreach (var header in headers.RootElement.EnumerateObject())
            {
                context.Headers.Set(header.Name, header.Value.ToString());
            }

            return Task.CompletedTask;
        }

        public MessageBody GetMessageBody<T>(SendContext<T> context)
            where T : class => new BytesMessageBody(message.Body);

        public void Probe(ProbeContext context) => context.CreateFilterScope("storedBytes");
    }
}
