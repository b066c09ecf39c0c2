using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Queries;
using Pos.Api.Hosting.Security;

namespace Pos.Api.Sales.ListGaps;

/// <summary>Whose series is asked for.</summary>
internal sealed record ListGapsQuery(string StoreId)
{
    private const string StoreIdName = "store_id";

    /// <returns>Either a query, or what is wrong with the first parameter that is.</returns>
    public static (ListGapsQuery? Query, ProblemDetails? Problem) Read(IQueryCollection parameters, Caller caller)
    {
        var reader = new QueryReader(parameters, StoreIdName);
        var storeId = reader.Text(StoreIdName, Sale.StoreIdMaxLength);
        if (storeId is null && !caller.IsManager)
        {
            // Operators belong to all stores, whatever store their token names.
            reader.Refuse(StoreIdName, "is needed: several stores can have a terminal of this name");
        }

        return reader.Problem is null ? (new(storeId ?? caller.StoreId), null) : (null, reader.Problem);
    }
}
