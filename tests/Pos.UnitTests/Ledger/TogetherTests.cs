using System.Globalization;
using Npgsql;
using Pos.LedgerSync.Sync;
using Xunit;

namespace Pos.UnitTests.Ledger;

public sealed class TogetherTests
{
    private readonly TaskCompletionSource _mayAnswer = new();
    private readonly List<int[]> _groups = [];

    [Fact]
    public async Task What_is_asked_while_the_first_is_answered_is_answered_as_one_group()
    {
        var answers = AskAll(refused: 0, new InvalidOperationException());

        Assert.Equal(["1", "2", "3", "4"], await Task.WhenAll(answers));
        Assert.Equal(
            [
                [1],
                [2, 3, 4],
            ],
            _groups
        );
    }

    [Fact]
    public async Task What_is_refused_of_a_group_fails_alone()
    {
        var refusal = new PostgresException("invalid byte sequence", "ERROR", "ERROR", "22021");
        var answers = AskAll(refused: 3, refusal);

        Assert.Equal(["1", "2", "4"], await Task.WhenAll(answers[0], answers[1], answers[3]));
        Assert.Same(refusal, await Assert.ThrowsAsync<PostgresException>(() => answers[2]));
        Assert.Equal(
            [
                [1],
                [2, 3, 4],
                [2],
                [3],
                [4],
            ],
            _groups
        );
    }

    [Fact]
    public async Task A_database_that_is_away_is_not_asked_again_for_each()
    {
        var answers = AskAll(refused: 3, new NpgsqlException("away"));

        Assert.Equal("1", await answers[0]);
        foreach (var answer in answers[1..])
        {
            await Assert.ThrowsAsync<NpgsqlException>(() => answer);
        }

        Assert.Equal(
            [
                [1],
                [2, 3, 4],
            ],
            _groups
        );
    }

    /// <summary>Asks for 1 by itself, and for 2 to 4 while that is being answered.</summary>
    private Task<string>[] AskAll(int refused, Exception refusal)
    {
        var together = new Together<int, string>(async group =>
        {
            _groups.Add([.. group]);
            await _mayAnswer.Task;
            return group.Contains(refused)
                ? throw refusal
                : [.. group.Select(asked => asked.ToString(CultureInfo.InvariantCulture))];
        });

        Task<string>[] answers = [.. Enumerable.Range(1, 4).Select(asked => together.AskAsync(asked, CancellationToken.None))];
        _mayAnswer.SetResult();
        return answers;
    }
}
