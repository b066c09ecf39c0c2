using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Pos.Api.Pricing;

/// <summary>A currency of ISO 4217: its code, its digits, and the one place where money is rounded.</summary>
/// <remarks>
/// There is one instance per code, so reference equality is equality. An amount is a <see cref="decimal"/> of major units
/// (10.60 EUR, 1250 JPY, 1.250 KWD); a <em>unit</em> is the smallest amount (a cent, a yen, a fils).
/// </remarks>
public sealed class Currency
{
    // 10^0 … 10^4: ISO 4217 knows no currency of more than four digits.
    private static readonly decimal[] UnitsPerOne = [1m, 10m, 100m, 1_000m, 10_000m];

    private static readonly FrozenDictionary<string, Currency> ByCode = CurrencyTable
        .Rows.SelectMany(row => row.Codes.Split(' ').Select(code => new Currency(code, row.Digits)))
        .ToFrozenDictionary(currency => currency.Code, StringComparer.Ordinal);

    private Currency(string code, int minorDigits)
    {
        Code = code;
        MinorDigits = minorDigits;
        Unit = new decimal(1, 0, 0, isNegative: false, (byte)minorDigits);
        Zero = new decimal(0, 0, 0, isNegative: false, (byte)minorDigits);
    }

    /// <summary>Every currency there is, in no order.</summary>
    public static IReadOnlyCollection<Currency> All => ByCode.Values;

    /// <summary>The three upper-case letters of ISO 4217.</summary>
    public string Code { get; }

    /// <summary>How many decimal places an amount has: EUR 2, JPY 0, KWD 3, CLF 4.</summary>
    public int MinorDigits { get; }

    /// <summary>The smallest amount: 0.01 EUR, 1 JPY, 0.001 KWD.</summary>
    public decimal Unit { get; }

    /// <summary>Nothing, with exactly the currency's digits as scale: 0.00 EUR.</summary>
    public decimal Zero { get; }

    /// <summary>Finds a currency by its code; codes are upper case, as in ISO 4217.</summary>
    public static bool TryParse([NotNullWhen(true)] string? code, [NotNullWhen(true)] out Currency? currency)
    {
        currency = null;
        return code is not null && ByCode.TryGetValue(code, out currency);
    }

    /// <summary>The currency of a code that is known to be good, for example one read back from the database.</summary>
    /// <exception cref="FormatException">There is no such active currency.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency) ? currency : throw new FormatException($"'{code}' is no currency of ISO 4217.");

    /// <summary>The nearest amount of this currency, half away from zero, with exactly its digits as scale.</summary>
    /// <remarks>Adding a zero of the wanted scale lengthens a shorter one; rounding has already cut a longer one.</remarks>
    public decimal Round(decimal value) => Math.Round(value, MinorDigits, MidpointRounding.AwayFromZero) + Zero;

    /// <summary>The nearest multiple of <paramref name="step"/>, half away from zero: 10.62 at 0.05 is 10.60.</summary>
    /// <exception cref="ArgumentOutOfRangeException">
    /// The step is neither a positive multiple of <see cref="Unit"/> nor a part of it (0.05 JPY, which changes nothing).
    /// </exception>
    public decimal RoundToStep(decimal value, decimal step)
    {
        if (!IsCashStep(step))
        {
            throw new ArgumentOutOfRangeException(nameof(step), step, $"No step for {Code}.");
        }

        return Round(Math.Round(value / step, MidpointRounding.AwayFromZero) * step);
    }

    /// <summary>Whether amounts can be rounded to this step: a positive multiple of <see cref="Unit"/>, or a part of it.</summary>
    public bool IsCashStep(decimal step) => step > 0m && (IsExact(step) || Unit % step == 0m);

    /// <summary>The same amount, carrying exactly the currency's digits: 10.6000 read from <c>numeric(19,4)</c> becomes 10.60.</summary>
    /// <exception cref="ArgumentException">The amount has more digits than the currency, so it would not be the same.</exception>
    public decimal Exact(decimal value)
    {
        var rounded = Round(value);
        return rounded == value
            ? rounded
            : throw new ArgumentException($"{value} has more than the {MinorDigits} digits of {Code}.", nameof(value));
    }

    /// <summary>The amount as people read it: exactly the currency's digits behind a point, whatever the country.</summary>
    /// <exception cref="ArgumentException">The amount has more digits than the currency.</exception>
    public string Format(decimal amount) => Exact(amount).ToString(CultureInfo.InvariantCulture);

    /// <summary>An amount that was taken off, as it stands in a column that is added up: a discount of 0.50 is -0.50.</summary>
    /// <exception cref="ArgumentException">The amount has more digits than the currency.</exception>
    public string FormatTakenOff(decimal amount) => Format(-amount);

    /// <summary>Whether the value has no more digits than the currency; zeros at the end do not count.</summary>
    public bool IsExact(decimal value) => Math.Round(value, MinorDigits, MidpointRounding.AwayFromZero) == value;

    /// <inheritdoc />
    public override string ToString() => Code;

    /// <summary>An exact amount as a number of smallest units: 10.60 EUR is 1060.</summary>
    /// <exception cref="ArgumentException">The amount has more digits than the currency.</exception>
    internal long ToUnits(decimal amount) => decimal.ToInt64(Exact(amount) * UnitsPerOne[MinorDigits]);

    /// <summary>The amount of so many smallest units, with exactly the currency's digits as scale.</summary>
    internal decimal FromUnits(long units) => units * Unit;
}
