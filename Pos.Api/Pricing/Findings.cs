using System.Globalization;

namespace Pos.Api.Pricing;

/// <summary>Gathers the rules that a request breaks; each check answers whether its rule is kept.</summary>
internal sealed class Findings
{
    private readonly List<PricingError> _errors = [];

    public IReadOnlyList<PricingError> Errors => _errors;

    public bool Any => _errors.Count > 0;

    /// <summary>An amount of money: not negative, not too large, of the currency's digits.</summary>
    public bool Amount(Currency currency, Pointer pointer, decimal value) =>
        Within(pointer, value, PricingLimits.MaxAmount) && Places(pointer, value, currency.MinorDigits);

    /// <summary>An amount of money that is more than 0.</summary>
    public bool Payment(Currency currency, Pointer pointer, decimal value) =>
        Positive(pointer, value) && Amount(currency, pointer, value);

    public bool Quantity(Pointer pointer, decimal value) =>
        Positive(pointer, value)
        && Within(pointer, value, PricingLimits.MaxQuantity)
        && Places(pointer, value, PricingLimits.QuantityPlaces);

    public bool TaxRate(Pointer pointer, decimal value) =>
        Within(pointer, value, PricingLimits.MaxTaxRate) && Places(pointer, value, PricingLimits.TaxRatePlaces);

    /// <summary>Notes a broken rule; its sentence reads the same in every country.</summary>
    /// <returns>False: the rule is not kept.</returns>
    public bool Add(Pointer pointer, string code, FormattableString detail, decimal? given = null, decimal? bound = null)
    {
        var sentence = detail.ToString(CultureInfo.InvariantCulture);
        _errors.Add(new PricingError(pointer.ToString(), code, sentence) { Given = given, Bound = bound });
        return false;
    }

    private bool Positive(Pointer pointer, decimal value) =>
        value > 0m || Add(pointer, PricingErrorCodes.NotPositive, $"Must be more than 0.", value, 0m);

    private bool Within(Pointer pointer, decimal value, decimal most) =>
        value < 0m
            ? Add(pointer, PricingErrorCodes.Negative, $"Must not be negative.", value, 0m)
            : value <= most || Add(pointer, PricingErrorCodes.TooLarge, $"Must be at most {most}.", value, most);

    private bool Places(Pointer pointer, decimal value, int places) =>
        Digits.AtMost(places, value)
        || Add(pointer, PricingErrorCodes.TooManyDigits, $"Must have at most {places} decimal places.", value);
}
