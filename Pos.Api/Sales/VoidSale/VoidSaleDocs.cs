using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.VoidSale;

internal static class VoidSaleDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Undo a whole sale",
        Description = """
            Makes a compensating entry of `kind: void`, linked to its sale, that takes back all of it; the sale itself is never edited
            or deleted. Refused once anything of the sale was refunded. Repeats are told by `Idempotency-Key` and `sale_number`.
            """,
        Parameters = [SaleParameters.SaleNumber, SaleParameters.IdempotencyKey],
        Requests = new Dictionary<string, string>
        {
            ["Rung up by mistake"] = """{ "reason": "rung up twice" }""",
            ["The goods are gone"] = """{ "reason": "spilled", "restock": false }""",
        },
        Answers =
        [
            new(
                201,
                "The sale is void, now or by an earlier request of which this is a repeat.",
                SaleExamples.Refund.Replace("\"refund\"", "\"void\"", StringComparison.Ordinal)
            )
            {
                Headers = SaleParameters.CreatedHeaders,
            },
        ],
        Problems =
        [
            ProblemCatalogue.NotFound,
            ProblemCatalogue.NotRefundable,
            ProblemCatalogue.NotVoidable,
            ProblemCatalogue.SaleNumberTaken,
            ProblemCatalogue.RequestInProgress,
            ProblemCatalogue.Validation,
            ProblemCatalogue.IdempotencyKeyReused,
            ProblemCatalogue.OutcomeUnknown,
        ],
    };
}
