using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;
using Pos.Benchmarks.Relaying;
using Pos.LedgerSync.Ledger;
using RabbitMQ.Client;

namespace Pos.Benchmarks.Settling;

/// <summary>What consuming a sale costs at least: take the message, call the Ledger, write one row, acknowledge.</summary>
/// <remarks>
/// By the broker's own client, with the prefetch and the concurrency of Pos.LedgerSync, generated JSON and a prepared statement.
/// It does nothing about failures, repeats, pace, attempts or what waits for the sale.
/// </remarks>
internal static class BareConsumerService
{
    /// <summary>Of LedgerSync as it comes; twice that is prefetched.</summary>
    private static readonly ushort Concurrency = (ushort)new LedgerOptions().Concurrency;

    public static async Task<int> RunAsync()
    {
        var database = new NpgsqlConnectionStringBuilder(Variable("DATABASE_URL"))
        {
            MaxAutoPrepare = 10,
            AutoPrepareMinUsages = 2,
        };
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        using var http = new HttpClient { BaseAddress = new Uri(Variable("LEDGER_SERVICE_URL")) };
        http.DefaultRequestHeaders.Authorization = new("Bearer", "of-nobody");

        var factory = new ConnectionFactory { Uri = new Uri(Variable("RABBITMQ_URL")) };
        await using var connection = await factory.CreateConnectionAsync("bare consumer");
        await using var channel = await connection.CreateChannelAsync(
            new CreateChannelOptions(
                publisherConfirmationsEnabled: false,
                publisherConfirmationTrackingEnabled: false,
                consumerDispatchConcurrency: Concurrency
            )
        );
        channel.CallbackExceptionAsync += (_, failure) =>
        {
            // The client would swallow it, and the measurement would wait for ever.
            Environment.FailFast("A message could not be consumed.", failure.Exception);
            return Task.CompletedTask;
        };
        await channel.BasicQosAsync(prefetchSize: 0, prefetchCount: (ushort)(Concurrency * 2), global: false);
        await channel.BasicConsumeAsync(SaleTopology.Queue, autoAck: false, new BareConsumer(channel, http, source));

        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        app.Urls.Add(Variable("ASPNETCORE_URLS"));
        app.MapGet("/health/ready", () => TypedResults.Ok());
        await app.RunAsync();
        return 0;
    }

    private static string Variable(string name) =>
        Environment.GetEnvironmentVariable(name) ?? throw new InvalidOperationException($"{name} is not set.");
}
