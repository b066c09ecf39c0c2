using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Selling;

/// <summary>Broker and Ledger, dead or alive.</summary>
internal sealed class Outage(MeasuredShop shop)
{
    public static readonly IReadOnlyDictionary<string, string> QuickRecovery = new Dictionary<string, string>
    {
        ["Ledger__Ramp"] = "00:00:01",
        ["Ledger__MaxCallsPerSecond"] = "2000",
        ["Ledger__MaxProbeInterval"] = "00:00:01",
        ["Ledger__Backoff"] = "00:00:00.500",
    };

    private bool _isOn;

    public async Task BeginAsync()
    {
        if (_isOn)
        {
            return;
        }

        _isOn = true;
        shop.Upstreams.LedgerIsDead = true;
        await shop.Broker.Server.KillAsync();
    }

    public async Task EndAsync(bool wait = true)
    {
        if (!_isOn)
        {
            return;
        }

        await shop.Broker.Server.StartAsync();
        shop.Upstreams.LedgerIsDead = false;
        _isOn = false;
        if (wait)
        {
            await UntilRecoveredAsync();
        }
    }

    /// <summary>Everything that waited is published and settled.</summary>
    public Task UntilRecoveredAsync() =>
        WaitFor.ValueAsync(
            () => shop.Database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE status = 'pending'"),
            pending => pending == 0,
            "no sale is pending",
            TimeSpan.FromMinutes(2)
        );
}
