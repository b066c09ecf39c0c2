using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Queries;
using Pos.Api.Sales;

namespace Pos.Api.Operations.Comparison.ListComparisons;

/// <summary>Which compared days are asked for.</summary>
internal sealed record ListComparisonsQuery(int Page, int Limit, DateOnly? StartDate, DateOnly? EndDate, string? StoreId)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
    public const int MaxPage = 1_000_000;

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListComparisonsQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters, PageLinks.Page, "limit", "start_date", "end_date", "store_id");
        var query = new ListComparisonsQuery(
            reader.Number(PageLinks.Page, MaxPage) ?? 1,
            reader.Number("limit", MaxLimit) ?? DefaultLimit,
            reader.Day("start_date"),
            reader.Day("end_date"),
            reader.Text("store_id", Sale.StoreIdMaxLength)
        );
        if (query.StartDate > query.EndDate)
        {
            reader.Refuse("end_date", "must not be before start_date");
        }

        return reader.Problem is null ? (query, null) : (null, reader.Problem);
    }

    public IQueryable<LedgerComparison> Of(IQueryable<LedgerComparison> comparisons) =>
        comparisons.Where(comparison =>
            (StartDate == null || comparison.Day >= StartDate)
            && (EndDate == null || comparison.Day <= EndDate)
            && (StoreId == null || comparison.StoreId == StoreId)
        );
}
