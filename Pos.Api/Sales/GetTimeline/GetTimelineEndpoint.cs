using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.GetTimeline;

/// <summary><c>GET /api/v1/pos/local/sales/{sale_number}/timeline</c>: the story of a sale, and why it is not synced.</summary>
internal static class GetTimelineEndpoint
{
    public static async Task<Results<Ok<TimelineResponse>, ProblemHttpResult>> HandleAsync(
        string saleNumber,
        Caller caller,
        StoryReader stories,
        CancellationToken cancellationToken
    ) =>
        await stories.ReadAsync(saleNumber, caller, cancellationToken) is not { Sale: var sale } story
            ? SaleProblems.SaleNotFound()
            : TypedResults.Ok(
                new TimelineResponse
                {
                    SaleNumber = sale.SaleNumber,
                    Status = sale.Status,
                    SyncStatus = SaleResponse.SyncStatusOf(sale),
                    Why = Why.Of(story),
                    NextAttemptAt = sale.NextAttemptAt,
                    Events = TimelineEvents.Of(story),
                    Truncated = story.MoreAttempts,
                }
            );
}
