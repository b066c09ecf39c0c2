using Npgsql;

namespace Pos.SystemTests.Harness;

/// <summary>A PostgreSQL server that can be stopped and started, on one port for all its life.</summary>
public abstract class DatabaseServer : IAsyncDisposable
{
    public int Port { get; } = FreePorts.Next();

    protected abstract string SuperuserPassword { get; }

    /// <summary>Begins it, also after a stop or a kill; returns when it answers.</summary>
    public abstract Task StartAsync();

    /// <summary>Ends it in good order.</summary>
    public abstract Task StopAsync();

    /// <summary>Ends it as a power cut would.</summary>
    public abstract Task KillAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs a script of psql's, with its variables, as the superuser.</summary>
    public abstract Task RunScriptAsync(string file, string database, IReadOnlyDictionary<string, string> variables);

    public string ConnectionString(string database) => ConnectionString(database, "postgres", SuperuserPassword);

    public string ConnectionString(string database, string user, string password) =>
        new NpgsqlConnectionStringBuilder
        {
            Host = "127.0.0.1",
            Port = Port,
            Database = database,
            Username = user,
            Password = password,
            Timeout = 5,
        }.ConnectionString;

    protected static IEnumerable<string> PsqlArguments(string database, IReadOnlyDictionary<string, string> variables) =>
        [
            "--username=postgres",
            $"--dbname={database}",
            "--no-psqlrc",
            "--quiet",
            "--set=ON_ERROR_STOP=1",
            .. variables.Select(variable => $"--set={variable.Key}={variable.Value}"),
        ];
}
