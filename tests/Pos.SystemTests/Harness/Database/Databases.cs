using Npgsql;

namespace Pos.SystemTests.Harness;

/// <summary>A server and its databases: one migrated once, and copies of it for the tests.</summary>
/// <param name="server">Ended with this.</param>
/// <param name="shared">Else the databases go with their server, in whatever state a test left it.</param>
public sealed class Databases(DatabaseServer server, bool shared) : IAsyncDisposable
{
    private const string Template = "pos_template";

    private readonly SemaphoreSlim _oneAtATime = new(1, 1);
    private bool _templateIsMade;
    private int _copies;

    public DatabaseServer Server => server;

    /// <summary>A database with our schema and nothing in it.</summary>
    public async Task<TestDatabase> CreateAsync()
    {
        // A template must not be in use while it is copied.
        await _oneAtATime.WaitAsync(Cancelled.ByTest);
        try
        {
            if (!_templateIsMade)
            {
                await MakeTemplateAsync();
                _templateIsMade = true;
            }

            var name = $"pos_{++_copies}";
            await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {Template} OWNER {Role.Owner.Name}", Cancelled.ByTest);
            // What is granted on a database itself is not copied with it.
            await server.RunScriptAsync(RolesScript, name, Role.Passwords);
            return new TestDatabase(this, name);
        }
        finally
        {
            _oneAtATime.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _oneAtATime.Dispose();
        await server.DisposeAsync();
    }

    internal Task DropAsync(string name) =>
        shared ? ExecuteAsync($"DROP DATABASE IF EXISTS {name} WITH (FORCE)", CancellationToken.None) : Task.CompletedTask;

    private static string RolesScript => Repository.PathOf("deploy", "postgres", "roles.sql");

    private async Task MakeTemplateAsync()
    {
        await ExecuteAsync($"DROP DATABASE IF EXISTS {Template}", Cancelled.ByTest);
        await ExecuteAsync($"CREATE DATABASE {Template}", Cancelled.ByTest);
        await server.RunScriptAsync(RolesScript, Template, Role.Passwords);
        await MigrateAsync();
        await RefuseEmptyTemplateAsync();
    }

    private async Task MigrateAsync()
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(Cancelled.ByTest);
        limit.CancelAfter(TimeSpan.FromMinutes(2));
        try
        {
            await Command.RunAsync(
                "dotnet",
                [Repository.ProgramOf("Pos.Api"), "migrate"],
                new Dictionary<string, string>
                {
                    ["DATABASE_URL"] = server.ConnectionString(Template, Role.Owner.Name, Role.Owner.Password),
                },
                limit.Token
            );
        }
        catch (OperationCanceledException late) when (!Cancelled.ByTest.IsCancellationRequested)
        {
            throw new HarnessException("'Pos.Api migrate' did not end within two minutes.", late);
        }
    }

    /// <summary>A migration that does nothing would make every test fail for a reason that is hard to see.</summary>
    private async Task RefuseEmptyTemplateAsync()
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString(Template) + ";Pooling=false");
        await using var tables = source.CreateCommand(
            "SELECT count(*) FROM information_schema.tables WHERE table_schema = 'pos'"
        );
        if (await tables.ExecuteScalarAsync(Cancelled.ByTest) is 0L)
        {
            throw new HarnessException("'Pos.Api migrate' ended well, but the schema pos has no table.");
        }
    }

    private async Task ExecuteAsync(string sql, CancellationToken cancellationToken)
    {
        await using var source = NpgsqlDataSource.Create(server.ConnectionString("postgres") + ";Pooling=false");
        await using var command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
