using Pos.SystemTests.Harness;
using RabbitMQ.Client;

namespace Pos.SystemTests.Syncing;

/// <summary>What operators do with the dead-letter queue by hand.</summary>
internal static class DeadLetterQueue
{
    private const string Name = "ledger-sync_error";

    public static Task<IReadOnlyList<PeekedMessage>> DeadLettersAsync(this Shop shop) => shop.Broker.PeekAsync(Name, 1000);

    /// <summary>Moves the messages of a sale back to the queue they came from, as the shovel of the management page does.</summary>
    public static async Task MoveBackAsync(this Shop shop, string saleNumber)
    {
        await using var channel = await shop.Broker.OpenChannelAsync();
        var others = new List<ulong>();
        while (await channel.BasicGetAsync(Name, autoAck: false, Cancelled.ByTest) is { } message)
        {
            if (SubjectOf(message.BasicProperties) != saleNumber)
            {
                others.Add(message.DeliveryTag);
                continue;
            }

            await channel.BasicPublishAsync(
                exchange: "",
                "ledger-sync",
                mandatory: true,
                new BasicProperties(message.BasicProperties),
                message.Body,
                Cancelled.ByTest
            );
            await channel.BasicAckAsync(message.DeliveryTag, multiple: false, Cancelled.ByTest);
        }

        foreach (var tag in others)
        {
            await channel.BasicNackAsync(tag, multiple: false, requeue: true, Cancelled.ByTest);
        }
    }

    private static string? SubjectOf(IReadOnlyBasicProperties properties) =>
        properties.Headers?.TryGetValue("Subject", out var subject) is true && subject is byte[] bytes
            ? System.Text.Encoding.UTF8.GetString(bytes)
            : null;
}
