using System.Data.Common;
using Npgsql;

namespace Pos.Api.Persistence;

/// <summary>Finds what the database said: EF wraps it once, and what it holds to be transient twice.</summary>
internal static class DatabaseFaults
{
    private const string NoSuchDatabase = "3D000";

    /// <summary>Authentication, lost connections, lacking resources, an operator's hand, broken storage.</summary>
    private static readonly string[] Classes = ["08", "28", "53", "57", "58"];

    /// <returns>The database's own exception, or null if the failure is none of its.</returns>
    public static DbException? DatabaseFault(this Exception exception)
    {
        for (Exception? cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is DbException fault)
            {
                return fault;
            }
        }

        return null;
    }

    /// <summary>Whether the database is away, or takes nothing for the moment; else it was asked for something wrong.</summary>
    public static bool IsDatabaseUnavailable(this Exception exception) =>
        exception.DatabaseFault() switch
        {
            PostgresException refused => refused.IsTransient
                || Classes.Any(start => refused.SqlState.StartsWith(start, StringComparison.Ordinal))
                // After a failover the old primary may still answer, and only for reading.
                || refused.SqlState is NoSuchDatabase or PostgresErrorCodes.ReadOnlySqlTransaction,
            { } lost => lost is NpgsqlException,
            null => false,
        };
}
