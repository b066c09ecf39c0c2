using Pos.Simulators.Faults;
using Xunit;

namespace Pos.UnitTests.Simulators;

/// <summary>A limit on calls is proved by counting them where they arrive.</summary>
public sealed class CallPaceTests
{
    private readonly SetClock _clock = new();
    private readonly CallPace _pace;

    public CallPaceTests() => _pace = new CallPace(_clock);

    [Fact]
    public void Calls_are_counted_in_the_second_in_which_they_came()
    {
        _pace.Count(post: true);
        _pace.Count(post: true);
        _pace.Count(post: false);
        _clock.Go(TimeSpan.FromSeconds(2));
        _pace.Count(post: true);

        Assert.Equal([new(_clock.Start, 2, 1), new(_clock.Start.AddSeconds(2), 1, 0)], _pace.Seconds());
    }

    [Fact]
    public void The_most_posts_in_a_second_do_not_count_look_ups()
    {
        _pace.Count(post: true);
        _pace.Count(post: true);
        _clock.Go(TimeSpan.FromSeconds(1));
        _pace.Count(post: true);
        _pace.Count(post: false);
        _pace.Count(post: false);

        Assert.Equal(2, _pace.MostPosts);
    }

    [Fact]
    public void Old_seconds_are_forgotten_and_the_most_is_not()
    {
        _pace.Count(post: true);
        _pace.Count(post: true);
        _clock.Go(TimeSpan.FromSeconds(CallPace.SecondsKept));
        _pace.Count(post: true);

        Assert.Equal(_clock.Start.AddSeconds(CallPace.SecondsKept), Assert.Single(_pace.Seconds()).Second);
        Assert.Equal(2, _pace.MostPosts);
    }

    [Fact]
    public void A_clock_that_is_set_back_loses_no_call()
    {
        _pace.Count(post: true);
        _clock.Go(TimeSpan.FromSeconds(-30));
        _pace.Count(post: true);

        Assert.Equal(2, Assert.Single(_pace.Seconds()).Posts);
    }
}
