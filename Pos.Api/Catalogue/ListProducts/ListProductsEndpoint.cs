using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Hosting.Paging;
using Pos.Api.Persistence;

namespace Pos.Api.Catalogue.ListProducts;

/// <summary><c>GET /api/v1/pos/local/products</c>: what a terminal needs to price sales while it is cut off.</summary>
internal static class ListProductsEndpoint
{
    public static async Task<Results<Ok<ProductsPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        PosDbContext db,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListProductsQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        // First: a refresh that ends between the two is not in the products yet.
        var refreshedAt = await db.Set<CatalogueRefresh>()
            .Select(refresh => (DateTime?)refresh.CompletedAt)
            .SingleOrDefaultAsync(cancellationToken);
        var after = query.After ?? DateTime.MinValue;
        var products = await db.Set<CachedProduct>()
            .AsNoTracking()
            .Where(product => product.ChangedAt > after)
            .OrderBy(product => product.ChangedAt)
            .Take(query.Limit + 1)
            // Becomes the database's now().
            .Select(product => new { Product = product, Age = DateTime.UtcNow - product.SeenAt })
            .ToListAsync(cancellationToken);

        var more = products.Count > query.Limit;
        var page = products[..Math.Min(products.Count, query.Limit)];
        var last = page is [.., var latest] ? latest.Product.ChangedAt : query.After;
        var next = more ? ProductPlace.ToCursor(last!.Value) : null;

        new PageLinks(request, PageLinks.Cursor, ListProductsQuery.ChangedSince).Add("next", PageLinks.Cursor, next).Send();
        return TypedResults.Ok(
            new ProductsPage(
                [.. page.Select(listed => ProductResponse.Of(listed.Product, listed.Age))],
                query.Limit,
                next,
                last,
                refreshedAt
            )
        );
    }
}
