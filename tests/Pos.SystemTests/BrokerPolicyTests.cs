using Pos.SystemTests.Harness;

namespace Pos.SystemTests;

/// <summary>What the policies of <c>deploy/rabbitmq/definitions.json</c> do on a real broker, before any program of ours takes part.</summary>
public sealed class BrokerPolicyTests(TestServers servers) : IAsyncLifetime
{
    private const string Work = "ledger-sync";
    private const string DeadLetters = "ledger-sync_error";

    private TestVhost _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _broker = await servers.NewVhostAsync();
        await _broker.DeclareQuorumQueueAsync(DeadLetters);
        await _broker.DeclareQuorumQueueAsync(Work);
    }

    public ValueTask DisposeAsync() => _broker.DisposeAsync();

    [Fact]
    public async Task A_hundred_looks_at_a_dead_letter_queue_lose_nothing()
    {
        foreach (var number in Enumerable.Range(1, 5))
        {
            await _broker.PublishAsync(DeadLetters, $"parked {number}");
        }

        for (var look = 0; look < 100; look++)
        {
            Assert.Equal(5, (await _broker.PeekAsync(DeadLetters, count: 5)).Count);
        }

        var left = await _broker.PeekAsync(DeadLetters, count: 10);
        Assert.Equal(
            ["parked 1", "parked 2", "parked 3", "parked 4", "parked 5"],
            left.Select(message => message.Payload).Order()
        );
        await WaitFor.ValueAsync(() => _broker.DepthAsync(DeadLetters), depth => depth == 5, "all five are back");
    }

    [Theory]
    [InlineData("ledger-sync", "ledger-sync_error")]
    [InlineData("stock-adjustments", "stock-adjustments_error")]
    public async Task The_delivery_limit_sends_a_message_to_the_error_queue(string work, string deadLetters)
    {
        await _broker.DeclareQuorumQueueAsync(work);
        await _broker.DeclareQuorumQueueAsync(deadLetters);
        await _broker.PublishAsync(work, "kills its consumer");

        var deliveries = await ReturnUntilGoneAsync(work);

        await WaitFor.ValueAsync(() => _broker.DepthAsync(deadLetters), depth => depth == 1, "it is in the error queue");
        Assert.Equal("kills its consumer", Assert.Single(await _broker.PeekAsync(deadLetters)).Payload);
        // The limit counts returns: the first delivery and fifty more.
        Assert.Equal(51, deliveries);
    }

    /// <summary>Takes the message and puts it back, as a consumer that dies does, until the broker gives it no more.</summary>
    private async Task<int> ReturnUntilGoneAsync(string queue)
    {
        var cancellation = TestContext.Current.CancellationToken;
        await using var channel = await _broker.OpenChannelAsync();
        for (var deliveries = 0; ; deliveries++)
        {
            if (await channel.BasicGetAsync(queue, autoAck: false, cancellation) is not { } message)
            {
                return deliveries;
            }

            Assert.True(deliveries < 1000, "The broker delivers the message without end.");
            await channel.BasicNackAsync(message.DeliveryTag, multiple: false, requeue: true, cancellation);
        }
    }
}
