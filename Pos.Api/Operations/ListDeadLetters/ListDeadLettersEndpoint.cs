using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Paging;

namespace Pos.Api.Operations.ListDeadLetters;

/// <summary><c>GET /api/v1/ops/dead-letters</c>: what is parked, and why.</summary>
internal static class ListDeadLettersEndpoint
{
    public static async Task<Results<Ok<DeadLettersPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        DeadLetterList deadLetters,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListDeadLettersQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        var page = await deadLetters.ReadAsync(query, cancellationToken);
        new PageLinks(request, PageLinks.Cursor)
            .Add("first", PageLinks.Cursor, "")
            .Add("next", PageLinks.Cursor, page.NextCursor)
            .Send();
        return TypedResults.Ok(page);
    }
}
