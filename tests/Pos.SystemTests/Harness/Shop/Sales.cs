namespace Pos.SystemTests.Harness;

/// <summary>What stands in the shop's database, asked in SQL and not through our own code.</summary>
public sealed class Sales(TestDatabase database)
{
    public Task<long> CountAsync() => database.ScalarAsync<long>("SELECT count(*) FROM pos.sales");

    public Task<long> CountAsync(string status) =>
        database.ScalarAsync<long>("SELECT count(*) FROM pos.sales WHERE status = $1", status);

    public Task<string> StatusAsync(string saleNumber) =>
        database.ScalarAsync<string>("SELECT status FROM pos.sales WHERE sale_number = $1", saleNumber);

    public Task<string> StockStatusAsync(string saleNumber) =>
        database.ScalarAsync<string>("SELECT stock_status FROM pos.sales WHERE sale_number = $1", saleNumber);

    public async Task<string?> LedgerEntryAsync(string saleNumber) =>
        (
            await database.QueryAsync<string>(
                "SELECT ledger_entry_id FROM pos.sales WHERE sale_number = $1 AND ledger_entry_id IS NOT NULL",
                saleNumber
            )
        ).SingleOrDefault();

    /// <summary>Messages that wait in the outbox.</summary>
    public Task<long> StagedAsync() => database.ScalarAsync<long>("SELECT count(*) FROM pos.outbox_messages");

    public Task UntilSyncedAsync(string saleNumber, TimeSpan? timeLimit = null) =>
        WaitFor.ValueAsync(
            () =>
                database.ScalarAsync<string>(
                    "SELECT status || coalesce(' (' || parked_cause || ')', '') || coalesce(': ' || last_sync_error, '') "
                        + "FROM pos.sales WHERE sale_number = $1",
                    saleNumber
                ),
            status => status == "synced",
            $"sale {saleNumber} is synced",
            timeLimit
        );

    public Task UntilAllSyncedAsync(TimeSpan? timeLimit = null) =>
        WaitFor.ValueAsync(
            () =>
                database.QueryAsync<string>(
                    "SELECT sale_number || ' ' || status || coalesce(' ' || last_sync_error, '') "
                        + "FROM pos.sales WHERE status <> 'synced' ORDER BY created_at LIMIT 10"
                ),
            left => left.Count == 0,
            "every sale is synced",
            timeLimit
        );
}
