using Microsoft.AspNetCore.Http.HttpResults;

namespace Pos.Api.Sales;

/// <summary>A sale, refund or void that only has to be saved, or the reason why there is none.</summary>
internal sealed record Prepared
{
    /// <summary>Another request holds what this one needs, and has held it for too long.</summary>
    public static readonly Prepared InProgress = new();

    public Sale? Sale { get; private init; }

    /// <summary>What stands against it; null also where it is in progress.</summary>
    public ProblemHttpResult? Problem { get; private init; }

    public static implicit operator Prepared(Sale sale) => new() { Sale = sale };

    public static implicit operator Prepared(ProblemHttpResult problem) => new() { Problem = problem };
}
