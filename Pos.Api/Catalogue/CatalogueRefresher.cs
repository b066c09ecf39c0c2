using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Pos.Api.Catalogue;

/// <summary>Looks now and then, and first at the start, whether the copy of Inventory's products is due for a refresh.</summary>
internal sealed partial class CatalogueRefresher(
    IServiceScopeFactory scopes,
    IOptions<CatalogueOptions> options,
    TimeProvider clock,
    ILogger<CatalogueRefresher> logger
) : BackgroundService
{
    private bool _databaseAway;
    private bool _inventoryAway;
    private int _unusable;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.PollInterval, clock);
        try
        {
            do
            {
                await RunAsync(stoppingToken);
            } while (await timer.WaitForNextTickAsync(stoppingToken));
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // What was read until here is kept, and the next start reads all of it.
        }
    }

    private async Task RunAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            Tell(await scope.ServiceProvider.GetRequiredService<CatalogueRefreshing>().RunIfDueAsync(cancellationToken));
            if (_databaseAway)
            {
                _databaseAway = false;
                Log.DatabaseBack(logger);
            }
        }
        catch (Exception exception) when (exception is DbException or TimeoutException or IOException)
        {
            if (!_databaseAway)
            {
                _databaseAway = true;
                Log.DatabaseAway(logger, exception);
            }
        }
    }

    /// <summary>Each change is said once, and not each try.</summary>
    private void Tell(RefreshResult result)
    {
        if (result.Outcome == RefreshOutcome.NotDue)
        {
            return;
        }

        var away = result.Outcome == RefreshOutcome.InventoryAway;
        if (away && !_inventoryAway)
        {
            Log.InventoryAway(logger);
        }
        else if (_inventoryAway && !away)
        {
            Log.InventoryBack(logger, result.Products);
        }

        if (!away && result.Unusable != _unusable)
        {
            _unusable = result.Unusable;
            Log.Unusable(logger, result.Unusable, result.Products);
        }

        _inventoryAway = away;
    }

    private static partial class Log
    {
        [LoggerMessage(
            LogLevel.Warning,
            "Inventory does not list its products; terminals get the catalogue as it was last known"
        )]
        public static partial void InventoryAway(ILogger logger);

        [LoggerMessage(LogLevel.Information, "Inventory lists its {Count} products again")]
        public static partial void InventoryBack(ILogger logger, int count);

        [LoggerMessage(
            LogLevel.Warning,
            "Inventory lists {Unusable} products that could not be sold, beside {Count} that can: "
                + "a text, price, currency or tax rate is missing or out of bounds"
        )]
        public static partial void Unusable(ILogger logger, int unusable, int count);

        [LoggerMessage(LogLevel.Warning, "The catalogue cannot reach the database; it goes on when it can")]
        public static partial void DatabaseAway(ILogger logger, Exception exception);

        [LoggerMessage(LogLevel.Information, "The catalogue reaches the database again")]
        public static partial void DatabaseBack(ILogger logger);
    }
}
