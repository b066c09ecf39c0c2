namespace Pos.Api.Hosting.Problems;

/// <summary>One row of the contract's table of problems.</summary>
/// <param name="Name">The last part of <see cref="Type"/>; never changes.</param>
/// <param name="Status">The HTTP status that it always has.</param>
/// <param name="Title">What it is, the same whenever it occurs.</param>
/// <param name="Detail">What is said where nothing more precise is known.</param>
public sealed record ProblemType(string Name, int Status, string Title, string Detail)
{
    public const string Prefix = "/problems/";

    /// <summary>When it occurs.</summary>
    public required string Cause { get; init; }

    /// <summary>What the caller does about it.</summary>
    public required string Remedy { get; init; }

    /// <summary>After how many seconds the same request may go well; absent where it never will.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The <c>type</c> of the problem details; it resolves to the page that explains it.</summary>
    public string Type => Prefix + Name;
}
