using Npgsql;

namespace Pos.Api.Scheduling;

/// <summary>What the instances of Pos.LedgerSync tell of themselves.</summary>
/// <param name="AnyConsumes">Whether one of them takes messages at this moment.</param>
/// <param name="HandledUpTo">One of them has handled a sale that was queued then; null if none has told.</param>
internal sealed record ConsumersState(bool AnyConsumes, DateTime? HandledUpTo);

/// <summary>Reads <c>pos.sync_consumers</c>.</summary>
internal sealed class SyncConsumers(NpgsqlDataSource database)
{
    public async Task<ConsumersState> ReadAsync(CancellationToken cancellationToken)
    {
        // An instance that is silent for half a minute, three of its beats, is gone.
        const string Sql = """
            SELECT coalesce(bool_or(state = 'consuming'), false), max(handled_up_to)
            FROM pos.sync_consumers WHERE seen_at > now() - interval '30 seconds'
            """;

        await using var command = database.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        await reader.ReadAsync(cancellationToken);
        return new(
            reader.GetBoolean(0),
            await reader.IsDBNullAsync(1, cancellationToken) ? null : reader.GetFieldValue<DateTime>(1)
        );
    }
}
