using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.GetSale;

internal static class GetSaleDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "One sale",
        Description = """
            A sale of the caller's store, and of any store for `ops`, with its lines, payments and taxes, and with where it stands with
            the Ledger (`status`, `sync_status`, `ledger_entry_id`) and with the stock (`stock_status`).
            """,
        Parameters = [SaleParameters.SaleNumber],
        Answers = [new(200, "The sale as it is now.", SaleExamples.Sale)],
        Problems = [ProblemCatalogue.NotFound],
    };
}
