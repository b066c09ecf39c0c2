using System.Text;
using Pos.SystemTests.Harness;
using RabbitMQ.Client;

namespace Pos.SystemTests.Operating;

/// <summary>The messages of settled sales go from the dead-letter queue, and no others.</summary>
public sealed class SweeperTests(TestServers servers)
{
    private const string DeadLetters = "ledger-sync_error";

    [Fact]
    public async Task Messages_of_settled_sales_are_removed_and_all_others_stand_where_they_stood()
    {
        await using var shop = await OpenAsync(apis: 2);
        var (settled, parked) = (await SellAsync(shop, 840_001), await SellAsync(shop, 840_002));
        await shop.SetParkedAsync(parked, "rejected");
        await PublishAsync(
            shop,
            [
                ("Subject", settled),
                ("Subject", parked),
                ("Pos-Sale-Number", settled),
                ("Colour", "blue"),
                ("Subject", "S9-T9-999"),
                ("Subject", "no sale's number at all"),
                ("Subject", settled),
            ]
        );

        await SettleAsync(shop, settled);

        await UntilSweptAsync(shop, settled);
        Assert.Equal(4, await shop.Broker.DepthAsync(DeadLetters));
        var left = await shop.Broker.PeekAsync(DeadLetters, 10);
        Assert.Equal([parked, null, "S9-T9-999", "no sale's number at all"], left.Select(message => message.Header("Subject")));
    }

    [Fact]
    public async Task A_sweeper_that_is_killed_on_its_way_loses_nothing_and_the_next_one_finishes()
    {
        await using var shop = await OpenAsync(apis: 1);
        var (settled, parked) = (await SellAsync(shop, 841_001), await SellAsync(shop, 841_002));
        await shop.SetParkedAsync(parked, "rejected");
        const int Others = 3000;
        await PublishAsync(shop, Enumerable.Repeat(("Subject", parked), Others).Append(("Subject", settled)));

        // Settled over and over, so that one sweep follows the other until one is seen on its way.
        await SettleAsync(shop, settled);
        await WaitFor.ValueAsync(
            async () =>
            {
                await FlagAsync(shop, settled);
                return await shop.Broker.DepthAsync(DeadLetters);
            },
            depth => depth < Others - 100,
            "a sweep is on its way"
        );
        await shop.Api.KillAsync();

        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync(DeadLetters), depth => depth >= Others, "all stand there again");
        await FlagAsync(shop, settled);
        await shop.Api.StartAsync();
        await UntilSweptAsync(shop, settled);
        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync(DeadLetters), depth => depth == Others, "the one is removed");
    }

    [Fact]
    public async Task When_a_sweep_has_ended_all_others_stand_there_and_none_of_the_settled_comes_back()
    {
        await using var shop = await OpenAsync(apis: 1);
        var (settled, parked) = (await SellAsync(shop, 843_001), await SellAsync(shop, 843_002));
        await shop.SetParkedAsync(parked, "rejected");
        await SettleAsync(shop, settled);
        await UntilSweptAsync(shop, settled);

        const int Pairs = 150;
        for (var sweep = 1; sweep <= 5; sweep++)
        {
            // One by one in turn: as much as there can be to tell the broker.
            await PublishAsync(
                shop,
                Enumerable.Range(0, 2 * Pairs).Select(place => ("Subject", place % 2 == 0 ? settled : parked))
            );
            await FlagAsync(shop, settled);
            await UntilSweptAsync(shop, settled);
            Assert.Equal(sweep * Pairs, await shop.Broker.DepthAsync(DeadLetters));
        }
    }

    [Fact]
    public async Task What_the_broker_has_put_there_by_itself_is_swept_now_and_then()
    {
        await using var shop = await OpenAsync(apis: 1, fullInterval: "00:00:01");
        var settled = await SellAsync(shop, 842_001);
        await SettleAsync(shop, settled);
        await UntilSweptAsync(shop, settled);

        await PublishAsync(shop, [("Subject", settled), ("Colour", "blue")]);

        await WaitFor.ValueAsync(() => shop.Broker.DepthAsync(DeadLetters), depth => depth == 1, "it is swept");
    }

    private Task<Shop> OpenAsync(int apis, string fullInterval = "01:00:00") =>
        Shop.OpenAsync(
            servers,
            new ShopOptions
            {
                Apis = apis,
                LedgerSyncs = 0,
                Api = new Dictionary<string, string> { ["DeadLetters__FullInterval"] = fullInterval },
            }
        );

    private static async Task<string> SellAsync(Shop shop, int sequence)
    {
        using var grace = await shop.TerminalAsync();
        return (await grace.SellAsync(Parking.Numbered(sequence))).SaleNumber;
    }

    /// <summary>As whoever hears that the Ledger has a parked sale.</summary>
    private static Task<int> SettleAsync(Shop shop, string number) =>
        shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales SET status = 'synced', ledger_entry_id = 'late', synced_at = now(), dead_lettered = true
            WHERE sale_number = $1
            """,
            number
        );

    private static Task<int> FlagAsync(Shop shop, string number) =>
        shop.Database.ExecuteAsync("UPDATE pos.sales SET dead_lettered = true WHERE sale_number = $1", number);

    private static Task UntilSweptAsync(Shop shop, string number) =>
        WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<bool>("SELECT dead_lettered FROM pos.sales WHERE sale_number = $1", number),
            deadLettered => !deadLettered,
            "the queue is swept",
            TimeSpan.FromSeconds(60)
        );

    private static async Task PublishAsync(Shop shop, IEnumerable<(string Header, string Value)> messages)
    {
        await using var channel = await shop.Broker.OpenChannelAsync();
        foreach (var some in messages.Chunk(100))
        {
            await Task.WhenAll(some.Select(message => PublishAsync(channel, message.Header, message.Value)));
        }
    }

    private static async Task PublishAsync(IChannel channel, string header, string value) =>
        await channel.BasicPublishAsync(
            exchange: "",
            routingKey: DeadLetters,
            mandatory: true,
            basicProperties: new BasicProperties
            {
                Persistent = true,
                Headers = new Dictionary<string, object?> { [header] = Encoding.UTF8.GetBytes(value) },
            },
            body: "{}"u8.ToArray(),
            cancellationToken: Cancelled.ByTest
        );
}
