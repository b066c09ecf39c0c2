using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Hosting;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>Notes what came of an attempt: short transactions in one round trip each, after the calls and never around them.</summary>
/// <remarks>
/// A success always wins, whichever message brought it. A failure counts only for the message that was staged last: that of an
/// older one changes nothing.
/// </remarks>
internal sealed class Settlements(NpgsqlDataSource database, BookedSales booked, IOptions<LedgerOptions> options)
{
    /// <summary>The Ledger has the entry. What waits for it is due from now on.</summary>
    /// <returns>How long ago the sale was received; null if it was settled before.</returns>
    public Task<TimeSpan?> BookedAsync(Delivery delivery, Attempt attempt) =>
        booked.SettleAsync(new(delivery, attempt, AttemptRows.CurrentTraceId));

    /// <summary>It failed, and that counts: it is tried again after a pause, or parked if it was tried often and long enough.</summary>
    /// <returns>Where the sale stands now; null for a message that is not the sale's last.</returns>
    public async Task<Standing?> FailedAsync(Delivery delivery, Attempt attempt)
    {
        // Full jitter: anything between nothing and the longest pause, so that what failed together does not come back together.
        const string Sql = """
            UPDATE pos.sales
            SET attempt_count = attempt_count + 1, reconciled_count = 0, last_sync_error = $3,
                first_failed_at = coalesce(first_failed_at, now()), last_failed_at = now(),
                status = CASE WHEN attempt_count + 1 >= $4 AND first_failed_at <= now() - $5 THEN 'failed' ELSE 'pending' END,
                parked_cause = CASE WHEN attempt_count + 1 >= $4 AND first_failed_at <= now() - $5 THEN 'exhausted' END,
                dead_lettered = dead_lettered OR (attempt_count + 1 >= $4 AND first_failed_at <= now() - $5) IS TRUE,
                next_attempt_at = CASE WHEN (attempt_count + 1 >= $4 AND first_failed_at <= now() - $5) IS NOT TRUE THEN
                    now() + greatest($6 * least($7 * power(2, least(attempt_count, 30)), $8) * interval '1 second', $9)
                END
            WHERE sale_number = $1 AND (status = 'pending') IS TRUE AND queued_as = $2
            RETURNING sale_number, status, parked_cause, last_sync_error, attempt_count, first_failed_at, last_failed_at, queued_at, queued_as
            """;

        await using var batch = database.CreateBatch();
        var limits = options.Value;
        batch.BatchCommands.Add(
            new(Sql)
            {
                Parameters =
                {
                    new() { Value = delivery.SaleNumber },
                    new() { Value = delivery.MessageId },
                    new() { Value = attempt.Reason! },
                    new() { Value = limits.MaxAttempts },
                    new() { Value = limits.GiveUpAfter },
                    new() { Value = Random.Shared.NextDouble() },
                    new() { Value = limits.Backoff.TotalSeconds },
                    new() { Value = limits.MaxBackoff.TotalSeconds },
                    new() { Value = AtMostADay(attempt.RetryAfter ?? TimeSpan.Zero) },
                },
            }
        );
        batch.AddCalls(delivery, attempt.Calls);
        return await ReadStandingAsync(batch);
    }

    /// <summary>It failed, and that is not the sale's fault: nothing is counted, and it is queued again soon after the outage.</summary>
    public async Task PutOffAsync(Delivery delivery, Attempt attempt)
    {
        const string Sql = """
            UPDATE pos.sales SET next_attempt_at = now() + $4, reconciled_count = 0, last_sync_error = $3
            WHERE sale_number = $1 AND (status = 'pending') IS TRUE AND queued_as = $2
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new(Sql)
            {
                Parameters =
                {
                    new() { Value = delivery.SaleNumber },
                    new() { Value = delivery.MessageId },
                    new() { Value = attempt.Reason! },
                    new() { Value = options.Value.Backoff * Random.Shared.NextDouble() },
                },
            }
        );
        batch.AddCalls(delivery, attempt.Calls);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>It can never be booked, or not by itself.</summary>
    /// <returns>Where it stands, parked; null for a message that is not the sale's last, and for a sale that is synced.</returns>
    public Task<Standing?> ParkAsync(Delivery delivery, string cause, string reason, IReadOnlyList<LedgerCall> calls) =>
        ParkAsync(delivery.SaleNumber, delivery.MessageId, cause, reason, calls);

    /// <inheritdoc cref="ParkAsync(Delivery, string, string, IReadOnlyList{LedgerCall})"/>
    public async Task<Standing?> ParkAsync(
        string saleNumber,
        Guid messageId,
        string cause,
        string reason,
        params IReadOnlyList<LedgerCall> calls
    )
    {
        const string Sql = """
            UPDATE pos.sales
            SET status = 'failed', parked_cause = $3, dead_lettered = true, next_attempt_at = NULL, last_sync_error = $4,
                attempt_count = attempt_count + $5, reconciled_count = 0,
                first_failed_at = coalesce(first_failed_at, now()), last_failed_at = now()
            WHERE sale_number = $1 AND (status IN ('pending', 'failed')) IS TRUE AND queued_as = $2
            RETURNING sale_number, status, parked_cause, last_sync_error, attempt_count, first_failed_at, last_failed_at, queued_at, queued_as
            """;

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(
            new(Sql)
            {
                Parameters =
                {
                    new() { Value = saleNumber },
                    new() { Value = messageId },
                    new() { Value = cause },
                    new() { Value = reason },
                    new() { Value = calls.Count > 0 ? 1 : 0 },
                },
            }
        );
        batch.AddCalls(saleNumber, messageId, calls);
        if (calls.Count == 0)
        {
            batch.AddEnd(saleNumber, messageId, cause, reason);
        }

        return await ReadStandingAsync(batch);
    }

    /// <summary>A message names no sale that we have: it is noted for operators, under no sale.</summary>
    public async Task UnreadableAsync(Guid messageId, string reason)
    {
        await using var batch = database.CreateBatch();
        batch.AddEnd(saleNumber: null, messageId, ParkingCauses.Unreadable, reason);
        await batch.ExecuteNonQueryAsync(CancellationToken.None);
    }

    /// <summary>Notes that the handling of a redelivered message begins: should it end the process, this is all that tells.</summary>
    /// <returns>How often it began before and never ended.</returns>
    public async Task<int> StartAsync(Delivery delivery, CancellationToken cancellationToken)
    {
        const string Sql = """
            WITH open AS (
                SELECT count(*) AS starts FROM pos.sync_attempts
                WHERE sale_number = $1 AND event = 'started'
                  AND id > coalesce((SELECT max(id) FROM pos.sync_attempts WHERE sale_number = $1 AND event = 'ended'), 0)
            ), started AS (
                INSERT INTO pos.sync_attempts (sale_number, message_id, event, trace_id) VALUES ($1, $2, 'started', $3)
            )
            SELECT starts::int FROM open
            """;

        await using var command = database.CreateCommand(Sql);
        command.Parameters.Add(new() { Value = delivery.SaleNumber });
        command.Parameters.Add(new() { Value = delivery.MessageId });
        command.Parameters.Add(AttemptRows.TraceId());
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    /// <summary>What was begun has ended after all, without an outcome.</summary>
    public async Task InterruptedAsync(IReadOnlyCollection<Delivery> deliveries, CancellationToken cancellationToken)
    {
        if (deliveries.Count == 0)
        {
            return;
        }

        await using var batch = database.CreateBatch();
        foreach (var delivery in deliveries)
        {
            batch.AddEnd(
                delivery.SaleNumber,
                delivery.MessageId,
                "interrupted",
                "The database was away before it could be noted."
            );
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<Standing?> ReadStandingAsync(NpgsqlBatch batch)
    {
        await using var reader = await batch.ExecuteReaderAsync(CancellationToken.None);
        return await reader.ReadAsync(CancellationToken.None) ? Standing.Read(reader) : null;
    }

    private static TimeSpan AtMostADay(TimeSpan pause) => pause < TimeSpan.FromDays(1) ? pause : TimeSpan.FromDays(1);
}
