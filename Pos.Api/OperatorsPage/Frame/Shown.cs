using System.Globalization;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.Pricing;

namespace Pos.Api.OperatorsPage.Frame;

/// <summary>Figures as people read them, the same on every page.</summary>
internal static class Shown
{
    public static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>How many of what: <c>1 sale</c>, <c>30 sales</c>.</summary>
    public static string Count(long count, string one) => $"{Count(count)} {one}{(count == 1 ? "" : "s")}";

    public static string Amount(decimal amount, string currency) =>
        $"{amount.ToString($"N{DigitsOf(amount, currency)}", CultureInfo.InvariantCulture)} {currency}";

    /// <summary>Sums of several currencies, which nobody adds up: <c>12.50 EUR and 1,250 JPY</c>.</summary>
    public static string Amounts(IEnumerable<CurrencyTotal> totals) =>
        string.Join(" and ", totals.Select(total => Amount(total.TotalAmount, total.Currency)));

    public static string Quantity(decimal? quantity) => quantity?.ToString("0.####", CultureInfo.InvariantCulture) ?? "–";

    /// <summary>How long, in at most two units.</summary>
    public static string Age(TimeSpan age) =>
        age switch
        {
            { TotalSeconds: < 1 } => "less than 1 s",
            { TotalMinutes: < 1 } => $"{age.Seconds} s",
            { TotalHours: < 1 } => $"{age.Minutes} min{(age.TotalMinutes < 5 && age.Seconds > 0 ? $" {age.Seconds} s" : "")}",
            { TotalDays: < 1 } => $"{age.Hours} h {age.Minutes} min",
            _ => $"{(int)age.TotalDays} d {age.Hours} h",
        };

    public static string Age(double? seconds) => seconds is { } known ? Age(TimeSpan.FromSeconds(Math.Max(0, known))) : "–";

    public static string Milliseconds(int? milliseconds) =>
        milliseconds is { } known ? $"{known.ToString("N0", CultureInfo.InvariantCulture)} ms" : "";

    /// <summary>A lag, which is parts of a second on a good day.</summary>
    public static string Lag(double? seconds) =>
        seconds switch
        {
            null => "–",
            < 1 => $"{(seconds.Value * 1000).ToString("N0", CultureInfo.InvariantCulture)} ms",
            < 60 => $"{seconds.Value.ToString("0.0", CultureInfo.InvariantCulture)} s",
            _ => Age(seconds),
        };

    /// <summary>To the second.</summary>
    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Clock(DateTimeOffset at) => at.UtcDateTime.ToString("HH:mm", CultureInfo.InvariantCulture);

    public static string Exact(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    /// <summary>An enumeration's word: <c>BookedTwice</c> is booked twice.</summary>
    public static string Word(Enum word) =>
        string.Concat(
            word.ToString()
                .Select((c, i) => char.IsUpper(c) && i > 0 ? $" {char.ToLowerInvariant(c)}" : $"{char.ToLowerInvariant(c)}")
        );

    private static int DigitsOf(decimal amount, string currency) =>
        Currency.TryParse(currency, out var known) && known.IsExact(amount) ? known.MinorDigits : 4;
}
