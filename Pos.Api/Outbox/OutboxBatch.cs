using Microsoft.Extensions.Options;
using Npgsql;

namespace Pos.Api.Outbox;

/// <summary>What a batch left behind.</summary>
internal enum BatchOutcome
{
    /// <summary>Nothing more was due.</summary>
    Drained,

    /// <summary>The batch was full; more is waiting.</summary>
    MoreWaiting,

    /// <summary>The broker did not answer. Nothing was counted against any message.</summary>
    Stalled,
}

/// <summary>
/// Moves one batch from the table to the broker: claim, publish all at once, delete what was confirmed, in one transaction.
/// </summary>
/// <remarks>
/// If the process dies between confirm and delete, the batch goes out again under the same message ids; consumers tolerate it.
/// </remarks>
internal sealed partial class OutboxBatch(
    NpgsqlDataSource database,
    MessagePublisher publisher,
    IOptions<OutboxOptions> options,
    OutboxMetrics metrics,
    ILogger<OutboxBatch> logger
)
{
    // Confirmed by the broker, but the transaction that should have deleted them broke: they are not to be published again.
    private readonly HashSet<long> _confirmedEarlier = [];

    public async Task<BatchOutcome> RunAsync(CancellationToken cancellationToken)
    {
        var limits = options.Value;
        await using var connection = await database.OpenConnectionAsync(cancellationToken);

        await ForgetConfirmedEarlierAsync(connection, cancellationToken);

        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var messages = await OutboxTable.ClaimAsync(connection, limits.BatchSize, cancellationToken);
        if (messages.Count == 0)
        {
            return BatchOutcome.Drained;
        }

        var attempts = await PublishAsync(messages, limits.PublishTimeLimit, cancellationToken);
        var confirmed = Of(attempts, PublishResult.Confirmed).Select(attempt => attempt.Message.Id).ToArray();
        _confirmedEarlier.UnionWith(confirmed);

        // From here on nothing is cancelled: what the broker has confirmed is to be remembered, also while the process stops.
        await OutboxTable.DeleteAsync(connection, confirmed, CancellationToken.None);
        await SetBackUnroutableAsync(connection, attempts);
        await CountRefusedAsync(connection, attempts, brokerAnswers: confirmed.Length > 0);
        await transaction.CommitAsync(CancellationToken.None);

        _confirmedEarlier.ExceptWith(confirmed);
        metrics.Published(confirmed.Length);

        return Of(attempts, PublishResult.Unanswered).Any() ? BatchOutcome.Stalled
            : messages.Count == limits.BatchSize ? BatchOutcome.MoreWaiting
            : BatchOutcome.Drained;
    }

    /// <summary>
    /// A message that once failed, and any whose answer is missing, are tried one by one: a message on which the broker closes
    /// the channel takes down all that share it, and alone it is told from its neighbours.
    /// </summary>
    private async Task<List<PublishAttempt>> PublishAsync(
        List<StagedMessage> messages,
        TimeSpan timeLimit,
        CancellationToken cancellationToken
    )
    {
        var together = await publisher.PublishAsync(
            messages.FindAll(message => message.Attempts == 0),
            timeLimit,
            cancellationToken
        );
        var answered = together.Where(attempt => attempt.Result != PublishResult.Unanswered).ToList();

        var suspects = together
            .Where(attempt => attempt.Result == PublishResult.Unanswered)
            .Select(attempt => attempt.Message)
            .Concat(messages.Where(message => message.Attempts > 0));
        var silent = 0;

        foreach (var suspect in suspects)
        {
            // Two that stay unanswered, one after the other, are an outage: no need to wait for the rest.
            if (silent >= 2 || cancellationToken.IsCancellationRequested)
            {
                answered.Add(new(suspect, PublishResult.Unanswered));
                continue;
            }

            var attempt = (await publisher.PublishAsync([suspect], timeLimit, cancellationToken))[0];
            silent = attempt.Result == PublishResult.Unanswered ? silent + 1 : 0;
            answered.Add(attempt);
        }

        return answered;
    }

    private async Task ForgetConfirmedEarlierAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        if (_confirmedEarlier.Count > 0)
        {
            await OutboxTable.DeleteAsync(connection, _confirmedEarlier, cancellationToken);
            _confirmedEarlier.Clear();
        }
    }

    private async Task SetBackUnroutableAsync(NpgsqlConnection connection, List<PublishAttempt> attempts)
    {
        foreach (var destination in Of(attempts, PublishResult.Unroutable).GroupBy(attempt => attempt.Message.Destination))
        {
            var ids = destination.Select(attempt => attempt.Message.Id).ToArray();
            await OutboxTable.SetBackAsync(
                connection,
                ids,
                options.Value.RetryDelay,
                destination.First().Reason!,
                CancellationToken.None
            );
            metrics.Unroutable(ids.Length);
            Log.Unroutable(logger, ids.Length, destination.Key);
        }
    }

    /// <summary>An attempt counts only while the broker demonstrably takes other messages, or the message never got that far.</summary>
    private async Task CountRefusedAsync(NpgsqlConnection connection, List<PublishAttempt> attempts, bool brokerAnswers)
    {
        var refused = attempts.Where(attempt =>
            attempt.Result == PublishResult.Refused
            || (attempt.Result == PublishResult.Unanswered && brokerAnswers && attempt.Reason is not null)
        );

        foreach (var (message, _, reason) in refused)
        {
            var parked = await OutboxTable.RefuseAsync(
                connection,
                message.Id,
                RetryDelay(message.Attempts),
                options.Value.MaxAttempts,
                reason!,
                CancellationToken.None
            );
            metrics.Refused(parked);
            Log.Refused(logger, message.MessageId, message.Attempts + 1, reason!, parked);
        }
    }

    private TimeSpan RetryDelay(int attempts)
    {
        var doubled = options.Value.RetryDelay * Math.Pow(2, Math.Min(attempts, 20));
        return doubled < options.Value.MaxRetryDelay ? doubled : options.Value.MaxRetryDelay;
    }

    private static IEnumerable<PublishAttempt> Of(List<PublishAttempt> attempts, PublishResult result) =>
        attempts.Where(attempt => attempt.Result == result);

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Count} messages found no queue at {Destination}; they are kept and tried again")]
        public static partial void Unroutable(ILogger logger, int count, string destination);

        [LoggerMessage(LogLevel.Error, "Message {MessageId} was refused, attempt {Attempt}: {Reason} Parked: {Parked}")]
        public static partial void Refused(ILogger logger, Guid messageId, int attempt, string reason, bool parked);
    }
}
