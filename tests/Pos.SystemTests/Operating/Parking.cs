using System.Net;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Operating;

/// <summary>Brings sales into the states that operators have to do with.</summary>
internal static class Parking
{
    /// <summary>Sells, with the Ledger refusing all of it, and waits until everything is parked.</summary>
    public static async Task<List<string>> ParkAsync(this Shop shop, int first, int count)
    {
        await shop.Faults.SetLedgerAsync(new Fault { RejectReferences = ["S1-*"] });
        using var grace = await shop.TerminalAsync();
        var numbers = new List<string>(count);
        for (var i = 0; i < count; i++)
        {
            numbers.Add((await grace.SellAsync(Numbered(first + i))).SaleNumber);
        }

        await WaitFor.ValueAsync(
            () => shop.StatusesAsync(numbers),
            statuses => statuses.All(status => status == "failed"),
            $"{count} sales are parked"
        );
        return numbers;
    }

    /// <summary>Milk, sold at grace's terminal.</summary>
    public static ASale Numbered(int sequence) =>
        ASale.Of("SKU-MILK-1L").With("terminal_id", "T1").With("sale_number", $"S1-T1-{sequence}");

    public static Task<IReadOnlyList<string>> StatusesAsync(this Shop shop, IEnumerable<string> numbers) =>
        shop.Database.QueryAsync<string>("SELECT status FROM pos.sales WHERE sale_number = ANY($1)", (object)numbers.ToArray());

    /// <summary>As LedgerSync would: parked in the database, whatever became of the message.</summary>
    public static Task<int> SetParkedAsync(this Shop shop, string number, string cause, string error = "The Ledger said no.") =>
        shop.Database.ExecuteAsync(
            """
            UPDATE pos.sales
            SET status = 'failed', parked_cause = $2, last_sync_error = $3, attempt_count = 3, next_attempt_at = NULL,
                first_failed_at = now() - interval '2 hours', last_failed_at = now() - interval '1 hour'
            WHERE sale_number = $1
            """,
            number,
            cause,
            error
        );

    /// <summary>Different messages of the sale that LedgerSync has handled.</summary>
    public static Task<long> MessagesHandledAsync(this Shop shop, string number) =>
        shop.Database.ScalarAsync<long>(
            "SELECT count(DISTINCT message_id) FROM pos.sync_attempts WHERE sale_number = $1",
            number
        );

    public static Task<long> AuditsAsync(this Shop shop, string number, string action) =>
        shop.Database.ScalarAsync<long>(
            "SELECT count(*) FROM pos.audit_log WHERE sale_number = $1 AND action = $2",
            number,
            action
        );

    public static Task<Answer> SyncAsync(this Terminal terminal, string number) =>
        terminal.PostAsync($"/api/v1/pos/local/sales/{number}/sync", "");

    public static async Task<Answer> ReplayAsync(this Terminal terminal, string json) =>
        (await terminal.TryToReplayAsync(json)).Expect(HttpStatusCode.Accepted);

    public static Task<Answer> TryToReplayAsync(this Terminal terminal, string json) =>
        terminal.PostAsync("/api/v1/ops/dead-letters/replay", json);

    public static async Task<Answer> TimelineAsync(this Terminal terminal, string number) =>
        (await terminal.GetAsync($"/api/v1/pos/local/sales/{number}/timeline")).Expect(HttpStatusCode.OK);
}
