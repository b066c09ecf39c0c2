using System.Diagnostics;
using System.Globalization;

namespace Pos.SystemTests.Harness;

/// <summary>Looks again and again until a fact holds; says what it last saw when it never does.</summary>
public static class WaitFor
{
    /// <summary>Ample for anything that takes a second or so on a machine with nothing else to do.</summary>
    public static readonly TimeSpan Ample = TimeSpan.FromSeconds(30);

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    public static Task ConditionAsync(Func<Task<bool>> holds, string what, TimeSpan? timeLimit = null) =>
        ValueAsync(holds, held => held, what, timeLimit);

    public static Task ConditionAsync(Func<bool> holds, string what, TimeSpan? timeLimit = null) =>
        ValueAsync(() => Task.FromResult(holds()), held => held, what, timeLimit);

    /// <summary>Reads until the value is as wanted, and returns it.</summary>
    /// <remarks>A read that throws is a value not seen: what is looked at may be down for the moment.</remarks>
    public static async Task<T> ValueAsync<T>(Func<Task<T>> read, Func<T, bool> asWanted, string what, TimeSpan? timeLimit = null)
    {
        var limit = timeLimit ?? Ample;
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(Pause);
        while (true)
        {
            var (value, failure) = await LookAsync(read);
            if (failure is null && asWanted(value!))
            {
                return value!;
            }

            if (watch.Elapsed > limit)
            {
                throw new HarnessException(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"Not within {limit.TotalSeconds:0.#} s: {what}. Last seen: {failure?.Message ?? Show(value)}"
                    ),
                    failure
                );
            }

            await timer.WaitForNextTickAsync(Cancelled.ByTest);
        }
    }

    private static async Task<(T? Value, Exception? Failure)> LookAsync<T>(Func<Task<T>> read)
    {
        try
        {
            return (await read(), null);
        }
        catch (Exception failure) when (failure is not OperationCanceledException || !Cancelled.ByTest.IsCancellationRequested)
        {
            return (default, failure);
        }
    }

    private static string Show<T>(T value) =>
        value switch
        {
            null => "nothing",
            string text => text,
            System.Collections.IEnumerable list => $"[{string.Join(", ", list.Cast<object?>())}]",
            _ => $"{value}",
        };
}
