using Pos.Benchmarks.Statistics;

namespace Pos.Benchmarks.Running;

/// <summary>Measures two sides in turn, so that what slows the machine down for a while slows both.</summary>
internal static class Rounds
{
    /// <summary>A warm-up pair that is dropped; then A B, B A, A B …: neither side is always the one that comes after the other.</summary>
    public static async Task<IReadOnlyList<Round>> InterleaveAsync(
        int count,
        Func<Task<double>> a,
        Func<Task<double>> b,
        Progress progress,
        bool warmUp = true
    )
    {
        if (warmUp)
        {
            progress.Say("warm-up");
            await a();
            await b();
        }

        var rounds = new List<Round>();
        for (var number = 1; number <= count; number++)
        {
            var round = number % 2 == 1 ? await AThenBAsync(a, b) : await BThenAAsync(a, b);
            rounds.Add(round);
            progress.Say($"round {number} of {count}: a {round.A:#,0.##}, b {round.B:#,0.##}, ratio {round.Ratio:0.000}");
        }

        return rounds;
    }

    private static async Task<Round> AThenBAsync(Func<Task<double>> a, Func<Task<double>> b)
    {
        var first = await a();
        return new Round(first, await b());
    }

    private static async Task<Round> BThenAAsync(Func<Task<double>> a, Func<Task<double>> b)
    {
        var first = await b();
        return new Round(await a(), first);
    }
}
