using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Operations.Comparison.ListComparisons;

/// <summary><c>GET /api/v1/ops/comparisons</c>: how the stores' days came out against the Ledger's.</summary>
internal static class ListComparisonsEndpoint
{
    public static async Task<Results<Ok<ComparisonsPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        ComparisonList comparisons,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListComparisonsQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        var page = await comparisons.ReadAsync(query, cancellationToken);
        new PageLinks(request, PageLinks.Page)
            .Add("first", PageLinks.Page, Text(1))
            .Add("prev", PageLinks.Page, query.Page > 1 ? Text(query.Page - 1) : null)
            .Add("next", PageLinks.Page, (long)query.Page * query.Limit < page.Total ? Text(query.Page + 1) : null)
            .Send();
        return TypedResults.Ok(page);
    }

    private static string Text(int page) => page.ToString(CultureInfo.InvariantCulture);
}
