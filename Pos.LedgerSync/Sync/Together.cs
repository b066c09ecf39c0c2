using System.Collections.Concurrent;
using System.Diagnostics;
using Npgsql;
using Pos.Hosting;

namespace Pos.LedgerSync.Sync;

/// <summary>Does for all together what is asked for one by one while the one before is being done.</summary>
/// <remarks>
/// Nobody waits for company: in a quiet shop each asks by itself, at once. A group is never larger than what is handled at a time.
/// </remarks>
/// <param name="answerAll">
/// Answers in the order of the asked, all or nothing. If it throws because something is refused, each is asked for by itself: what
/// one has brought is nobody else's failure. If the database is away, each is told.
/// </param>
internal sealed class Together<TAsked, TAnswer>(Func<IReadOnlyList<TAsked>, Task<IReadOnlyList<TAnswer>>> answerAll)
{
    private readonly ConcurrentQueue<Waiting> _waiting = new();
    private int _isAnswering;

    /// <exception cref="OperationCanceledException">The caller gave up; it may be done all the same.</exception>
    public Task<TAnswer> AskAsync(TAsked asked, CancellationToken cancellationToken)
    {
        var waiting = new Waiting(asked, Activity.Current);
        _waiting.Enqueue(waiting);
        _ = AnswerUnlessAnsweringAsync();
        return waiting.Answer.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Whoever finds nobody answering does, until nobody waits. It does not throw.</summary>
    private async Task AnswerUnlessAnsweringAsync()
    {
        // Looked at once more after the end: who came just before it found somebody answering.
        while (!_waiting.IsEmpty && Interlocked.Exchange(ref _isAnswering, 1) == 0)
        {
            while (TakeWaiting() is { Count: > 0 } group)
            {
                await AnswerAsync(group);
            }

            Volatile.Write(ref _isAnswering, 0);
        }
    }

    private List<Waiting> TakeWaiting()
    {
        var group = new List<Waiting>();
        while (_waiting.TryDequeue(out var waiting))
        {
            group.Add(waiting);
        }

        return group;
    }

    private async Task AnswerAsync(List<Waiting> group)
    {
        // The statement stands in the trace of the first that it is for, and not in that of whoever came first of all.
        Activity.Current = group[0].Span;
        try
        {
            var answers = await answerAll(group.ConvertAll(waiting => waiting.Asked));
            for (var i = 0; i < group.Count; i++)
            {
                group[i].Answer.TrySetResult(answers[i]);
            }
        }
        catch (Exception exception)
            when (group.Count > 1 && !(exception is NpgsqlException database && database.IsDatabaseAway()))
        {
            foreach (var waiting in group)
            {
                await AnswerAsync([waiting]);
            }
        }
        catch (Exception exception)
        {
            group.ForEach(waiting => waiting.Answer.TrySetException(exception));
        }
    }

    private sealed record Waiting(TAsked Asked, Activity? Span)
    {
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
