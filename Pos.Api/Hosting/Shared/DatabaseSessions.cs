using Npgsql;

namespace Pos.Hosting;

/// <summary>How the services use their connections, unless <c>DATABASE_URL</c> says otherwise.</summary>
internal static class DatabaseSessions
{
    private const int MostPrepared = 100;

    // The third time: what is done once an hour takes no place from what is done with every sale.
    private const int UsagesBefore = 3;

    /// <remarks>
    /// Behind a pool of connections that gives each transaction another session, the address must say <c>Max Auto Prepare=0</c>.
    /// </remarks>
    public static void AddSessionDefaults(this NpgsqlConnectionStringBuilder address)
    {
        // Planning is most of what a sale costs the database, and is done once for each connection where the statement repeats.
        if (!address.ShouldSerialize("Max Auto Prepare"))
        {
            address.MaxAutoPrepare = MostPrepared;
            address.AutoPrepareMinUsages = UsagesBefore;
        }

        // Seven statements before every first one that follows, to undo what we never do: nothing of ours is set, listened to or
        // kept in a session but the locks of AdvisoryTurn and RefreshTurn, which give them back themselves.
        if (!address.ShouldSerialize("No Reset On Close"))
        {
            address.NoResetOnClose = true;
        }
    }
}
