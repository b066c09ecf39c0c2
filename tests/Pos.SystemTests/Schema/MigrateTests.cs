using Npgsql;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Schema;

/// <summary><c>Pos.Api migrate</c> in a database that was there before us.</summary>
public sealed class MigrateTests(TestServers servers) : IAsyncLifetime
{
    private TestDatabase _database = null!;

    public async ValueTask InitializeAsync()
    {
        _database = await servers.NewDatabaseAsync();
        // As it was before Pos: another schema with its own tables, and a user who may neither create roles nor is ours.
        await _database.ExecuteAsync("DROP SCHEMA pos CASCADE");
        await _database.ExecuteAsync("CREATE SCHEMA shop; CREATE TABLE shop.sales (id int); INSERT INTO shop.sales VALUES (1)");
        await _database.ExecuteAsync(
            """
            DO $$ BEGIN
                IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'mguser') THEN CREATE ROLE mguser LOGIN PASSWORD 'mg p@ss/word'; END IF;
            END $$
            """
        );
        await _database.ExecuteAsync($"GRANT CREATE ON DATABASE {_database.Name} TO mguser");
    }

    public ValueTask DisposeAsync() => _database.DisposeAsync();

    [Theory]
    [InlineData("postgresql")]
    [InlineData("postgresql+asyncpg")]
    public async Task An_existing_user_migrates_beside_an_existing_schema_and_again_without_harm(string scheme)
    {
        var server = new NpgsqlConnectionStringBuilder(_database.ConnectionString(Role.Owner));
        var url = $"{scheme}://mguser:mg%20p%40ss%2Fword@{server.Host}:{server.Port}/{_database.Name}";

        await MigrateAsync(url);
        await MigrateAsync(url);

        Assert.Equal(1, await _database.ScalarAsync<long>("SELECT count(*) FROM shop.sales"));
        Assert.Equal(
            "mguser",
            await _database.ScalarAsync<string>(
                "SELECT tableowner::text FROM pg_tables WHERE schemaname = 'pos' AND tablename = 'sales'"
            )
        );
        // Our services' users exist on this server, so they were given what they may do.
        Assert.True(await _database.ScalarAsync<bool>("SELECT has_table_privilege('pos_api', 'pos.sales', 'INSERT')"));
    }

    [Theory]
    [InlineData("mysql://user:secret-word@localhost/pos")]
    [InlineData("postgresql://pos_owner:secret-word@127.0.0.1:1/pos")]
    public async Task A_wrong_address_is_told_in_a_sentence_without_its_password(string url)
    {
        var failure = await Assert.ThrowsAsync<HarnessException>(() => MigrateAsync(url));

        Assert.DoesNotContain(
            "secret-word",
            failure.Message.Replace(url, "", StringComparison.Ordinal),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain("   at ", failure.Message, StringComparison.Ordinal);
    }

    private static Task MigrateAsync(string url) =>
        Command.RunAsync(
            "dotnet",
            [Repository.ProgramOf("Pos.Api"), "migrate"],
            new Dictionary<string, string> { ["DATABASE_URL"] = url },
            TestContext.Current.CancellationToken
        );
}
