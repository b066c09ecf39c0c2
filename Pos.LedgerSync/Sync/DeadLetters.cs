using System.Diagnostics;
using System.Globalization;
using System.Runtime.ExceptionServices;
using MassTransit;
using Npgsql;
using Pos.Hosting;
using Pos.LedgerSync.Ledger;

namespace Pos.LedgerSync.Sync;

/// <summary>
/// What a message goes through on its way to <c>ledger-sync_error</c>: it gets headers that an operator can read in the broker's
/// management page, and a failure that nobody foresaw parks the sale too, so that nothing is in one place only.
/// </summary>
internal sealed class DeadLetters(Settlements settlements, Consumption consumption, SyncMetrics metrics)
    : IFilter<ExceptionReceiveContext>
{
    /// <summary>Set when the message was staged; it names the sale also where the message cannot be read.</summary>
    private const string SubjectHeader = "Subject";

    public async Task Send(ExceptionReceiveContext context, IPipe<ExceptionReceiveContext> next)
    {
        switch (context.Exception)
        {
            case MessageGivenBackException or OperationCanceledException:
                // No failure: what escapes from here is returned to the queue.
                ExceptionDispatchInfo.Capture(context.Exception).Throw();
                break;

            case SaleParkedException parked:
                Explain(context, parked.Standing);
                break;

            case UnknownSaleException:
                break;

            default:
                await ParkAsync(context);
                break;
        }

        // It says where our code threw, which is always the same place, and fills the page.
        context.ExceptionHeaders.Set(MessageHeaders.FaultStackTrace, null);
        await next.Send(context);
    }

    public void Probe(ProbeContext context) => context.CreateFilterScope("deadLetters");

    /// <summary>The message could not be read, or handling it failed as nothing should.</summary>
    private async Task ParkAsync(ExceptionReceiveContext context)
    {
        try
        {
            var messageId = context.TransportHeaders.Get<Guid>(MessageHeaders.MessageId) ?? context.GetMessageId() ?? Guid.Empty;
            var cause = IsUnreadable(context.Exception) ? ParkingCauses.Unreadable : ParkingCauses.KillsConsumer;
            var reason =
                cause == ParkingCauses.Unreadable
                    ? "Its message cannot be read."
                    : $"Its handling failed with {context.Exception.GetType().Name}.";

            var standing =
                context.TransportHeaders.Get<string>(SubjectHeader) is { Length: > 0 } saleNumber
                && StorableText.IsStorable(saleNumber)
                    ? await settlements.ParkAsync(saleNumber, messageId, cause, reason)
                    : null;
            if (standing is not null)
            {
                metrics.SaleParked(cause);
                Explain(context, standing);
                return;
            }

            await settlements.UnreadableAsync(messageId, reason);
            context.ExceptionHeaders.Set("Pos-Cause", cause);
            context.ExceptionHeaders.Set("Pos-Reason", reason);
            return;
        }
        catch (NpgsqlException exception) when (exception.IsDatabaseAway())
        {
            consumption.Stop(StopCause.Database, "The database does not answer.");
        }

        await consumption.ReturnMessageAsync(context.CancellationToken);
    }

    private static void Explain(ExceptionReceiveContext context, Standing standing)
    {
        var headers = context.ExceptionHeaders;
        headers.Set("Pos-Sale-Number", standing.SaleNumber);
        headers.Set("Pos-Cause", standing.Cause);
        headers.Set("Pos-Reason", standing.LastError);
        headers.Set("Pos-Attempts", standing.Attempts.ToString(CultureInfo.InvariantCulture));
        headers.Set("Pos-First-Failed-At", Text(standing.FirstFailedAt));
        headers.Set("Pos-Last-Failed-At", Text(standing.LastFailedAt));
        headers.Set("Pos-Trace-Id", Activity.Current?.TraceId.ToHexString());
    }

    private static string? Text(DateTime? at) => at?.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static bool IsUnreadable(Exception exception) =>
        exception
            is UnreadableMessageException
                or System.Runtime.Serialization.SerializationException
                or System.Text.Json.JsonException
                or FormatException
        || (exception.InnerException is { } inner && IsUnreadable(inner));
}
