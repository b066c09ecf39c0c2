using Npgsql;

namespace Pos.SystemTests.Harness;

/// <summary>A test's own database, dropped at its end.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Databases _databases;

    internal TestDatabase(Databases databases, string name)
    {
        _databases = databases;
        Name = name;
        Source = NpgsqlDataSource.Create(databases.Server.ConnectionString(name));
    }

    public string Name { get; }

    public DatabaseServer Server => _databases.Server;

    /// <summary>Sees and may do everything.</summary>
    public NpgsqlDataSource Source { get; }

    /// <summary>As <c>DATABASE_URL</c> for one of our users.</summary>
    public string ConnectionString(Role role)
    {
        ArgumentNullException.ThrowIfNull(role);
        return Server.ConnectionString(Name, role.Name, role.Password);
    }

    /// <summary>The first column of each row.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var values = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(Cancelled.ByTest);
        while (await reader.ReadAsync(Cancelled.ByTest))
        {
            values.Add(await reader.GetFieldValueAsync<T>(0, Cancelled.ByTest));
        }

        return values;
    }

    /// <summary>The one value that the statement yields.</summary>
    public async Task<T> ScalarAsync<T>(string sql, params object[] parameters) =>
        (await QueryAsync<T>(sql, parameters)).Single();

    public async Task<int> ExecuteAsync(string sql, params object[] parameters)
    {
        await using var command = Source.CreateCommand(sql);
        foreach (var value in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteNonQueryAsync(Cancelled.ByTest);
    }

    public async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await _databases.DropAsync(Name);
    }
}
