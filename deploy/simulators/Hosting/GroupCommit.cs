using System.Collections.Concurrent;
using Npgsql;

namespace Pos.Simulators.Hosting;

/// <summary>
/// Does calls that come at the same time in one transaction, one after the other: one round trip and one flush to the disk
/// for all of them, and nobody waits for the lock of a product that everybody sells. A call that comes alone is done at once.
/// </summary>
/// <param name="read">Makes the result of a call from the only row of its command.</param>
internal sealed class GroupCommit<TResult>(NpgsqlDataSource database, Func<NpgsqlDataReader, TResult> read) : IDisposable
{
    private const int LargestGroup = 64;

    private readonly ConcurrentQueue<Call> _waiting = new();
    private readonly SemaphoreSlim _turn = new(1);

    /// <summary>Gives the result after it is committed.</summary>
    /// <param name="command">Makes the command; asked again if the call has to be repeated by itself.</param>
    public async Task<TResult> DoAsync(Func<NpgsqlBatchCommand> command)
    {
        var call = new Call(command);
        _waiting.Enqueue(call);

        await _turn.WaitAsync();
        try
        {
            // Whoever had the turn before may have done this call with its own; if not, it and all that came since are done now.
            while (!call.Done.IsCompleted)
            {
                await DoGroupAsync(TakeGroup());
            }
        }
        finally
        {
            _turn.Release();
        }

        return await call.Done;
    }

    public void Dispose() => _turn.Dispose();

    private List<Call> TakeGroup()
    {
        var group = new List<Call>();
        while (group.Count < LargestGroup && _waiting.TryDequeue(out var call))
        {
            group.Add(call);
        }

        return group;
    }

    private async Task DoGroupAsync(List<Call> group)
    {
        try
        {
            var results = await ExecuteAsync(group);
            foreach (var (call, result) in group.Zip(results))
            {
                call.Succeed(result);
            }
        }
        catch (PostgresException) when (group.Count > 1)
        {
            // All of it was rolled back. One call must not spoil the others, so each is tried by itself.
            foreach (var call in group)
            {
                await DoGroupAsync([call]);
            }
        }
        catch (Exception exception)
        {
            group.ForEach(call => call.Fail(exception));
        }
    }

    private async Task<List<TResult>> ExecuteAsync(List<Call> group)
    {
        await using var batch = database.CreateBatch();
        foreach (var call in group)
        {
            batch.BatchCommands.Add(call.Command());
        }

        var results = new List<TResult>(group.Count);
        await using var reader = await batch.ExecuteReaderAsync();
        do
        {
            await reader.ReadAsync();
            results.Add(read(reader));
        } while (await reader.NextResultAsync());

        return results;
    }

    private sealed class Call(Func<NpgsqlBatchCommand> command)
    {
        private readonly TaskCompletionSource<TResult> _done = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Func<NpgsqlBatchCommand> Command { get; } = command;

        public Task<TResult> Done => _done.Task;

        public void Succeed(TResult result) => _done.SetResult(result);

        public void Fail(Exception exception) => _done.SetException(exception);
    }
}
