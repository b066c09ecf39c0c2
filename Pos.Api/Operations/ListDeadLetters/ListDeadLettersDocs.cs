using Pos.Api.Hosting.OpenApi;
using Pos.Hosting;

namespace Pos.Api.Operations.ListDeadLetters;

internal static class ListDeadLettersDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "What is parked, and why",
        Description = """
            Parked sales of every store, grouped by cause. Each group tells how many there are in all, how much money, and the first
            and the last failure; its sales are listed page by page, the oldest first, with the refunds that wait beneath them.
            Messages too broken to name their sale are listed too, since nothing else tells of them. `messages_standing` is what
            stands in the queue `ledger-sync_error` at the moment: the messages of sales that were settled since are swept from it
            within seconds.

            The causes: `rejected` (the Ledger refuses the content), `conflict` (the Ledger has another entry under the number),
            `exhausted` (tried as often and as long as is allowed), `kills-consumer` (handling it ended the process again and again),
            `undeliverable` (its message cannot be sent or never arrives), `unreadable` (its message cannot be read).
            """,
        Parameters =
        [
            new(ParameterPlace.Query, "cause", "Only sales parked for this cause.", "rejected") { Words = ParkingCauses.All },
            new(ParameterPlace.Query, "store_id", "Only sales of this store.", "S1"),
            new(ParameterPlace.Query, "limit", "How many sales on a page; 50 if absent.", "50") { Range = (1, 200) },
            new(
                ParameterPlace.Query,
                "cursor",
                "The `next_cursor` of the page before, with the same filters; empty for the beginning.",
                "CN8pQvNhW8ABl6K0bB59Op8AKxxdjkp3x2GIq0cBPmc"
            ),
        ],
        Answers =
        [
            new(
                200,
                "The groups, each with its sales of this page.",
                """
                {
                  "count": 1,
                  "groups": [
                    {
                      "cause": "rejected",
                      "count": 1,
                      "totals": [{ "currency": "EUR", "total_amount": 10.60 }],
                      "first_failed_at": "2026-11-22T08:15:01.118204Z",
                      "last_failed_at": "2026-11-22T08:15:01.118204Z",
                      "sales": [
                        {
                          "sale_number": "S1-T1-000042",
                          "kind": "sale",
                          "store_id": "S1",
                          "total_amount": 10.60,
                          "currency": "EUR",
                          "created_at": "2026-11-22T08:15:00.412067Z",
                          "attempts": 1,
                          "first_failed_at": "2026-11-22T08:15:01.118204Z",
                          "last_failed_at": "2026-11-22T08:15:01.118204Z",
                          "last_sync_error": "The Ledger answered 422: this store is closed.",
                          "trace_id": "0af7651916cd43dd8448eb211c80319c",
                          "waiting": ["POS-20261122-7K2M9Q"]
                        }
                      ]
                    }
                  ],
                  "limit": 50,
                  "next_cursor": null,
                  "unreadable": {
                    "count": 1,
                    "messages": [
                      {
                        "at": "2026-11-22T09:01:12.5Z",
                        "message_id": "0197a2b4-6c1e-7d3a-9f00-2b1c5d8e4a77",
                        "detail": "The message cannot be read.",
                        "trace_id": null
                      }
                    ]
                  },
                  "messages_standing": 2
                }
                """
            )
            {
                Headers = new Dictionary<string, string> { ["Link"] = "`first` and, where there is one, `next` (RFC 8288)." },
            },
        ],
    };
}
