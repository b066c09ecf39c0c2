using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.PreviewSale;

internal static class PreviewSaleDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "What a sale would come to",
        Description = """
            The same request, the same prices and the same checks as making the sale, and nothing is saved: no number, no entry, no
            change of stock. For showing the customer the total before they pay. While Inventory does not answer it is refused, or made
            from the local catalogue with its age in `catalogue_age_seconds`, as the sale would be.
            """,
        Requests = new Dictionary<string, string> { ["Two products"] = SaleExamples.PreviewRequest },
        Answers = [new(200, "The sale as it would be, without its number.", SaleExamples.Preview)],
        Problems =
        [
            ProblemCatalogue.InsufficientStock,
            ProblemCatalogue.Validation,
            ProblemCatalogue.UnknownProduct,
            ProblemCatalogue.CurrencyMismatch,
            ProblemCatalogue.InsufficientTender,
            ProblemCatalogue.TotalMismatch,
            ProblemCatalogue.InventoryUnavailable,
        ],
    };
}
