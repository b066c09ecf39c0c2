using System.Globalization;

namespace Pos.SystemTests.Harness;

/// <param name="mayBeKilled">Else it need not wait for the disk, and is faster.</param>
internal sealed class NativeDatabaseServer(bool mayBeKilled) : DatabaseServer
{
    private readonly NativeScript _script = new("postgres");

    protected override string SuperuserPassword => File.ReadAllText(Path.Combine(_script.Folder, "password"));

    public override Task StartAsync()
    {
        var port = Port.ToString(CultureInfo.InvariantCulture);
        return mayBeKilled ? _script.StartAsync(port) : _script.StartAsync(port, "--unsafe-fast");
    }

    public override Task StopAsync() => _script.StopAsync();

    public override Task KillAsync() => _script.KillAsync();

    public override ValueTask DisposeAsync() => _script.DisposeAsync();

    public override Task RunScriptAsync(string file, string database, IReadOnlyDictionary<string, string> variables) =>
        Command.RunAsync(
            "psql",
            [
                "--host=127.0.0.1",
                $"--port={Port.ToString(CultureInfo.InvariantCulture)}",
                $"--file={file}",
                .. PsqlArguments(database, variables),
            ],
            new Dictionary<string, string> { ["PGPASSWORD"] = SuperuserPassword },
            Cancelled.ByTest
        );
}
