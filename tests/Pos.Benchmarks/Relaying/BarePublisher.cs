using System.Diagnostics;
using System.Text.Json;
using Pos.SystemTests.Harness;
using RabbitMQ.Client;

namespace Pos.Benchmarks.Relaying;

/// <summary>
/// The most that the broker's own client gives: no database, no bus; the messages lie ready in memory, and their confirms are
/// pipelined.
/// </summary>
/// <remarks>
/// The client tracks the confirms itself. So many may be outstanding; more gained nothing here, and fewer are slower. The oldest
/// is awaited when the window is full, so that it is always as full as it may be.
/// </remarks>
internal static class BarePublisher
{
    private const ushort Window = 512;

    /// <returns>Messages a second, until the last is confirmed.</returns>
    public static async Task<double> PublishAsync(
        TestVhost broker,
        IReadOnlyList<StoredMessage> messages,
        CancellationToken cancellationToken
    )
    {
        var factory = new ConnectionFactory { Uri = broker.Url, AutomaticRecoveryEnabled = false };
        await using var connection = await factory.CreateConnectionAsync("bare publisher", cancellationToken);
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(
                publisherConfirmationsEnabled: true,
                publisherConfirmationTrackingEnabled: true,
                new ThrottlingRateLimiter(Window * 2)
            ),
            cancellationToken
        );
        var prepared = messages.Select(message => (ExchangeOf(message), PropertiesOf(message), message.Body)).ToArray();
        var outstanding = new Queue<Task>(Window);

        var watch = Stopwatch.StartNew();
        foreach (var (exchange, properties, body) in prepared)
        {
            if (outstanding.Count == Window)
            {
                await outstanding.Dequeue();
            }

            outstanding.Enqueue(
                channel.BasicPublishAsync(exchange, "", mandatory: true, properties, body, cancellationToken).AsTask()
            );
        }

        await Task.WhenAll(outstanding);
        return messages.Count / watch.Elapsed.TotalSeconds;
    }

    private static string ExchangeOf(StoredMessage message) => message.Destination["exchange:".Length..].Split('?')[0];

    private static BasicProperties PropertiesOf(StoredMessage message)
    {
        using var headers = JsonDocument.Parse(message.Headers);
        return new BasicProperties
        {
            Persistent = true,
            MessageId = $"{message.MessageId}",
            ContentType = message.ContentType,
            Headers = headers
                .RootElement.EnumerateObject()
                .ToDictionary(header => header.Name, header => (object?)header.Value.ToString()),
        };
    }
}
