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

        var listed = await discrepancies.ReadAsync(
            query.Of(discrepancies.Of(query.StoreId)).Take(query.Limit + 1),
            cancellationToken
        );
        var page = listed[..Math.Min(listed.Count, query.Limit)];
        var next = listed.Count > query.Limit ? query.CursorAfter(page[^1].Id) : null;

        new PageLinks(request, PageLinks.Cursor).Add("next", PageLinks.Cursor, next).Send();
        return TypedResults.Ok(new DiscrepanciesPage(page, query.Limit, next));
    }
}
