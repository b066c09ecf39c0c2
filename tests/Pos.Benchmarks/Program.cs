using Pos.Benchmarks.Reporting;
using Pos.Benchmarks.Running;
using Pos.Benchmarks.Stand;

if (Environment.GetEnvironmentVariable(Roles.Variable) is { Length: > 0 } role)
{
    return await Roles.PlayAsync(role);
}

var arguments = Arguments.Read(args);
if (arguments.Error is { } error)
{
    await Console.Error.WriteLineAsync(error);
    return 2;
}

if (arguments.List)
{
    foreach (var benchmark in Catalogue.All)
    {
        Console.WriteLine(
            $"{benchmark.Name, -12} {benchmark.Reach, -7} {(benchmark.IsLong ? "long" : ""), -5} {benchmark.Compares}"
        );
    }

    return 0;
}

if (arguments.Table)
{
    Console.Write(Tables.Markdown([.. Catalogue.All.Select(one => ReportFiles.Read(one.Name)).OfType<Report>()]));
    return 0;
}

// The figures are of this machine's own servers; containers would add what they cost.
Environment.SetEnvironmentVariable("POS_TEST_SERVERS", "native");
using var interruption = new Interruption();
return await new Runner(arguments).RunAsync();
