using System.Diagnostics;
using System.Globalization;

namespace Pos.SystemTests.Harness;

/// <summary>A program of ours as a process of its own, that can be stopped, killed and started again.</summary>
public sealed class PosProcess : IAsyncDisposable
{
    private static readonly TimeSpan StartLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan StopLimit = TimeSpan.FromSeconds(45);
    private static readonly HttpClient Http = new() { Timeout = TimeSpan.FromSeconds(5) };
    private static int _started;

    private readonly string _project;
    private readonly Uri _ready;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly ProcessLog _log;
    private Process? _process;
    private IDisposable? _guarded;

    private PosProcess(string project, Uri ready, IReadOnlyDictionary<string, string> environment)
    {
        _project = project;
        _ready = ready;
        _environment = environment;
        _log = new ProcessLog($"{Interlocked.Increment(ref _started):000}-{project}");
    }

    /// <summary>Where it tells whether it is there.</summary>
    public Uri Ready => _ready;

    public bool IsRunning => _process is { HasExited: false };

    public int Id => Running().Id;

    /// <summary>The most memory that it has had at once, in MB.</summary>
    public async Task<double> PeakMemoryAsync()
    {
        var status = await File.ReadAllLinesAsync($"/proc/{Running().Id}/status", Cancelled.ByTest);
        var peak = status.Single(line => line.StartsWith("VmHWM:", StringComparison.Ordinal));
        return double.Parse(peak["VmHWM:".Length..^" kB".Length], CultureInfo.InvariantCulture) / 1024;
    }

    /// <summary>The end of what it said, for a failure's message.</summary>
    public string EndOfLog => $"--- {_project}, whole in {_log.FileName}{Environment.NewLine}{_log.End}";

    /// <summary>Everything it said, for tests about what must not be said.</summary>
    public Task<string> ReadLogAsync() => File.ReadAllTextAsync(_log.FileName, Cancelled.ByTest);

    /// <summary>Begins the program and waits until the address answers with success.</summary>
    public static async Task<PosProcess> StartAsync(string project, Uri ready, IReadOnlyDictionary<string, string> environment)
    {
        var process = new PosProcess(project, ready, environment);
        try
        {
            await process.StartAsync();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }

    /// <summary>Begins it again, at the same addresses and with the same settings.</summary>
    public async Task StartAsync()
    {
        Begin();
        await UntilReadyAsync();
    }

    /// <summary>Begins it, and does not wait for it to be ready.</summary>
    public void Begin()
    {
        if (IsRunning)
        {
            throw new HarnessException($"{_project} runs already.");
        }

        var start = new ProcessStartInfo("dotnet", [Repository.ProgramOf(_project)])
        {
            WorkingDirectory = Path.GetDirectoryName(Repository.ProgramOf(_project)),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Several of them share two cores, and most live for seconds: no server's heap, no profile for later.
        start.Environment["DOTNET_gcServer"] = "0";
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in _environment)
        {
            if (value.Length > 0)
            {
                start.Environment[name] = value;
            }
            else
            {
                // Whoever measures wants the program's own setting instead of the one above.
                start.Environment.Remove(name);
            }
        }

        _process = new Process { StartInfo = start };
        _process.OutputDataReceived += (_, line) => _log.Add(line.Data);
        _process.ErrorDataReceived += (_, line) => _log.Add(line.Data);
        _process.Start();
        _guarded = ServerGuard.Hold($"kill -KILL {_process.Id}");
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
    }

    public async Task UntilReadyAsync()
    {
        var watch = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        var seen = "no answer";
        while (watch.Elapsed < StartLimit)
        {
            if (!IsRunning)
            {
                await _process!.WaitForExitAsync(Cancelled.ByTest); // also for the last of its output
                throw new HarnessException($"{_project} ended with {_process.ExitCode} while starting.\n{EndOfLog}");
            }

            try
            {
                using var answer = await Http.GetAsync(_ready, Cancelled.ByTest);
                if (answer.IsSuccessStatusCode)
                {
                    return;
                }

                seen = $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync(Cancelled.ByTest)}";
            }
            catch (Exception notYet)
                when (notYet is HttpRequestException or OperationCanceledException && !Cancelled.ByTest.IsCancellationRequested)
            {
                seen = notYet.Message;
            }

            await timer.WaitForNextTickAsync(Cancelled.ByTest);
        }

        throw new HarnessException($"{_project} did not become ready at {_ready}: {seen}\n{EndOfLog}");
    }

    /// <summary>Asks it to end and waits for that; the exit code tells whether it ended in good order.</summary>
    public async Task<int> StopAsync()
    {
        var process = Running();
        Signal.Terminate(process.Id);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled.ByTest);
        limit.CancelAfter(StopLimit);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException late) when (!Cancelled.ByTest.IsCancellationRequested)
        {
            throw new HarnessException($"{_project} did not end within {StopLimit.TotalSeconds} s.\n{EndOfLog}", late);
        }

        Forget();
        return process.ExitCode;
    }

    /// <summary>Ends it at once, whatever it is doing.</summary>
    public async Task KillAsync()
    {
        var process = Running();
        process.Kill();
        await process.WaitForExitAsync(Cancelled.ByTest);
        Forget();
    }

    public async Task RestartAsync()
    {
        await StopAsync();
        await StartAsync();
    }

    /// <summary>Waits until it ends by itself.</summary>
    public async Task<int> UntilEndedAsync()
    {
        await Running().WaitForExitAsync(Cancelled.ByTest);
        Forget();
        return _process!.ExitCode;
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is not null)
        {
            if (IsRunning)
            {
                _process.Kill();
                await _process.WaitForExitAsync(CancellationToken.None);
            }

            Forget();
            _process.Dispose();
        }

        _log.Dispose();
    }

    private Process Running() => IsRunning ? _process! : throw new HarnessException($"{_project} does not run.\n{EndOfLog}");

    private void Forget()
    {
        _guarded?.Dispose();
        _guarded = null;
    }
}
