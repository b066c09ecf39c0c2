using Npgsql;

namespace Pos.Hosting;

internal static class DatabaseAway
{
    /// <summary>Whether that can be mended without changing the statement: a value that is refused is refused for ever.</summary>
    public static bool IsDatabaseAway(this NpgsqlException exception) =>
        exception is not PostgresException postgres
        || !(
            postgres.SqlState.StartsWith("22", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("23", StringComparison.Ordinal)
        );
}
