using Pos.Api.Pricing;

namespace Pos.Api.Ledger.Comparing;

/// <summary>Amounts of books that may be wrong, for an answer.</summary>
internal static class ShownAmount
{
    /// <summary>With exactly the currency's digits; or as it stands, where it has more or the currency is none.</summary>
    public static decimal Of(decimal amount, string currency) =>
        Currency.TryParse(currency, out var known) && known.IsExact(amount) ? known.Exact(amount) : amount;

    /// <inheritdoc cref="Of(decimal, string)"/>
    public static decimal? Of(decimal? amount, string? currency) => amount is { } given ? Of(given, currency ?? "") : null;
}
