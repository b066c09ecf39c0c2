using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Security;
using Pos.Api.Persistence;
using Pos.Api.Stores;

namespace Pos.Api.Sales.ListSales;

/// <summary><c>GET /api/v1/pos/local/sales</c>: the store's sales, newest first; every store's for ops.</summary>
internal static class ListSalesEndpoint
{
    public static async Task<Results<Ok<SalesPage>, ProblemHttpResult>> HandleAsync(
        HttpRequest request,
        Caller caller,
        PosDbContext db,
        StoreDirectory stores,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListSalesQuery.Read(request.Query);
        if (query is null)
        {
            return TypedResults.Problem(problem!);
        }

        var visible = caller.IsOps ? db.Sales : db.Sales.Where(sale => sale.StoreId == caller.StoreId);
        var wanted = query.Filter.Of(visible, stores.TimeZoneOf(caller.StoreId));
        var total = query.Page is null ? (long?)null : await wanted.LongCountAsync(cancellationToken);
        var listed = await ListedSales.ReadAsync(db, wanted, query, cancellationToken);

        var next = listed is { MoreOlder: true, Sales: [.., var last] } ? SalesPlace.After(last).ToCursor(query.Filter) : null;
        var previous = listed is { MoreNewer: true, Sales: [var first, ..] }
            ? SalesPlace.Before(first).ToCursor(query.Filter)
            : null;
        SendLinks(request, query, previous, next);

        return TypedResults.Ok(new SalesPage([.. listed.Sales.Select(SaleResponse.Of)], query.Page, query.Limit, total, next));
    }

    /// <summary>Who asks for pages by number gets pages; everybody else goes on by cursor, which no insert disturbs.</summary>
    private static void SendLinks(HttpRequest request, ListSalesQuery query, string? previous, string? next)
    {
        var links = new PageLinks(request, PageLinks.Page, PageLinks.Cursor);
        if (query is { ByNumber: true, Page: { } page })
        {
            links
                .Add("first", PageLinks.Page, Text(1))
                .Add("prev", PageLinks.Page, page > 1 ? Text(page - 1) : null)
                .Add("next", PageLinks.Page, next is not null ? Text(page + 1) : null)
                .Send();
        }
        else
        {
            links
                .Add("first", PageLinks.Cursor, "")
                .Add("prev", PageLinks.Cursor, previous)
                .Add("next", PageLinks.Cursor, next)
                .Send();
        }
    }

    private static string Text(int page) => page.ToString(CultureInfo.InvariantCulture);
}
