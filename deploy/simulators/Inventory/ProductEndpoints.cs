using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Inventory;

internal static class ProductEndpoints
{
    private const int MaxLimit = 500;

    public static async Task<Results<Ok<Product>, ProblemHttpResult>> GetAsync(
        string productId,
        Catalogue catalogue,
        CancellationToken cancellationToken
    ) =>
        await catalogue.FindAsync([productId], cancellationToken) is [var product]
            ? TypedResults.Ok(product)
            : Problems.Of(StatusCodes.Status404NotFound, "not-found", "There is no such product.");

    public static async Task<Results<Ok<ProductPage>, ProblemHttpResult>> ListAsync(
        Catalogue catalogue,
        CancellationToken cancellationToken,
        int limit = 100,
        string? after = null
    )
    {
        if (limit is < 1 or > MaxLimit)
        {
            return Problems.Malformed($"limit must be from 1 to {MaxLimit}.");
        }

        var products = await catalogue.ListAsync(after ?? "", limit, cancellationToken);
        var page = products.Take(limit).ToArray();

        return TypedResults.Ok(new ProductPage(page, products.Count > limit ? page[^1].ProductId : null));
    }

    public static async Task<Results<Ok<LookupResponse>, ProblemHttpResult>> LookupAsync(
        LookupRequest request,
        Catalogue catalogue,
        CancellationToken cancellationToken
    )
    {
        if (request.ProductIds.Count is < 1 or > LookupRequest.MaxProducts || request.ProductIds.Contains(null))
        {
            return Problems.Malformed($"product_ids must hold from 1 to {LookupRequest.MaxProducts} ids.");
        }

        var asked = request.ProductIds.Distinct().ToArray();
        var known = (await catalogue.FindAsync(asked, cancellationToken)).ToDictionary(product => product.ProductId);

        return TypedResults.Ok(
            new LookupResponse(
                [.. asked.Where(known.ContainsKey).Select(productId => known[productId])],
                [.. asked.Where(productId => !known.ContainsKey(productId))]
            )
        );
    }
}
