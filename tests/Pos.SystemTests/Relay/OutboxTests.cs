using System.Diagnostics;
using MassTransit;
using Microsoft.EntityFrameworkCore;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Relay;

/// <summary>The outbox by itself: what is committed is published once, and what is not never is.</summary>
public sealed class OutboxTests(TestServers servers) : IAsyncLifetime
{
    private static readonly CancellationToken Never = CancellationToken.None;

    private TestDatabase _database = null!;
    private TestVhost _broker = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await servers.NewDatabaseAsync();
        _broker = await servers.NewVhostAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _broker.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Fact]
    public async Task A_rollback_sends_nothing()
    {
        await using var host = await OutboxHost.StartAsync(_database, _broker);

        await host.InScopeAsync(
            async (db, publish) =>
            {
                await using var transaction = await db.Database.BeginTransactionAsync(Never);
                await publish.Publish(new Noted(1), Never);
                await db.SaveChangesAsync(Never);
                await transaction.RollbackAsync(Never);
            }
        );
        await host.InScopeAsync((_, publish) => publish.Publish(new Noted(2), Never));
        // What comes after them is delivered, so they would have been by then.
        await host.InScopeAsync(
            async (db, publish) =>
            {
                await publish.Publish(new Noted(3), Never);
                await db.SaveChangesAsync(Never);
            }
        );

        await WaitFor.ConditionAsync(() => !host.Inbox.Messages.IsEmpty, "the third message is consumed");
        Assert.Equal([3], host.Inbox.Messages.Select(message => message.Number));
        await WaitFor.ConditionAsync(async () => await StagedAsync() == 0, "the outbox is empty");
    }

    [Fact]
    public async Task The_consumer_gets_the_message_id_and_the_trace_of_the_request()
    {
        await using var host = await OutboxHost.StartAsync(_database, _broker);
        var messageId = Guid.CreateVersion7();
        // Nothing listens to our spans here: the trace has to travel all the same.
        using var request = new Activity("request").SetIdFormat(ActivityIdFormat.W3C).Start();

        await host.InScopeAsync(
            async (db, publish) =>
            {
                await publish.Publish(new Noted(1), context => context.MessageId = messageId, Never);
                await db.SaveChangesAsync(Never);
            }
        );

        await WaitFor.ConditionAsync(() => !host.Inbox.Messages.IsEmpty, "the message is consumed");
        var received = Assert.Single(host.Inbox.Messages);
        Assert.Equal(messageId, received.MessageId);
        Assert.Contains(request.TraceId.ToHexString(), received.TraceParent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_relays_publish_no_row_twice()
    {
        const int Count = 3000;
        await using var first = await OutboxHost.StartAsync(_database, _broker);
        await using var second = await OutboxHost.StartAsync(_database, _broker);

        await Task.WhenAll(
            Enumerable
                .Range(0, 30)
                .Select(batch =>
                    (batch % 2 == 0 ? first : second).InScopeAsync(
                        async (db, publish) =>
                        {
                            for (var i = 0; i < Count / 30; i++)
                            {
                                await publish.Publish(new Noted((batch * Count / 30) + i), Never);
                            }

                            await db.SaveChangesAsync(Never);
                        }
                    )
                )
        );

        await WaitFor.ConditionAsync(async () => await StagedAsync() == 0, "the outbox is empty");
        await WaitFor.ConditionAsync(() => first.Inbox.Messages.Count + second.Inbox.Messages.Count >= Count, "all are consumed");
        var numbers = first.Inbox.Messages.Concat(second.Inbox.Messages).Select(message => message.Number).Order();
        Assert.Equal(Enumerable.Range(0, Count), numbers);
    }

    [Fact]
    public async Task A_message_that_finds_no_queue_is_kept_until_there_is_one()
    {
        await using var publisher = await OutboxHost.StartAsync(_database, _broker, consumes: false);
        await publisher.InScopeAsync(
            async (db, publish) =>
            {
                await publish.Publish(new Noted(1), Never);
                await db.SaveChangesAsync(Never);
            }
        );
        await WaitFor.ConditionAsync(
            async () =>
                await _database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages WHERE last_error LIKE 'No queue%'")
                == 1,
            "the message came back"
        );

        await using var consumer = await OutboxHost.StartAsync(_database, _broker);

        await WaitFor.ConditionAsync(() => !consumer.Inbox.Messages.IsEmpty, "it is consumed");
        await WaitFor.ConditionAsync(async () => await StagedAsync() == 0, "the outbox is empty");
    }

    [Fact]
    public async Task A_message_that_can_never_be_sent_is_parked_and_stands_in_nobodys_way()
    {
        await using var host = await OutboxHost.StartAsync(_database, _broker);
        await _database.ExecuteAsync(
            """
            INSERT INTO pos.outbox_messages (message_id, destination, content_type, body, headers)
            SELECT gen_random_uuid(), destination, 'application/json', '', '{}'
            FROM unnest(ARRAY['nowhere:at-all', 'no address']) AS destination
            """
        );

        await host.InScopeAsync(
            async (db, publish) =>
            {
                await publish.Publish(new Noted(1), Never);
                await db.SaveChangesAsync(Never);
            }
        );

        await WaitFor.ConditionAsync(() => !host.Inbox.Messages.IsEmpty, "the good message is consumed");
        await WaitFor.ConditionAsync(
            async () =>
                await _database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages WHERE parked AND attempts = 3") == 2,
            "the bad ones are parked"
        );
    }

    [Fact]
    public async Task A_message_on_which_the_broker_closes_the_channel_is_told_from_its_neighbours()
    {
        await using var host = await OutboxHost.StartAsync(_database, _broker);
        // An exchange of another type than we would declare: the broker closes the channel, and with it all that is in flight.
        await using (var channel = await _broker.OpenChannelAsync())
        {
            await channel.ExchangeDeclareAsync(
                "of-another-type",
                "direct",
                durable: true,
                autoDelete: false,
                cancellationToken: Never
            );
        }

        await host.InScopeAsync(
            async (db, publish) =>
            {
                for (var i = 0; i < 50; i++)
                {
                    await publish.Publish(new Noted(i), Never);
                }

                db.Add(
                    new Pos.Api.Outbox.OutboxMessage
                    {
                        MessageId = Guid.CreateVersion7(),
                        Destination = "exchange:of-another-type",
                        ContentType = "application/json",
                        Body = [],
                        Headers = "{}",
                    }
                );
                await db.SaveChangesAsync(Never);
            }
        );

        await WaitFor.ConditionAsync(
            () => host.Inbox.Messages.Select(m => m.Number).Distinct().Count() == 50,
            "its neighbours are consumed"
        );
        await WaitFor.ConditionAsync(async () => await StagedAsync() == 1, "the neighbours' rows are gone");
    }

    [Fact]
    public async Task A_held_message_waits_by_the_databases_clock()
    {
        await using var host = await OutboxHost.StartAsync(_database, _broker);

        await host.InScopeAsync(
            async (db, publish) =>
            {
                await publish.Publish(new Noted(1), context => context.Delay = TimeSpan.FromHours(1), Never);
                await publish.Publish(new Noted(2), Never);
                await db.SaveChangesAsync(Never);
            }
        );

        await WaitFor.ConditionAsync(() => !host.Inbox.Messages.IsEmpty, "the second message is consumed");
        await WaitFor.ConditionAsync(async () => await StagedAsync() == 1, "the first is still held");
        Assert.Equal(2, Assert.Single(host.Inbox.Messages).Number);

        await _database.ExecuteAsync("UPDATE pos.outbox_messages SET available_at = now()");
        await WaitFor.ConditionAsync(() => host.Inbox.Messages.Count == 2, "it is published when its time has come");
    }

    private Task<long> StagedAsync() => _database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages");
}
