namespace Pos.Simulators.Faults;

/// <summary>How many calls came in each second of the clock; of the last quarter of an hour, so that it never grows large.</summary>
public sealed class CallPace(TimeProvider clock)
{
    public const int SecondsKept = 15 * 60;

    private readonly Lock _gate = new();
    private readonly Queue<Tally> _tallies = new();
    private Tally _current = new(long.MinValue);

    /// <summary>The most posts in one second, since the start.</summary>
    public int MostPosts { get; private set; }

    public void Count(bool post)
    {
        lock (_gate)
        {
            var tally = Now();
            if (post)
            {
                tally.Posts++;
                MostPosts = Math.Max(MostPosts, tally.Posts);
            }
            else
            {
                tally.Others++;
            }
        }
    }

    /// <summary>The seconds in which there was any call, in their order.</summary>
    public IReadOnlyList<SecondOfCalls> Seconds()
    {
        lock (_gate)
        {
            return
            [
                .. _tallies.Select(it => new SecondOfCalls(DateTimeOffset.FromUnixTimeSeconds(it.Second), it.Posts, it.Others)),
            ];
        }
    }

    private Tally Now()
    {
        var second = clock.GetUtcNow().ToUnixTimeSeconds();

        // A clock that is set back goes on in the second that it has reached.
        if (second > _current.Second)
        {
            _current = new Tally(second);
            _tallies.Enqueue(_current);
        }

        while (_tallies.Peek().Second <= second - SecondsKept)
        {
            _tallies.Dequeue();
        }

        return _current;
    }

    private sealed class Tally(long second)
    {
        public long Second { get; } = second;

        public int Posts { get; set; }

        public int Others { get; set; }
    }
}

/// <param name="Second">When it began.</param>
/// <param name="Posts">Calls that were to change something, whatever became of them.</param>
/// <param name="Others">Look-ups, listings, probes.</param>
public sealed record SecondOfCalls(DateTimeOffset Second, int Posts, int Others);
