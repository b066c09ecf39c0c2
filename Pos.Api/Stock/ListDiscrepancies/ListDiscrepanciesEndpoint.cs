using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Stock.ListDiscrepancies;

/// <summary><c>GET /api/v1/ops/stock-discrepancies</c>: what Inventory did not have, in every store.</summary>
internal static class ListDiscrepanciesEndpoint
{
    public static async Task<Results<Ok<DiscrepanciesPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        Discrepancies discrepancies,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListDiscrepanciesQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        var page = await discrepancies.PageAsync(query, cancellationToken);
        new PageLinks(request, PageLinks.Cursor).Add("next", PageLinks.Cursor, page.NextCursor).Send();
        return TypedResults.Ok(page);
    }
}
