using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Queries;
using Pos.Api.Ledger;
using Pos.Api.Stores;

namespace Pos.Api.Sales.ListHistory;

/// <summary>What of the history is asked for.</summary>
internal sealed record ListHistoryQuery(int Page, int Limit, DateOnly? StartDate, DateOnly? EndDate)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
    public const int MaxPage = 1_000_000;

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListHistoryQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters, PageLinks.Page, "limit", "start_date", "end_date");
        var query = new ListHistoryQuery(
            reader.Number(PageLinks.Page, MaxPage) ?? 1,
            reader.Number("limit", MaxLimit) ?? DefaultLimit,
            reader.Day("start_date"),
            reader.Day("end_date")
        );
        if (query.StartDate > query.EndDate)
        {
            reader.Refuse("end_date", "must not be before start_date");
        }

        return reader.Problem is null ? (query, null) : (null, reader.Problem);
    }

    /// <summary>The days as the store has them: the Ledger knows no store's time zone.</summary>
    public SoldRange RangeIn(TimeZoneInfo zone) =>
        new(
            StartDate is { } first ? BusinessDays.StartOf(first, zone) : null,
            EndDate is { } last ? BusinessDays.EndOf(last, zone) : null
        );
}
