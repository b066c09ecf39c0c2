using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Syncing;

/// <summary>What the rows tell of a sale's way to the Ledger.</summary>
internal static class SyncRows
{
    public static Task<IReadOnlyList<string>> OutcomesAsync(this Shop shop, string saleNumber) =>
        shop.Database.QueryAsync<string>(
            "SELECT coalesce(operation || ' ', '') || coalesce(outcome, event) FROM pos.sync_attempts WHERE sale_number = $1 ORDER BY id",
            saleNumber
        );

    public static Task<long> CountedAttemptsAsync(this Shop shop) =>
        shop.Database.ScalarAsync<long>("SELECT coalesce(sum(attempt_count), 0)::bigint FROM pos.sales WHERE status <> 'synced'");

    public static Task<string> CauseAsync(this Shop shop, string saleNumber) =>
        shop.Database.ScalarAsync<string>("SELECT coalesce(parked_cause, '') FROM pos.sales WHERE sale_number = $1", saleNumber);

    public static Task UntilParkedAsync(this Shop shop, string saleNumber, TimeSpan? timeLimit = null) =>
        WaitFor.ValueAsync(
            () => shop.Sales.StatusAsync(saleNumber),
            status => status == "failed",
            $"{saleNumber} is parked",
            timeLimit
        );

    public static Task UntilTriedAsync(this Shop shop, string saleNumber) =>
        WaitFor.ValueAsync(() => shop.OutcomesAsync(saleNumber), outcomes => outcomes.Count > 0, $"{saleNumber} was tried");

    /// <summary>What the instances of LedgerSync say that they do, and why.</summary>
    public static Task<IReadOnlyList<string>> ConsumersAsync(this Shop shop) =>
        shop.Database.QueryAsync<string>(
            "SELECT state || coalesce(': ' || reason, '') FROM pos.sync_consumers ORDER BY since DESC"
        );

    public static Task UntilStoppedAsync(this Shop shop) =>
        WaitFor.ValueAsync(
            shop.ConsumersAsync,
            consumers => consumers.Any(told => told.StartsWith("stopped", StringComparison.Ordinal)),
            "consumption is stopped"
        );

    public static Task UntilConsumingAsync(this Shop shop) =>
        WaitFor.ValueAsync(shop.ConsumersAsync, consumers => consumers.Contains("consuming"), "messages are consumed");
}
