namespace Pos.Api.Operations.Limits;

/// <summary>Marks a route whose callers are held to <see cref="CallLimit"/>.</summary>
internal sealed class LimitedCalls
{
    public static readonly LimitedCalls Mark = new();

    private LimitedCalls() { }
}
