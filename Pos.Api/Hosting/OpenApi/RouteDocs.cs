using Pos.Api.Hosting.Problems;

namespace Pos.Api.Hosting.OpenApi;

/// <summary>What an integrator has to know of a route beyond its types: <c>.WithDocs(…)</c> where it is mapped.</summary>
/// <remarks>
/// The OpenAPI document is made of it, and query parameters that it does not name are refused. What all routes share (the
/// token, unreadable requests, the database being away) is added by itself.
/// </remarks>
public sealed record RouteDocs
{
    /// <summary>A few words for the list of operations.</summary>
    public required string Summary { get; init; }

    /// <summary>What it does and what is promised; Markdown.</summary>
    public required string Description { get; init; }

    /// <summary>The query, the headers and the parts of the path.</summary>
    public IReadOnlyList<ParameterDocs> Parameters { get; init; } = [];

    /// <summary>Bodies that are accepted as they stand, by name; one at least where there is a body.</summary>
    public IReadOnlyDictionary<string, string> Requests { get; init; } = new Dictionary<string, string>();

    /// <summary>Every answer that is no problem.</summary>
    public required IReadOnlyList<AnswerDocs> Answers { get; init; }

    /// <summary>The problems of this route, beyond those of all.</summary>
    public IReadOnlyList<ProblemType> Problems { get; init; } = [];
}

/// <summary>One good answer.</summary>
/// <param name="Status">Its HTTP status.</param>
/// <param name="Description">When it is given, and what it says.</param>
/// <param name="Example">A whole body, as it would be answered; null where there is none.</param>
public sealed record AnswerDocs(int Status, string Description, string? Example)
{
    public string ContentType { get; init; } = "application/json";

    /// <summary>Headers beyond the usual, with what they say.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where a parameter stands.</summary>
public enum ParameterPlace
{
    Query,
    Path,
    Header,
}

/// <summary>One parameter.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Name">As it is written in the request; one of the path as its route writes it.</param>
/// <param name="Description">What it does, what it may be, and what holds without it.</param>
/// <param name="Example">A good value.</param>
public sealed record ParameterDocs(ParameterPlace Place, string Name, string Description, string Example)
{
    /// <summary>For numbers: the least and the most.</summary>
    public (int Least, int Most)? Range { get; init; }

    /// <summary>For words: all there are.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];
}

public static class RouteDocsExtensions
{
    public static TBuilder WithDocs<TBuilder>(this TBuilder route, RouteDocs docs)
        where TBuilder : IEndpointConventionBuilder => route.WithMetadata(docs);
}
