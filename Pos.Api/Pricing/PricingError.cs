using System.Diagnostics.CodeAnalysis;

namespace Pos.Api.Pricing;

/// <summary>A rule of pricing that a request breaks.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901) into the sale's or refund's request: <c>/items/0/quantity</c>.</param>
/// <param name="Code">Which rule: one of <see cref="PricingErrorCodes"/>. Never changes.</param>
/// <param name="Detail">The same in a sentence, for people.</param>
[SuppressMessage("Naming", "CA1720", Justification = "A JSON pointer is called pointer, here as in the answer.")]
public sealed record PricingError(string Pointer, string Code, string Detail)
{
    /// <summary>The figure that breaks the rule, where there is one.</summary>
    public decimal? Given { get; init; }

    /// <summary>The figure it was held against: the most allowed, the least needed or the only right one.</summary>
    public decimal? Bound { get; init; }
}
