namespace Pos.SystemTests.Harness;

/// <summary>A running Pos.Api, and its addresses.</summary>
public sealed class PosApi : IAsyncDisposable
{
    private PosApi(PosProcess process, Uri address, Uri management)
    {
        Process = process;
        Address = address;
        Management = management;
    }

    public PosProcess Process { get; }

    public Uri Address { get; }

    /// <summary>The private port: metrics.</summary>
    public Uri Management { get; }

    internal static async Task<PosApi> StartAsync(IReadOnlyDictionary<string, string> settings)
    {
        var address = new Uri(settings["ASPNETCORE_URLS"]);
        var process = await PosProcess.StartAsync("Pos.Api", new Uri(address, "/health/ready"), settings);
        return new PosApi(process, address, new Uri(settings["Management__Url"]));
    }

    public Task StartAsync() => Process.StartAsync();

    public Task<int> StopAsync() => Process.StopAsync();

    public Task KillAsync() => Process.KillAsync();

    public ValueTask DisposeAsync() => Process.DisposeAsync();
}
