using Microsoft.Extensions.Options;

namespace Pos.Api.Hosting.Security;

/// <summary>Fetches Auth's keys at the start and from time to time, so that one it has withdrawn is not taken for ever.</summary>
internal sealed class AuthKeysRefresh(AuthKeys keys, IOptions<AuthOptions> options, TimeProvider clock) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.KeyRefreshInterval, clock);
        do
        {
            await keys.RefreshAsync();
        } while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
