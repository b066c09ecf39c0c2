using Microsoft.AspNetCore.Mvc;

namespace Pos.Api.Sales.UploadSales;

/// <summary>What became of each sale, in the order of the request.</summary>
public sealed record UploadSalesResponse(IReadOnlyList<UploadResult> Results);

/// <summary>What became of one.</summary>
/// <param name="Index">Its place in the request, from 0.</param>
/// <param name="SaleNumber">Null where it could not be read.</param>
/// <param name="Problem">Why not, where it was not created.</param>
public sealed record UploadResult(int Index, UploadOutcome Result, string? SaleNumber, ProblemDetails? Problem);

/// <summary>What can become of one.</summary>
public enum UploadOutcome
{
    Created,

    /// <summary>It was here before.</summary>
    Duplicate,

    /// <summary>Its number belongs to a sale with other content.</summary>
    Conflict,

    /// <summary>It can never succeed as it is.</summary>
    Rejected,

    /// <summary>Nothing was saved; send it again.</summary>
    Unavailable,
}
