namespace Pos.Api.OperatorsPage.Frame;

/// <summary>A page that says one thing.</summary>
public sealed record PageMessage(int Status, string Title, string Text)
{
    /// <summary>Where to go from there.</summary>
    public (string Address, string Text)? Link { get; init; }

    /// <summary>By which our logs and traces know the request, where something went wrong.</summary>
    public string? TraceId { get; init; }
}
