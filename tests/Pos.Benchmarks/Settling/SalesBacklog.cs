using System.Text;
using Pos.Benchmarks.Relaying;
using Pos.Benchmarks.Selling;
using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Settling;

/// <summary>Sales that wait for the Ledger, their messages in the queue: copies of one that Pos.Api has made.</summary>
internal sealed class SalesBacklog
{
    private readonly MeasuredShop _shop;
    private readonly IReadOnlyList<StoredMessage> _messages;

    private SalesBacklog(MeasuredShop shop, IReadOnlyList<StoredMessage> messages)
    {
        _shop = shop;
        _messages = messages;
    }

    public int Count => _messages.Count;

    public static async Task<SalesBacklog> MakeAsync(MeasuredShop shop, int count, CancellationToken cancellationToken)
    {
        var example = await SellOneAsync(shop, cancellationToken);
        await CopyAsync(shop.Database, example.Subject!, count, "T9");
        return new SalesBacklog(
            shop,
            [.. example.Copies(count).Select((copy, index) => Renumber(copy, $"S1-T9-{index + 1:000000}"))]
        );
    }

    /// <summary>Copies of a sale, pending, with nothing on its way. What was checked once need not be checked for every copy.</summary>
    public static async Task CopyAsync(TestDatabase database, string saleNumber, int count, string series)
    {
        await database.ExecuteAsync("ALTER TABLE pos.sales DISABLE TRIGGER sales_sums");
        await database.CopyAsync(saleNumber, count, series, lost: true);
        await database.ExecuteAsync("ALTER TABLE pos.sales ENABLE TRIGGER sales_sums");
    }

    /// <summary>All of them pending, and all their messages in the queue.</summary>
    public async Task FillAsync(CancellationToken cancellationToken)
    {
        await _shop.Database.ExecuteAsync("TRUNCATE pos.sync_attempts");
        await _shop.Database.ExecuteAsync(
            "UPDATE pos.sales SET status = 'pending', ledger_entry_id = NULL, synced_at = NULL, attempt_count = 0 WHERE status <> 'pending'"
        );
        await _shop.Database.ExecuteAsync("VACUUM (ANALYZE) pos.sales");
        await SaleTopology.PurgeAsync(_shop.Broker, cancellationToken);
        await BarePublisher.PublishAsync(_shop.Broker, _messages, cancellationToken);
        await _shop.Database.ExecuteAsync("CHECKPOINT");
    }

    /// <summary>Pos.Api makes one, with its relay waiting for a broker: its message is the pattern of all others.</summary>
    public static async Task<StoredMessage> SellOneAsync(MeasuredShop shop, CancellationToken cancellationToken)
    {
        await SaleTopology.DeclareAsync(shop.Broker, cancellationToken);
        var api = await shop.StartApiAsync(brokerIsAway: true);
        using (var load = new SaleLoad(api.Address, await shop.TokenAsync(), connections: 1))
        {
            await load.SellAtAsync(perSecond: 1, TimeSpan.FromSeconds(1), cancellationToken);
        }

        await api.StopAsync();
        return await StoredMessage.TakeAsync(shop.Database.Source, "exchange:Pos.Contracts:SaleCreated", cancellationToken);
    }

    public static StoredMessage Renumber(StoredMessage message, string saleNumber) =>
        message with
        {
            Subject = saleNumber,
            Body = Encoding.UTF8.GetBytes(
                Encoding.UTF8.GetString(message.Body).Replace(message.Subject!, saleNumber, StringComparison.Ordinal)
            ),
            Headers = message.Headers.Replace(message.Subject!, saleNumber, StringComparison.Ordinal),
        };
}
