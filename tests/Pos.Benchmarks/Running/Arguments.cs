using System.Diagnostics;
using System.Globalization;

namespace Pos.Benchmarks.Running;

/// <summary>What was asked for on the command line.</summary>
internal sealed record Arguments
{
    /// <summary>Leaves half a minute for ending the servers.</summary>
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(14.5);

    /// <summary>What <c>deploy/bench</c> has taken for building.</summary>
    private static readonly TimeSpan Spent = TimeSpan.FromSeconds(
        double.TryParse(Environment.GetEnvironmentVariable("POS_BENCH_SPENT"), CultureInfo.InvariantCulture, out var seconds)
            ? seconds
            : 0
    );

    private static readonly Stopwatch SinceStart = Stopwatch.StartNew();
    private readonly bool _isLimited;

    private Arguments(bool isLimited = false) => _isLimited = isLimited;

    public IReadOnlyList<Benchmark> Chosen { get; private init; } = [];
    public bool List { get; private init; }
    public bool Table { get; private init; }

    /// <summary>Ends with 1 where a figure is below its reach.</summary>
    public bool Check { get; private init; }

    /// <summary>Begins long passes anew.</summary>
    public bool Fresh { get; private init; }

    /// <summary>Of the quarter of an hour that a run without names may take, build included.</summary>
    public TimeSpan TimeLeft => _isLimited ? Whole - Spent - SinceStart.Elapsed : TimeSpan.FromDays(1);

    /// <summary>What is wrong with the command line; null if nothing is.</summary>
    public string? Error { get; private init; }

    public static Arguments Read(IReadOnlyList<string> args)
    {
        string[] known = ["--list", "--table", "--check", "--fresh", "--long"];
        var options = args.Where(arg => arg.StartsWith('-')).ToArray();
        if (options.Except(known).FirstOrDefault() is { } unknown)
        {
            return new Arguments { Error = $"There is no option '{unknown}'. There are {string.Join(", ", known)} and --help." };
        }

        var names = args.Except(options).Distinct().ToArray();
        if (names.FirstOrDefault(name => Catalogue.All.All(one => one.Name != name)) is { } wrong)
        {
            return new Arguments
            {
                Error = $"There is no benchmark '{wrong}'. There are {string.Join(", ", Catalogue.All.Select(one => one.Name))}.",
            };
        }

        var withLong = options.Contains("--long");
        return new Arguments(isLimited: names.Length == 0 && !withLong)
        {
            List = options.Contains("--list"),
            Table = options.Contains("--table"),
            Check = options.Contains("--check"),
            Fresh = options.Contains("--fresh"),
            Chosen = [.. Catalogue.All.Where(one => names.Length == 0 ? withLong || !one.IsLong : names.Contains(one.Name))],
        };
    }
}
