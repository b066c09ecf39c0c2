using Pos.Simulators.Ledger.Entries;

namespace Pos.UnitTests.Simulators;

internal static class EntryVariations
{
    public static LedgerEntry WithLine(this LedgerEntry entry, Func<EntryLine, EntryLine> change) =>
        entry with
        {
            Lines = [change(entry.Lines[0]), .. entry.Lines.Skip(1)],
        };

    public static LedgerEntry TakenBack(this LedgerEntry entry, string type) =>
        entry with
        {
            Type = type,
            Reference = "S1-T1-000043",
            OriginalReference = entry.Reference,
            Subtotal = -entry.Subtotal,
            DiscountAmount = -entry.DiscountAmount,
            TaxAmount = -entry.TaxAmount,
            RoundingAmount = -entry.RoundingAmount,
            TotalAmount = -entry.TotalAmount,
            TaxBreakdown = [.. entry.TaxBreakdown.Select(tax => tax with { Net = -tax.Net, Tax = -tax.Tax })],
            Payments = [.. entry.Payments.Select(payment => payment with { Amount = -payment.Amount })],
            Lines =
            [
                .. entry.Lines.Select(line =>
                    line with
                    {
                        Quantity = -line.Quantity,
                        Discount = -line.Discount,
                        Tax = -line.Tax,
                        LineTotal = -line.LineTotal,
                    }
                ),
            ],
        };
}
