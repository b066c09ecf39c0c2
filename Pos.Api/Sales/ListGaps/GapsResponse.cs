using System.Numerics;
using System.Text.Json.Serialization;
using Pos.Api.Hosting.Json;

namespace Pos.Api.Sales.ListGaps;

/// <summary>What is missing of a terminal's series of sale numbers, by number: the zeros before it do not count.</summary>
/// <remarks>
/// A missing number is a sale that the terminal has not sent yet, or has lost. Numbers may have more digits than a program's
/// usual integers; they are written as they are.
/// </remarks>
public sealed record GapsResponse
{
    public required string StoreId { get; init; }
    public required string TerminalId { get; init; }

    /// <summary>The lowest number seen; null if none was.</summary>
    [JsonConverter(typeof(WholeNumber))]
    public required BigInteger? Lowest { get; init; }

    /// <summary>The highest number seen; null if none was.</summary>
    [JsonConverter(typeof(WholeNumber))]
    public required BigInteger? Highest { get; init; }

    /// <summary>How many numbers between them are missing.</summary>
    [JsonConverter(typeof(WholeNumber))]
    public required BigInteger Missing { get; init; }

    /// <summary>The missing numbers in ranges, lowest first.</summary>
    public required IReadOnlyList<Gap> Gaps { get; init; }

    /// <summary>Whether there are more ranges than are listed.</summary>
    public required bool Truncated { get; init; }
}

/// <summary>Numbers that are missing in a row.</summary>
/// <param name="From">The first that is missing.</param>
/// <param name="To">The last that is missing; the same if it is one alone.</param>
public sealed record Gap(
    [property: JsonConverter(typeof(WholeNumber))] BigInteger From,
    [property: JsonConverter(typeof(WholeNumber))] BigInteger To,
    [property: JsonConverter(typeof(WholeNumber))] BigInteger Count
);
