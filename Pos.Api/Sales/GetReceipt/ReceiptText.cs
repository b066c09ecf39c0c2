using System.Globalization;
using Pos.Api.Pricing;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>Lays a receipt out as text of 42 columns, for a printer that takes nothing else.</summary>
internal static class ReceiptText
{
    public static string Of(ReceiptResponse receipt)
    {
        var paper = new ReceiptPaper();
        AddCentred(paper, receipt.Header);
        AddSale(paper, receipt);
        if (receipt.Exchange is { } exchange)
        {
            AddSale(paper, exchange);
        }

        paper.Rule();
        AddCentred(paper, receipt.Footer);
        return paper.ToString();
    }

    private static void AddSale(ReceiptPaper paper, ReceiptSale sale)
    {
        var currency = Currency.Parse(sale.Currency);
        AddTitle(paper, sale);
        AddLines(paper, sale, currency);
        AddTotals(paper, sale, currency);
        AddPayments(paper, sale, currency);
        AddTaxes(paper, sale, currency);
    }

    private static void AddTitle(ReceiptPaper paper, ReceiptSale sale)
    {
        paper.Rule();
        if (sale.Reprint)
        {
            paper.Centred($"*** COPY {sale.Copy.ToString(CultureInfo.InvariantCulture)} ***");
        }

        paper.Row(
            sale.Kind switch
            {
                SaleKind.Refund => "REFUND",
                SaleKind.Void => "VOID",
                _ => "Receipt",
            },
            sale.SaleNumber
        );
        AddRow(paper, "of sale", sale.OriginalSaleNumber);
        paper.Row("Date", sale.LocalTime[..16].Replace('T', ' '));
        paper.Row("Store", sale.StoreId);
        AddRow(paper, "Terminal", sale.TerminalId);
        AddRow(paper, "Cashier", sale.Cashier);
        AddRow(paper, "Customer", sale.CustomerName);
        paper.Rule();
    }

    private static void AddLines(ReceiptPaper paper, ReceiptSale sale, Currency currency)
    {
        foreach (var line in sale.Items)
        {
            paper.Text(line.Name);
            paper.Row(
                $"  {Quantities.Format(line.Quantity)} x {currency.Format(line.UnitPrice)}",
                currency.Format(line.LineAmount)
            );
            if (line.Discount != 0)
            {
                paper.Row("  Discount", currency.FormatTakenOff(line.Discount));
            }
        }

        paper.Rule();
    }

    private static void AddTotals(ReceiptPaper paper, ReceiptSale sale, Currency currency)
    {
        paper.Row("Subtotal", currency.Format(sale.Subtotal));
        if (sale.DiscountAmount != 0)
        {
            paper.Row("Discounts", currency.FormatTakenOff(sale.DiscountAmount));
        }

        foreach (var tax in sale.TaxBreakdown.Where(tax => !tax.Included && tax.Tax != 0))
        {
            paper.Row($"Tax {TaxRates.Format(tax.Rate)}", currency.Format(tax.Tax));
        }

        if (sale.RoundingAmount != 0)
        {
            paper.Row("Rounding", currency.Format(sale.RoundingAmount));
        }

        paper.Row($"TOTAL {currency.Code}", currency.Format(sale.TotalAmount));
        paper.Rule();
    }

    private static void AddPayments(ReceiptPaper paper, ReceiptSale sale, Currency currency)
    {
        foreach (var payment in sale.Payments)
        {
            paper.Row(CultureInfo.InvariantCulture.TextInfo.ToTitleCase(payment.Method), currency.Format(payment.Amount));
            AddRow(paper, "  Reference", payment.Reference);
        }

        if (sale.ChangeAmount != 0)
        {
            paper.Row("Tendered", currency.Format(sale.TenderedAmount));
            paper.Row("Change", currency.Format(sale.ChangeAmount));
        }

        if (sale.Payments.Count > 0)
        {
            paper.Rule();
        }
    }

    private static void AddTaxes(ReceiptPaper paper, ReceiptSale sale, Currency currency)
    {
        paper.Columns("Tax", "Net", "Tax");
        foreach (var tax in sale.TaxBreakdown)
        {
            paper.Columns(
                $"{TaxRates.Format(tax.Rate)} {(tax.Included ? "incl." : "added")}",
                currency.Format(tax.Net),
                currency.Format(tax.Tax)
            );
        }
    }

    private static void AddRow(ReceiptPaper paper, string label, string? text)
    {
        if (text is not null)
        {
            paper.Row(label, text);
        }
    }

    private static void AddCentred(ReceiptPaper paper, IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            paper.Centred(line);
        }
    }
}
