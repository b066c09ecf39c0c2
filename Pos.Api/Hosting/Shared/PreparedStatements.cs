using Npgsql;

namespace Pos.Hosting;

/// <summary>Statements that repeat are planned once for each connection: planning is most of what a sale costs the database.</summary>
internal static class PreparedStatements
{
    private const int Most = 100;

    // The third time: what is done once an hour takes no place from what is done with every sale.
    private const int Usages = 3;

    /// <summary>
    /// Turns automatic preparation on, unless the address says otherwise: behind a pool of connections that knows no prepared
    /// statements it must say <c>Max Auto Prepare=0</c>.
    /// </summary>
    public static void PrepareWhatRepeats(this NpgsqlConnectionStringBuilder address)
    {
        if (!address.ShouldSerialize("Max Auto Prepare"))
        {
            address.MaxAutoPrepare = Most;
            address.AutoPrepareMinUsages = Usages;
        }
    }
}
