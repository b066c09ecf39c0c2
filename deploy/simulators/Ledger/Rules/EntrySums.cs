using System.Globalization;
using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Rules;

/// <summary>
/// Everything that an entry says twice must be said alike. How the tax of a line comes about is not asked:
/// an offline sale is booked as the customer saw it, whatever our own rules would make of it.
/// </summary>
internal static class EntrySums
{
    public static void Check(LedgerEntry entry, List<EntryError> errors)
    {
        var included = entry.TaxBreakdown.Where(tax => tax.Included).Sum(tax => tax.Tax);

        Equal(
            "/total_amount",
            "subtotal - discount_amount + tax_amount - the included tax + rounding_amount",
            entry.Subtotal - entry.DiscountAmount + entry.TaxAmount - included + entry.RoundingAmount,
            entry.TotalAmount
        );
        Equal("/payments", "the sum of the payments", entry.Payments.Sum(payment => payment.Amount), entry.TotalAmount);
        Equal("/tax_breakdown", "the sum of its taxes", entry.TaxBreakdown.Sum(tax => tax.Tax), entry.TaxAmount);
        Equal(
            "/tax_breakdown",
            "the sum of its nets and taxes, with rounding_amount",
            entry.TaxBreakdown.Sum(tax => tax.Net + tax.Tax) + entry.RoundingAmount,
            entry.TotalAmount
        );
        Equal(
            "/lines",
            "the sum of line_total, with rounding_amount",
            entry.Lines.Sum(line => line.LineTotal) + entry.RoundingAmount,
            entry.TotalAmount
        );
        Equal("/lines", "the sum of the lines' tax", entry.Lines.Sum(line => line.Tax), entry.TaxAmount);
        Equal("/lines", "the sum of the lines' discount", entry.Lines.Sum(line => line.Discount), entry.DiscountAmount);

        void Equal(string pointer, string what, decimal found, decimal expected)
        {
            if (found != expected)
            {
                errors.Add(
                    new(pointer, string.Create(CultureInfo.InvariantCulture, $"Here {what} is {found}, and not {expected}."))
                );
            }
        }
    }
}
