using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Rules;

/// <summary>
/// Each amount by itself: not beyond any sense, not finer than its currency, and with the sign of its type. A sale's are
/// zero or more, a refund's and a void's zero or less; cash rounding may go either way in all.
/// </summary>
internal static class EntryAmounts
{
    private const decimal Largest = 1_000_000_000_000;

    public static void Check(LedgerEntry entry, List<EntryError> errors)
    {
        var digits = Currencies.DigitsOf(entry.Currency);
        var sign = SignOf(entry.Type);

        foreach (var (pointer, amount, free) in Amounts(entry))
        {
            if (Math.Abs(amount) > Largest)
            {
                errors.Add(new(pointer, "The amount is beyond any sense."));
            }
            else if (digits is { } places && decimal.Round(amount, places) != amount)
            {
                errors.Add(new(pointer, $"{entry.Currency} has {places} digits."));
            }

            if (!free && amount * sign < 0)
            {
                errors.Add(new(pointer, $"The sign is not that of a {entry.Type}."));
            }
        }

        CheckQuantities(entry, sign, errors);
        CheckRates(entry, errors);
    }

    private static IEnumerable<(string Pointer, decimal Amount, bool Free)> Amounts(LedgerEntry entry)
    {
        yield return ("/subtotal", entry.Subtotal, false);
        yield return ("/discount_amount", entry.DiscountAmount, false);
        yield return ("/tax_amount", entry.TaxAmount, false);
        yield return ("/rounding_amount", entry.RoundingAmount, true);
        yield return ("/total_amount", entry.TotalAmount, false);

        foreach (var (index, tax) in entry.TaxBreakdown.Index().Where(it => it.Item is not null))
        {
            yield return ($"/tax_breakdown/{index}/net", tax.Net, false);
            yield return ($"/tax_breakdown/{index}/tax", tax.Tax, false);
        }

        foreach (var (index, payment) in entry.Payments.Index().Where(it => it.Item is not null))
        {
            yield return ($"/payments/{index}/amount", payment.Amount, false);
        }

        foreach (var (index, line) in entry.Lines.Index().Where(it => it.Item is not null))
        {
            yield return ($"/lines/{index}/discount", line.Discount, false);
            yield return ($"/lines/{index}/tax", line.Tax, false);
            yield return ($"/lines/{index}/line_total", line.LineTotal, false);
        }
    }

    private static void CheckQuantities(LedgerEntry entry, int sign, List<EntryError> errors)
    {
        foreach (var (index, line) in entry.Lines.Index().Where(it => it.Item is not null))
        {
            if (sign != 0 && line.Quantity * sign <= 0)
            {
                errors.Add(new($"/lines/{index}/quantity", $"The sign is not that of a {entry.Type}."));
            }

            // A refund may state its price either way round: what it takes back is told by quantity and line_total.
            if (Math.Abs(line.UnitPrice) > Largest || (sign > 0 && line.UnitPrice < 0))
            {
                errors.Add(new($"/lines/{index}/unit_price", "The price is negative or beyond any sense."));
            }
        }
    }

    // An unknown type has been complained of already, and has no sign to hold the amounts against.
    private static int SignOf(string type) =>
        type switch
        {
            EntryTypes.Sale => 1,
            EntryTypes.Refund or EntryTypes.Void => -1,
            _ => 0,
        };

    private static void CheckRates(LedgerEntry entry, List<EntryError> errors)
    {
        foreach (var (index, tax) in entry.TaxBreakdown.Index().Where(it => it.Item is not null))
        {
            if (tax.Rate is < 0 or > 1)
            {
                errors.Add(new($"/tax_breakdown/{index}/rate", "A rate is from 0 to 1."));
            }
        }
    }
}
