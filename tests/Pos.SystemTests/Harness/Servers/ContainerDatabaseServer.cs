using Microsoft.Extensions.Logging.Abstractions;
using Testcontainers.PostgreSql;

namespace Pos.SystemTests.Harness;

/// <param name="mayBeKilled">Else it need not wait for the disk, and is faster.</param>
internal sealed class ContainerDatabaseServer(bool mayBeKilled) : DatabaseServer
{
    private static readonly string[] Fast = ["-c", "fsync=off", "-c", "synchronous_commit=off", "-c", "full_page_writes=off"];

    // Said out loud, since the module's own defaults are the fast ones: a kill would then lose what was committed a moment ago.
    private static readonly string[] Safe = ["-c", "fsync=on", "-c", "synchronous_commit=on", "-c", "full_page_writes=on"];

    private PostgreSqlContainer? _container;
    private IDisposable? _guarded;

    protected override string SuperuserPassword => "postgres";

    public override async Task StartAsync()
    {
        // A fixed port: the one that an engine chooses would change with each start.
        _container ??= new PostgreSqlBuilder("postgres:17")
            .WithUsername("postgres")
            .WithPassword(SuperuserPassword)
            .WithPortBinding(Port, PostgreSqlBuilder.PostgreSqlPort)
            .WithCommand(["-c", "max_connections=300", .. mayBeKilled ? Safe : Fast])
            .WithLogger(NullLogger.Instance)
            .Build();
        await _container.StartAsync(Cancelled.ByTest);
        _guarded ??= ContainerEngine.Guard(_container);
    }

    public override Task StopAsync() => _container!.StopAsync(Cancelled.ByTest);

    public override Task KillAsync() => ContainerEngine.KillAsync(_container!);

    public override async ValueTask DisposeAsync()
    {
        if (_container is not null)
        {
            await _container.DisposeAsync();
        }

        _guarded?.Dispose();
    }

    public override async Task RunScriptAsync(string file, string database, IReadOnlyDictionary<string, string> variables)
    {
        var inside = $"/tmp/{Path.GetFileName(file)}";
        await _container!.CopyAsync(await File.ReadAllBytesAsync(file, Cancelled.ByTest), inside, ct: Cancelled.ByTest);
        var result = await _container.ExecAsync(
            ["psql", $"--file={inside}", .. PsqlArguments(database, variables)],
            Cancelled.ByTest
        );
        if (result.ExitCode != 0)
        {
            throw new HarnessException($"{Path.GetFileName(file)} failed: {result.Stderr}{result.Stdout}");
        }
    }
}
