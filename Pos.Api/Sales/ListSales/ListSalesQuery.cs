using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Queries;
using Pos.Api.Pricing;

namespace Pos.Api.Sales.ListSales;

/// <summary>What of the list is asked for.</summary>
internal sealed record ListSalesQuery
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
    private const int MaxPage = 1_000_000;

    /// <summary>From 1; null where the list is walked by cursor.</summary>
    public required int? Page { get; init; }

    /// <summary>Whether the page was asked for by its number; who gives none gets the first and goes on by cursor.</summary>
    public required bool ByNumber { get; init; }

    /// <summary>Where to go on; null by page.</summary>
    public required SalesPlace? Place { get; init; }

    public required int Limit { get; init; }

    public required SalesFilter Filter { get; init; }

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListSalesQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(
            parameters,
            [
                PageLinks.Page,
                PageLinks.Cursor,
                "limit",
                "start_date",
                "end_date",
                "status",
                "terminal_id",
                "cashier_id",
                "payment_method",
            ]
        );

        var filter = new SalesFilter
        {
            StartDate = reader.Day("start_date"),
            EndDate = reader.Day("end_date"),
            Status = reader.Word<SaleStatus>("status"),
            TerminalId = reader.Text("terminal_id", Sale.TerminalIdMaxLength),
            CashierId = reader.Text("cashier_id", Sale.CashierIdMaxLength),
            PaymentMethod = reader.OneOf("payment_method", PaymentMethods.OfSales),
        };
        if (filter.StartDate > filter.EndDate)
        {
            reader.Refuse("end_date", "must not be before start_date");
        }

        if (reader.Has(PageLinks.Page) && reader.Has(PageLinks.Cursor))
        {
            reader.Refuse(PageLinks.Cursor, "cannot be given together with page");
        }

        var query = new ListSalesQuery
        {
            Page = reader.Number(PageLinks.Page, MaxPage) ?? (reader.Has(PageLinks.Cursor) ? null : 1),
            ByNumber = reader.Has(PageLinks.Page),
            Place = ReadPlace(reader, filter),
            Limit = reader.Number("limit", MaxLimit) ?? DefaultLimit,
            Filter = filter,
        };
        return reader.Problem is null ? (query, null) : (null, reader.Problem);
    }

    private static SalesPlace? ReadPlace(QueryReader reader, SalesFilter filter) =>
        reader.Read(
            PageLinks.Cursor,
            "must be a next_cursor of this list with the same filters, or empty for its beginning",
            text => SalesPlace.TryRead(text, filter, out var place) ? place : null
        );
}
