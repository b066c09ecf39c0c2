using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Npgsql;
using Pos.Contracts;
using Pos.LedgerSync.Ledger;
using RabbitMQ.Client;

namespace Pos.Benchmarks.Settling;

/// <summary>One message: read, post, note, acknowledge.</summary>
internal sealed class BareConsumer(IChannel channel, HttpClient ledger, NpgsqlDataSource database)
    : AsyncDefaultBasicConsumer(channel)
{
    private const string Settle = """
        UPDATE pos.sales SET status = 'synced', ledger_entry_id = $2, synced_at = now()
        WHERE sale_number = $1 AND status <> 'synced'
        """;

    public override async Task HandleBasicDeliverAsync(
        string consumerTag,
        ulong deliveryTag,
        bool redelivered,
        string exchange,
        string routingKey,
        IReadOnlyBasicProperties properties,
        ReadOnlyMemory<byte> body,
        CancellationToken cancellationToken = default
    )
    {
        var sale = JsonSerializer.Deserialize(body.Span, BareMessageJson.Default.BareMessage)!.Message;
        var entryId = await PostAsync(LedgerEntry.For(sale), cancellationToken);

        await using var command = database.CreateCommand(Settle);
        command.Parameters.Add(new() { Value = sale.SaleNumber });
        command.Parameters.Add(new() { Value = entryId });
        await command.ExecuteNonQueryAsync(cancellationToken);
        await Channel.BasicAckAsync(deliveryTag, multiple: false, cancellationToken);
    }

    private async Task<string> PostAsync(LedgerEntry entry, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "api/v1/entries")
        {
            Content = JsonContent.Create(entry, BareEntryJson.Default.LedgerEntry),
        };
        request.Headers.Add("Idempotency-Key", entry.Reference);
        using var response = await ledger.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync(BareEntryJson.Default.BareReceipt, cancellationToken))!.EntryId;
    }
}

internal sealed record BareMessage(SaleCreated Message);

internal sealed record BareReceipt(string EntryId);

// MassTransit writes decimals as text.
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    NumberHandling = JsonNumberHandling.AllowReadingFromString
)]
[JsonSerializable(typeof(BareMessage))]
internal sealed partial class BareMessageJson : JsonSerializerContext;

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull
)]
[JsonSerializable(typeof(LedgerEntry))]
[JsonSerializable(typeof(BareReceipt))]
internal sealed partial class BareEntryJson : JsonSerializerContext;
