using System.Text.Json.Serialization;

namespace Pos.Api.Sales.ListSales;

/// <summary>One page of sales, newest first.</summary>
/// <param name="Page">From 1; absent when the list is walked by cursor.</param>
/// <param name="Total">How many there are in all; absent when the list is walked by cursor, which need not count them.</param>
/// <param name="NextCursor">Goes on after the last sale of the page, whatever is sold meanwhile; null on the last page.</param>
public sealed record SalesPage(
    IReadOnlyList<SaleResponse> Sales,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? Page,
    int Limit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] long? Total,
    string? NextCursor
);
