using Pos.Api.Operations.SweepDeadLetters;
using Xunit;

namespace Pos.UnitTests.Operations;

public sealed class SettledRunTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("...", "")]
    [InlineData("sss", "1-3")]
    [InlineData("s.ss..s", "1-1 3-4 7-7")]
    [InlineData(".?ss?", "3-4")]
    public void Runs_are_what_stands_one_after_the_other(string queue, string runs) =>
        Assert.Equal((runs, true), (Told(queue, out var areAll), areAll));

    [Fact]
    public void There_are_no_more_runs_than_a_channel_may_tell_of()
    {
        Assert.Equal(
            "1-1 3-3 5-5 7-7 9-9 11-11 13-13 15-15 17-17 19-19 21-21 23-24",
            Told("s.s.s.s.s.s.s.s.s.s.s.ss..", out var all)
        );
        Assert.True(all);
        Assert.Equal(
            "1-1 3-3 5-5 7-7 9-9 11-11 13-13 15-15 17-17 19-19 21-21 23-24",
            Told("s.s.s.s.s.s.s.s.s.s.s.ss.s", out all)
        );
        Assert.False(all);
    }

    /// <param name="queue">A letter for each message: settled, not (.), or without a sale (?).</param>
    /// <param name="areAll">Whether there are no more.</param>
    private static string Told(string queue, out bool areAll)
    {
        var taken = queue
            .Select(
                (what, place) =>
                    new DeadLetterMessage(
                        (ulong)place + 1,
                        what switch
                        {
                            's' => "settled",
                            '.' => "parked",
                            _ => null,
                        }
                    )
            )
            .ToList();
        (var runs, areAll) = SettledRun.Of(taken, new HashSet<string> { "settled" });
        return string.Join(' ', runs.Select(run => $"{run.First}-{run.Last}"));
    }
}
