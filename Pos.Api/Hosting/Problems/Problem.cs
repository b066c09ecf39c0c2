using System.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Pos.Api.Hosting.Problems;

/// <summary>Makes problem details (RFC 9457) of the contract's table. Nothing else makes any.</summary>
public static class Problem
{
    /// <summary>The member by which our logs know the request.</summary>
    public const string TraceId = "trace_id";

    /// <param name="type">The row of the table.</param>
    /// <param name="detail">What is wrong this time; what the table says if absent. Never a part of the request that may be private.</param>
    /// <param name="members">Further members, of the names that the contract gives them.</param>
    public static ProblemHttpResult Of(ProblemType type, string? detail = null, params (string Name, object? Value)[] members) =>
        TypedResults.Problem(Details(type, detail, members));

    /// <inheritdoc cref="Of"/>
    public static ProblemDetails Details(ProblemType type, string? detail = null, params (string Name, object? Value)[] members)
    {
        var problem = new ProblemDetails
        {
            Type = type.Type,
            Status = type.Status,
            Title = type.Title,
            Detail = detail ?? type.Detail,
        };
        foreach (var (name, value) in members)
        {
            problem.Extensions[name] = value;
        }

        // Also where a problem is no answer of its own, but one of a batch's results.
        if (Activity.Current is { } activity)
        {
            problem.Extensions[TraceId] = activity.TraceId.ToHexString();
        }

        return problem;
    }
}
