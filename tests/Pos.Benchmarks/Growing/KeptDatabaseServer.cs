using System.Globalization;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Growing;

/// <summary>A PostgreSQL whose data outlives the run.</summary>
internal sealed class KeptDatabaseServer : DatabaseServer
{
    private readonly string _script = Repository.PathOf("deploy", "native", "postgres");
    private readonly string _folder;
    private readonly IDisposable _guarded;

    public KeptDatabaseServer(string folder)
    {
        _folder = folder;
        Directory.CreateDirectory(Path.GetDirectoryName(folder)!);
        _guarded = ServerGuard.Hold($"{ServerGuard.Quote(_script)} kill {ServerGuard.Quote(_folder)}");
    }

    protected override string SuperuserPassword => File.ReadAllText(Path.Combine(_folder, "password"));

    public override Task StartAsync() => RunAsync("start", _folder, Port.ToString(CultureInfo.InvariantCulture));

    public override Task StopAsync() => RunAsync("stop", _folder);

    public override Task KillAsync() => RunAsync("kill", _folder);

    public override Task RunScriptAsync(string file, string database, IReadOnlyDictionary<string, string> variables) =>
        Command.RunAsync(
            "psql",
            [
                "--host=127.0.0.1",
                $"--port={Port.ToString(CultureInfo.InvariantCulture)}",
                $"--file={file}",
                .. PsqlArguments(database, variables),
            ],
            new Dictionary<string, string> { ["PGPASSWORD"] = SuperuserPassword }
        );

    public override async ValueTask DisposeAsync()
    {
        await StopAsync();
        _guarded.Dispose();
    }

    private Task RunAsync(params string[] arguments) => Command.RunAsync(_script, arguments);
}
