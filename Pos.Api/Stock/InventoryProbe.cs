using Microsoft.Extensions.Options;

namespace Pos.Api.Stock;

/// <summary>Asks Inventory while look-ups are held back, so that no customer waits to find out whether it is back.</summary>
internal sealed class InventoryProbe(
    IServiceScopeFactory scopes,
    InventoryPatience patience,
    IOptions<InventoryOptions> options,
    TimeProvider clock
) : BackgroundService
{
    /// <summary>Some of the calls come while the break lasts, and go nowhere.</summary>
    private const int LooksPerBreak = 5;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.BreakDuration / LooksPerBreak, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
            {
                if (patience.LookUp.IsOpen)
                {
                    await using var scope = scopes.CreateAsyncScope();
                    await scope.ServiceProvider.GetRequiredService<InventoryClient>().ProbeAsync();
                }
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The next start begins with the breaker closed.
        }
    }
}
