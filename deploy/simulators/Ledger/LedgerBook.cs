using Npgsql;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Ledger;

internal sealed class LedgerBook : IBook
{
    public Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken) =>
        connection.ExecuteScriptAsync("ledger.sql", cancellationToken);
}
