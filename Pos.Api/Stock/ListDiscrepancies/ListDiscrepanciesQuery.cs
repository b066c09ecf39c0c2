using System.Buffers.Binary;
using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Queries;
using Pos.Api.Sales;

namespace Pos.Api.Stock.ListDiscrepancies;

/// <summary>Which discrepancies are asked for.</summary>
internal sealed record ListDiscrepanciesQuery
{
    private const int DefaultLimit = 50;
    private const int MaxLimit = 200;

    public static readonly IReadOnlyList<string> Truth = ["false", "true"];
    public static readonly IReadOnlyList<string> Kinds = [StockDiscrepancy.Shortage, StockDiscrepancy.UnknownProduct];

    public required bool Resolved { get; init; }

    /// <summary>Null for all stores.</summary>
    public required string? StoreId { get; init; }

    /// <summary>Null for both.</summary>
    public required string? Kind { get; init; }

    public required int Limit { get; init; }

    /// <summary>Only those found before this one.</summary>
    public long Before { get; private init; } = long.MaxValue;

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListDiscrepanciesQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters, ["resolved", "store_id", "kind", PageLinks.Cursor, "limit"]);
        var query = new ListDiscrepanciesQuery
        {
            Resolved = reader.OneOf("resolved", Truth) == "true",
            StoreId = reader.Text("store_id", Sale.StoreIdMaxLength),
            Kind = reader.OneOf("kind", Kinds),
            Limit = reader.Number("limit", MaxLimit) ?? DefaultLimit,
        };
        var before = reader.Read(
            PageLinks.Cursor,
            "must be a next_cursor of this list with the same filters, or empty for its beginning",
            query.ReadCursor
        );
        return reader.Problem is null ? (query with { Before = before ?? long.MaxValue }, null) : (null, reader.Problem);
    }

    public IQueryable<StockDiscrepancy> Of(IQueryable<StockDiscrepancy> discrepancies)
    {
        // Each as a condition of its own, so that what is open is found by the index of what is open.
        var wanted = Resolved
            ? discrepancies.Where(found => found.ResolvedAt != null)
            : discrepancies.Where(found => found.ResolvedAt == null);
        wanted = Kind is null ? wanted : wanted.Where(found => found.Kind == Kind);
        return wanted.Where(found => found.Id < Before).OrderByDescending(found => found.Id);
    }

    public string CursorAfter(long id)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(place, id);
        return Cursor.Write(List, place);
    }

    private long? ReadCursor(string text)
    {
        Span<byte> place = stackalloc byte[sizeof(long)];
        return text.Length == 0 ? long.MaxValue
            : Cursor.TryRead(List, text, place) ? BinaryPrimitives.ReadInt64BigEndian(place)
            : null;
    }

    private string List => $"stock-discrepancies\n{Resolved}\n{StoreId}\n{Kind}";
}
