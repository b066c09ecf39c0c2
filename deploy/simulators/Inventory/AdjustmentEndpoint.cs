using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

/// <summary><c>POST /api/v1/stock/adjustments</c>.</summary>
internal static class AdjustmentEndpoint
{
    public static async Task<Results<ContentHttpResult, ProblemHttpResult>> HandleAsync(
        AdjustmentRequest adjustment,
        HttpRequest http,
        Stock stock
    )
    {
        if (adjustment.Violation() is { } violation)
        {
            return Problems.Malformed(violation);
        }

        if (!IdempotencyKey.TryRead(http, adjustment.Reference, out var keyed, out var problem))
        {
            return problem!;
        }

        var (outcome, answer) = await stock.AdjustAsync(adjustment, keyed);
        return TypedResults.Content(answer, "application/json", contentEncoding: null, StatusOf(outcome));
    }

    private static int StatusOf(string outcome) =>
        outcome switch
        {
            "applied" => StatusCodes.Status200OK,
            "short" => StatusCodes.Status409Conflict,
            "unknown" => StatusCodes.Status422UnprocessableEntity,
            _ => throw new InvalidOperationException($"inventory.adjust came to '{outcome}'."),
        };
}
