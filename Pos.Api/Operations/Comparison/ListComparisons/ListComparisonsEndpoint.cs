using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Hosting.Paging;
using Pos.Api.Persistence;

namespace Pos.Api.Operations.Comparison.ListComparisons;

/// <summary><c>GET /api/v1/ops/comparisons</c>: how the stores' days came out against the Ledger's.</summary>
internal static class ListComparisonsEndpoint
{
    public static async Task<Results<Ok<ComparisonsPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        PosDbContext db,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListComparisonsQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        var wanted = query.Of(db.Set<LedgerComparison>().AsNoTracking());
        var total = await wanted.LongCountAsync(cancellationToken);
        var comparisons = await wanted
            .OrderByDescending(comparison => comparison.Day)
            .ThenBy(comparison => comparison.StoreId)
            .Skip((query.Page - 1) * query.Limit)
            .Take(query.Limit)
            .ToListAsync(cancellationToken);

        new PageLinks(request, PageLinks.Page)
            .Add("first", PageLinks.Page, Text(1))
            .Add("prev", PageLinks.Page, query.Page > 1 ? Text(query.Page - 1) : null)
            .Add("next", PageLinks.Page, (long)query.Page * query.Limit < total ? Text(query.Page + 1) : null)
            .Send();
        return TypedResults.Ok(
            new ComparisonsPage([.. comparisons.Select(ComparisonResponse.Of)], query.Page, query.Limit, total)
        );
    }

    private static string Text(int page) => page.ToString(CultureInfo.InvariantCulture);
}
