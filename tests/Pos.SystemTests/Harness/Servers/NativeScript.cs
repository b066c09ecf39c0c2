namespace Pos.SystemTests.Harness;

/// <summary>One of the scripts in <c>deploy/native</c>, and the folder of the server that it keeps.</summary>
internal sealed class NativeScript : IAsyncDisposable
{
    private readonly string _script;
    private readonly IDisposable _guarded;

    public NativeScript(string server)
    {
        _script = Repository.PathOf("deploy", "native", server);
        // Not under artifacts: as root the server runs as a user of its own, who must be able to enter.
        Folder = Path.Combine(Path.GetTempPath(), $"pos-tests-{Environment.ProcessId}-{Guid.CreateVersion7():N}", server);
        Directory.CreateDirectory(Path.GetDirectoryName(Folder)!);
        _guarded = ServerGuard.Hold(
            $"{ServerGuard.Quote(_script)} kill {ServerGuard.Quote(Folder)}; rm -rf {ServerGuard.Quote(Path.GetDirectoryName(Folder)!)}"
        );
    }

    public string Folder { get; }

    public Task StartAsync(params string[] arguments) =>
        Command.RunAsync(_script, ["start", Folder, .. arguments], cancellationToken: Cancelled.ByTest);

    public Task StopAsync() => Command.RunAsync(_script, ["stop", Folder], cancellationToken: Cancelled.ByTest);

    public Task KillAsync() => Command.RunAsync(_script, ["kill", Folder], cancellationToken: Cancelled.ByTest);

    public async ValueTask DisposeAsync()
    {
        // Nobody needs the data any more, so it need not be put in order.
        await Command.RunAsync(_script, ["kill", Folder]);
        Directory.Delete(Path.GetDirectoryName(Folder)!, recursive: true);
        _guarded.Dispose();
    }
}
