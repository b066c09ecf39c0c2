using Microsoft.Extensions.Options;
using Npgsql;
using Pos.Api.Hosting;
using Pos.Api.Ledger;
using Pos.Api.Persistence;

namespace Pos.Api.Operations.Comparison;

/// <summary>Once a day, in one instance, holds the stores' last days against the Ledger's.</summary>
internal sealed partial class DailyComparison(
    IServiceScopeFactory scopes,
    NpgsqlDataSource database,
    ComparisonTable table,
    ComparisonMetrics metrics,
    IOptions<ComparisonOptions> options,
    TimeProvider clock,
    ILogger<DailyComparison> logger
) : PeriodicWork(options.Value.PollInterval, clock, logger)
{
    private const string Turn = "pos.comparison";

    /// <summary>A run that finds no sale writes none, and is not to be repeated for it.</summary>
    private DateTime _doneAt;
    private bool _ledgerAway;

    protected override async Task LookAsync(CancellationToken cancellationToken)
    {
        try
        {
            await RunIfDueAsync(cancellationToken);
            _ledgerAway = false;
        }
        catch (LedgerUnavailableException exception)
        {
            // Said once for each outage, not once for each try.
            if (!_ledgerAway)
            {
                _ledgerAway = true;
                Log.LedgerAway(logger, exception);
            }
        }
    }

    private async Task RunIfDueAsync(CancellationToken cancellationToken)
    {
        if (!await IsDueAsync(cancellationToken))
        {
            return;
        }

        await using var turn = await AdvisoryTurn.TryTakeAsync(database, Turn, cancellationToken);

        // Looked at again: another instance may have ended its turn in between.
        if (turn is null || !await IsDueAsync(cancellationToken))
        {
            return;
        }

        var (dueAt, _) = await table.WhenDueAsync(options.Value, cancellationToken);
        await using var scope = scopes.CreateAsyncScope();
        var days = await scope.ServiceProvider.GetRequiredService<DayComparison>().RunAsync(cancellationToken);
        _doneAt = dueAt;
        metrics.Compared(days);

        var differences = days.Sum(day => day.DifferenceCount);
        if (differences > 0)
        {
            Log.Differs(logger, differences, days.Count(day => day.DifferenceCount > 0));
        }
        else
        {
            Log.Agrees(logger, days.Count);
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellationToken)
    {
        var (dueAt, isDue) = await table.WhenDueAsync(options.Value, cancellationToken);
        return isDue && dueAt > _doneAt;
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Information, "The books of {Days} stores' days agree with the Ledger's")]
        public static partial void Agrees(ILogger logger, int days);

        [LoggerMessage(
            LogLevel.Warning,
            "The books differ from the Ledger's: {Differences} differences in {Days} stores' days; see /api/v1/ops/comparisons"
        )]
        public static partial void Differs(ILogger logger, int differences, int days);

        [LoggerMessage(LogLevel.Warning, "The books are not compared while the Ledger does not answer; it is tried again")]
        public static partial void LedgerAway(ILogger logger, Exception exception);
    }
}
