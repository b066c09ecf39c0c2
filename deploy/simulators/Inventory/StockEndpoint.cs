using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

internal sealed record StockRequest
{
    public required decimal Available { get; init; }
}

/// <summary><c>PUT /_stock/{product_id}</c>: a test that needs a shelf with three of something makes it so.</summary>
internal static class StockEndpoint
{
    public static async Task<Results<Ok<StockLevel>, ProblemHttpResult>> HandleAsync(
        string productId,
        StockRequest request,
        Stock stock,
        CancellationToken cancellationToken
    ) =>
        await stock.SetAsync(productId, request.Available, cancellationToken) is { } level
            ? TypedResults.Ok(level)
            : Problems.Of(StatusCodes.Status404NotFound, "not-found", "There is no such product.");
}
