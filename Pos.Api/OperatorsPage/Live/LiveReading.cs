using Microsoft.Extensions.Options;
using Pos.Api.Operations.GetSync;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.OperatorsPage.Overview;

namespace Pos.Api.OperatorsPage.Live;

/// <summary>What the pages show, read once for all of them: whoever asks within the interval gets the same reading.</summary>
internal sealed class LiveReading(
    IServiceScopeFactory scopes,
    FlowReader flow,
    StandingReader standing,
    ParkedSales parked,
    IOptions<OperatorsPageOptions> options,
    TimeProvider clock
) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);
    private Reading? _latest;
    private long _readAt;

    /// <remarks>
    /// Asked for before whatever a page shows beside it, which is then at least as new as the change that the page is marked with. The
    /// other way round, what happens in between is in the mark and not on the page, and the page waits for it for ever.
    /// </remarks>
    public async Task<Reading> NowAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_latest is null || clock.GetElapsedTime(_readAt) >= options.Value.RefreshInterval)
            {
                _latest = await ReadAsync(cancellationToken);
                _readAt = clock.GetTimestamp();
            }

            return _latest;
        }
        finally
        {
            _gate.Release();
        }
    }

    public void Dispose() => _gate.Dispose();

    private async Task<Reading> ReadAsync(CancellationToken cancellationToken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var sync = await scope.ServiceProvider.GetRequiredService<SyncOverview>().ReadAsync(cancellationToken);
        var now = await standing.ReadAsync(cancellationToken);
        var groups = await parked.GroupsAsync(new DeadLetterFilter(Cause: null, StoreId: null), cancellationToken);
        return new Reading
        {
            Sync = sync,
            Standing = now,
            Flow = await flow.ReadAsync(cancellationToken),
            Parked = groups,
            Verdict = Verdict.Of(sync, now, groups, options.Value.LateAfter),
        };
    }
}
