using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Pos.Benchmarks.Reporting;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Growing;

/// <summary>How far a long pass has come, and its databases; a part of it ends in time for the whole call to stay below ten minutes.</summary>
internal sealed class KeptState<T> : IAsyncDisposable
    where T : class, new()
{
    private readonly string _file;
    private readonly Stopwatch _part = Stopwatch.StartNew();
    private readonly Dictionary<string, TestDatabase> _open = [];
    private readonly Databases _databases;

    private KeptState(string file, Databases databases)
    {
        _file = file;
        _databases = databases;
    }

    public T Value { get; private set; } = new();

    /// <summary>Whether the part is to end now; what it has not done is done when it is called again.</summary>
    public bool IsPartOver => Left <= TimeSpan.Zero;

    public TimeSpan Left => KeptState.PartTime - _part.Elapsed;

    public static async Task<KeptState<T>> OpenAsync(string name)
    {
        var folder = KeptState.FolderOf(name);
        Directory.CreateDirectory(folder);
        var server = new KeptDatabaseServer(Path.Combine(folder, "postgres"));
        await server.StartAsync();
        var file = Path.Combine(folder, "progress.json");
        var state = new KeptState<T>(file, new Databases(server, shared: false));
        if (File.Exists(file))
        {
            state.Value = JsonSerializer.Deserialize<T>(await File.ReadAllTextAsync(file), ReportFiles.Json) ?? new T();
        }

        return state;
    }

    public Task SaveAsync(T value)
    {
        Value = value;
        return File.WriteAllTextAsync(_file, JsonSerializer.Serialize(value, ReportFiles.Json));
    }

    /// <summary>A database with our schema, made when it is asked for the first time, and found again later.</summary>
    public async Task<TestDatabase> DatabaseAsync(string name)
    {
        if (_open.TryGetValue(name, out var open))
        {
            return open;
        }

        var mark = Path.Combine(Path.GetDirectoryName(_file)!, $"{name}.database");
        if (!File.Exists(mark))
        {
            await using var made = await _databases.CreateAsync();
            await using var admin = Npgsql.NpgsqlDataSource.Create(
                _databases.Server.ConnectionString("postgres") + ";Pooling=false"
            );
            await made.Source.DisposeAsync();
            // Left over from a call that was broken off before it could be noted.
            await using var drop = admin.CreateCommand($"DROP DATABASE IF EXISTS bench_{name}");
            await drop.ExecuteNonQueryAsync();
            await using var renamed = admin.CreateCommand($"ALTER DATABASE {made.Name} RENAME TO bench_{name}");
            await renamed.ExecuteNonQueryAsync();
            await File.WriteAllTextAsync(mark, "");
        }

        return _open[name] = new TestDatabase(_databases, $"bench_{name}");
    }

    /// <summary>It is measured; its databases are not needed any more.</summary>
    public async Task ForgetAsync()
    {
        await DisposeAsync();
        KeptState.Forget(Path.GetFileName(Path.GetDirectoryName(_file)!));
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var database in _open.Values)
        {
            await database.DisposeAsync();
        }

        _open.Clear();
        await _databases.DisposeAsync();
    }
}

internal static class KeptState
{
    private const string FolderVariable = "POS_BENCH_STATE";
    private const string MinutesVariable = "POS_BENCH_PART_MINUTES";

    /// <summary>Leaves a minute for building and for starting the servers, and one for ending them.</summary>
    public static TimeSpan PartTime { get; } =
        TimeSpan.FromMinutes(
            double.TryParse(Environment.GetEnvironmentVariable(MinutesVariable), CultureInfo.InvariantCulture, out var minutes)
                ? minutes
                : 8
        );

    public static string FolderOf(string name) =>
        Path.Combine(
            Environment.GetEnvironmentVariable(FolderVariable) is { Length: > 0 } given
                ? given
                : Path.Combine(ReportFiles.Folder, "state"),
            name
        );

    /// <summary>Begins anew.</summary>
    public static void Forget(string name)
    {
        if (Directory.Exists(FolderOf(name)))
        {
            Directory.Delete(FolderOf(name), recursive: true);
        }
    }
}
