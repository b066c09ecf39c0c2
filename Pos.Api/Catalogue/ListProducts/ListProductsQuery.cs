using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Queries;

namespace Pos.Api.Catalogue.ListProducts;

/// <summary>What of the catalogue is asked for.</summary>
/// <param name="After">Only what has changed later; null for everything.</param>
internal sealed record ListProductsQuery(DateTime? After, int Limit)
{
    public const string ChangedSince = "changed_since";
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListProductsQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters, [ChangedSince, PageLinks.Cursor, "limit"]);
        if (reader.Has(ChangedSince) && reader.Has(PageLinks.Cursor))
        {
            reader.Refuse(PageLinks.Cursor, "cannot be given together with changed_since, which it knows");
        }

        var query = new ListProductsQuery(
            reader.Time(ChangedSince)?.UtcDateTime ?? ReadCursor(reader),
            reader.Number("limit", MaxLimit) ?? DefaultLimit
        );
        return reader.Problem is null ? (query, null) : (null, reader.Problem);
    }

    private static DateTime? ReadCursor(QueryReader reader) =>
        reader.Read(
            PageLinks.Cursor,
            "must be a next_cursor of this list, or empty for its beginning",
            text => ProductPlace.TryRead(text, out var after) ? after : (DateTime?)null
        );
}
