using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.RefundSale;

internal static class RefundSaleDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Refund all or some of a sale",
        Description = """
            Makes a new entry of `kind: refund`, linked to its sale, whose quantities and amounts are all negative. A refund is not
            priced anew: of each line's amount, discount and tax it takes the share of the refunded quantity, and the last one takes
            all that is left, so that refunding everything, in any steps, nets to 0.00 in every tax rate. Never more than is left of
            a line, however many ask at once. Repeats are told by `Idempotency-Key` and `sale_number`, as for a sale.
            """,
        Parameters = [SaleParameters.SaleNumber, SaleParameters.IdempotencyKey],
        Requests = new Dictionary<string, string>
        {
            ["All that is left"] = """{ "reason": "wrong size" }""",
            ["One piece, kept off the shelf, back on the card"] = """
                {
                  "lines": [{ "line": 1, "quantity": 1 }],
                  "restock": false,
                  "reason": "broken",
                  "payments": [{ "method": "card", "amount": 4.75, "reference": "A-4711" }]
                }
                """,
        },
        Answers =
        [
            new(201, "The refund is made, now or by an earlier request of which this is a repeat.", SaleExamples.Refund)
            {
                Headers = SaleParameters.CreatedHeaders,
            },
        ],
        Problems =
        [
            ProblemCatalogue.NotFound,
            ProblemCatalogue.NotRefundable,
            ProblemCatalogue.SaleNumberTaken,
            ProblemCatalogue.RequestInProgress,
            ProblemCatalogue.Validation,
            ProblemCatalogue.RefundExceedsSale,
            ProblemCatalogue.IdempotencyKeyReused,
            ProblemCatalogue.OutcomeUnknown,
        ],
    };
}
