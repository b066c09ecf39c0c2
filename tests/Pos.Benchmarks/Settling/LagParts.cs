using System.Diagnostics;
using System.Net.Http.Headers;
using Npgsql;
using Pos.Benchmarks.Relaying;
using Pos.Benchmarks.Stand;
using Pos.Benchmarks.Statistics;
using Pos.SystemTests.Harness;
using RabbitMQ.Client;

namespace Pos.Benchmarks.Settling;

/// <param name="Publish">Milliseconds, each the median.</param>
internal sealed record PartTimes(double Publish, double Call, double Update)
{
    public double Sum => Publish + Call + Update;
}

/// <summary>What a sale's way to the Ledger is made of at least, each part by itself.</summary>
internal sealed class LagParts : IAsyncDisposable
{
    private readonly HttpClient _http = new();
    private readonly byte[] _message = Encoded(ExampleSale.Message());
    private TestVhost _broker = null!;
    private IConnection _connection = null!;
    private IChannel _channel = null!;
    private NpgsqlDataSource _database = null!;
    private Uri _ledger = null!;

    private LagParts() { }

    public static async Task<LagParts> OpenAsync(BenchStand stand, MeasuredShop shop, CancellationToken cancellationToken)
    {
        // A queue of the same kind that nobody consumes.
        var broker = await stand.NewVhostAsync();
        await SaleTopology.DeclareAsync(broker, cancellationToken);
        var connection = await new ConnectionFactory { Uri = broker.Url }.CreateConnectionAsync(cancellationToken);
        var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true),
            cancellationToken
        );
        var connectionString = new NpgsqlConnectionStringBuilder(shop.Database.ConnectionString(Role.LedgerSync))
        {
            MaxAutoPrepare = 5,
            AutoPrepareMinUsages = 1,
        };
        return new LagParts
        {
            _broker = broker,
            _connection = connection,
            _channel = channel,
            _database = NpgsqlDataSource.Create(connectionString.ConnectionString),
            _ledger = new Uri(shop.Upstreams.Address, "/api/v1/entries"),
        };
    }

    /// <param name="every">The pace; null is one after the other, which finds every process and core awake.</param>
    public async Task<PartTimes> MeasureAsync(int count, TimeSpan? every, CancellationToken cancellationToken)
    {
        var sales = await SalesAsync(count, cancellationToken);
        var publish = await TimeAsync(_ => PublishAsync(cancellationToken));
        var call = await TimeAsync(_ => PostAsync(cancellationToken));
        var update = await TimeAsync(number => UpdateAsync(sales[number % sales.Count], cancellationToken));
        return new PartTimes(publish, call, update);

        async Task<double> TimeAsync(Func<int, Task> work)
        {
            using var pace = every is { } period ? new PeriodicTimer(period) : null;
            var times = new double[count];
            for (var number = 0; number < count; number++)
            {
                if (pace is not null)
                {
                    await pace.WaitForNextTickAsync(cancellationToken);
                }

                var start = Stopwatch.GetTimestamp();
                await work(number);
                times[number] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }

            return Sample.Median(times);
        }
    }

    public async ValueTask DisposeAsync()
    {
        _http.Dispose();
        await _channel.DisposeAsync();
        await _connection.DisposeAsync();
        await _broker.DisposeAsync();
        await _database.DisposeAsync();
    }

    private async Task PublishAsync(CancellationToken cancellationToken) =>
        await _channel.BasicPublishAsync(
            "Pos.Contracts:SaleCreated",
            "",
            mandatory: true,
            new BasicProperties { Persistent = true, MessageId = $"{Guid.CreateVersion7()}" },
            _message,
            cancellationToken
        );

    private async Task PostAsync(CancellationToken cancellationToken)
    {
        using var content = new ByteArrayContent(_message);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        using var answer = await _http.PostAsync(_ledger, content, cancellationToken);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync(cancellationToken);
    }

    /// <summary>The commit is part of it: it waits for the disk.</summary>
    private async Task UpdateAsync(string saleNumber, CancellationToken cancellationToken)
    {
        await using var command = _database.CreateCommand(
            "UPDATE pos.sales SET status = 'synced', ledger_entry_id = $2, synced_at = now() WHERE sale_number = $1"
        );
        command.Parameters.Add(new() { Value = saleNumber });
        command.Parameters.Add(new() { Value = "E-00000000" });
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<IReadOnlyList<string>> SalesAsync(int count, CancellationToken cancellationToken)
    {
        var numbers = new List<string>();
        await using var command = _database.CreateCommand(
            "SELECT sale_number FROM pos.sales WHERE status = 'synced' ORDER BY id DESC LIMIT $1"
        );
        command.Parameters.Add(new() { Value = count });
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            numbers.Add(reader.GetString(0));
        }

        return numbers;
    }

    private static byte[] Encoded(object message) => System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(message);
}
