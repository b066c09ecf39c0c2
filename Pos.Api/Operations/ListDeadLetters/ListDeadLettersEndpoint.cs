using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Operations.ListDeadLetters;

/// <summary><c>GET /api/v1/ops/dead-letters</c>: what is parked, and why.</summary>
internal static class ListDeadLettersEndpoint
{
    public static async Task<Results<Ok<DeadLettersPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        ParkedSales parked,
        QueueDepths depths,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListDeadLettersQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        var standing = depths.OfDeadLettersAsync(cancellationToken);
        var groups = await parked.GroupsAsync(query.Filter, cancellationToken);
        var (sales, next) = await parked.PageAsync(query, cancellationToken);
        new PageLinks(request, PageLinks.Cursor).Add("first", PageLinks.Cursor, "").Add("next", PageLinks.Cursor, next).Send();

        return TypedResults.Ok(
            new DeadLettersPage
            {
                Count = groups.Sum(group => group.Count),
                Groups = groups.ConvertAll(group => group with { Sales = [.. sales[group.Cause]] }),
                Limit = query.Limit,
                NextCursor = next,
                Unreadable = await parked.UnreadableAsync(cancellationToken),
                MessagesStanding = await standing,
            }
        );
    }
}
