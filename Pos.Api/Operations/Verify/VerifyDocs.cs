using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Operations.Verify;

internal static class VerifyDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The money check",
        Description = """
            Holds all sales against all of the Ledger's entries of ours, and changes nothing. A million take a minute or so.

            **States.** Every sale is in exactly one: `outbox` (its message is not confirmed by the broker yet), `outbox_parked` (the
            relay has given its message up), `broker` (in the queue, or being posted), `waiting_for_attempt`, `waiting_for_original`,
            `parked`, `synced`. They are counted in one snapshot with all sales; `conserved` says that they come to the same.

            **Differences.** `missing-in-ledger`, `missing-here`, `amount-differs`, `tax-differs`, `currency-differs`,
            `entry-id-differs`, `booked-twice`, `parked-but-booked`. Not one of them is `booked-not-settled`: pending here, with an equal
            entry there, of which the answer is on its way. What changed within the last minute (`Verify__SettleTime`) is looked at
            again until it agrees or is older; so under load the answer may take that much longer.

            `clean` is true if the states add up and there is no difference. All differences are counted, and the first 1 000 listed.

            With `Accept: application/x-ndjson` it comes as lines, each a JSON object: `progress` now and then, and last the `report`,
            or the `problem` for which there is none. One verification runs at a time; another one is answered with 429 meanwhile.
            """,
        Answers =
        [
            new(200, "The report, whether clean or not.", Report),
            new(
                200,
                "The report, whether clean or not.",
                """
                {"progress":{"phase":"entries","done":120000,"of":1000000}}
                {"progress":{"phase":"sales","done":560000,"of":1000000}}
                {"report":{"clean":true}}

                """
            )
            {
                ContentType = VerifyStream.ContentType,
            },
        ],
        Problems = [ProblemCatalogue.LedgerUnavailable, ProblemCatalogue.RateLimited],
    };

    private const string Report = """
        {
          "clean": false,
          "started_at": "2026-11-22T09:15:00.412067Z",
          "duration_ms": 843,
          "sales": 3,
          "entries": 2,
          "differences": 1,
          "conserved": true,
          "looked_at_again": 0,
          "states": [
            { "state": "broker", "currency": "EUR", "count": 1, "total_amount": 1.10, "tax_amount": 0.18 },
            { "state": "synced", "currency": "EUR", "count": 2, "total_amount": 15.60, "tax_amount": 2.60 }
          ],
          "totals": [
            { "books": "pos", "currency": "EUR", "count": 3, "total_amount": 16.70, "tax_amount": 2.78 },
            { "books": "ledger", "currency": "EUR", "count": 2, "total_amount": 15.50, "tax_amount": 2.60 }
          ],
          "counts": [{ "finding": "amount-differs", "count": 1, "difference": true }],
          "findings": [
            {
              "finding": "amount-differs",
              "sale_number": "S1-T1-000042",
              "store_id": "S1",
              "status": "synced",
              "parked_cause": null,
              "our_entry_id": "LE-000000000042",
              "our_total_amount": 10.60,
              "our_tax_amount": 1.77,
              "our_currency": "EUR",
              "their_entry_id": "LE-000000000042",
              "their_total_amount": 10.50,
              "their_tax_amount": 1.77,
              "their_currency": "EUR"
            }
          ],
          "truncated": false
        }
        """;
}
