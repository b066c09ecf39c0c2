using Pos.Api.Hosting.Problems;
using Pos.Api.Pricing;

namespace Pos.Api.Sales;

internal static class PricingFieldErrors
{
    /// <summary>A rule of pricing that is broken, as it is told to the caller.</summary>
    public static FieldError ToFieldError(this PricingError error) => new(error.Pointer, error.Code, error.Detail);

    /// <summary>Adds what the pricing has found, but for that which a missing member has been told for already.</summary>
    public static IReadOnlyList<FieldError> Join(this List<FieldError> told, IReadOnlyList<PricingError> found) =>
        [.. told, .. found.Where(error => !told.Exists(known => Covers(known, error))).Select(error => error.ToFieldError())];

    private static bool Covers(FieldError known, PricingError error) =>
        error.Pointer == known.Pointer || error.Pointer.StartsWith($"{known.Pointer}/", StringComparison.Ordinal);
}
