using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Paging;
using Pos.Api.Hosting.Queries;
using Pos.Api.Sales;
using Pos.Hosting;

namespace Pos.Api.Operations.ListDeadLetters;

/// <summary>Which parked sales; null is all of them.</summary>
internal sealed record DeadLetterFilter(string? Cause, string? StoreId);

/// <summary>What of the list is asked for.</summary>
internal sealed record ListDeadLettersQuery(DeadLetterFilter Filter, DeadLetterPlace Place, int Limit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListDeadLettersQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters)
    {
        var reader = new QueryReader(parameters, "cause", "store_id", "limit", PageLinks.Cursor);
        var filter = new DeadLetterFilter(
            reader.OneOf("cause", ParkingCauses.All.ToArray()),
            reader.Text("store_id", Sale.StoreIdMaxLength)
        );
        var place = reader.Read(
            PageLinks.Cursor,
            "must be a next_cursor of this list with the same filters, or empty for its beginning",
            text => DeadLetterPlace.TryRead(text, filter, out var place) ? place : null
        );
        var query = new ListDeadLettersQuery(
            filter,
            place ?? DeadLetterPlace.Beginning,
            reader.Number("limit", MaxLimit) ?? DefaultLimit
        );
        return reader.Problem is null ? (query, null) : (null, reader.Problem);
    }
}
