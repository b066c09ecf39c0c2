using Pos.Api.Pricing;
using Xunit;

namespace Pos.UnitTests.Pricing;

/// <summary>A sale with the refunds that are made of it one after another.</summary>
internal sealed class Books(BookedSale original, decimal? cashStep = null)
{
    private readonly List<BookedSale> _refunds = [];

    public BookedSale Original => original;

    public IReadOnlyList<BookedSale> Refunds => _refunds;

    /// <summary>What of a line has not been given back.</summary>
    public decimal QuantityLeft(int line) =>
        _refunds
            .Prepend(original)
            .SelectMany(sale => sale.Lines)
            .Where(booked => booked.Line == line)
            .Sum(booked => booked.Quantity);

    /// <summary>Books a sale with its tenders as they were settled.</summary>
    public static Books Of(
        PricedSale sale,
        IReadOnlyList<decimal> quantities,
        SettledTenders tenders,
        decimal? cashStep = null
    ) =>
        new(
            new BookedSale(
                sale.Currency,
                [.. sale.Lines.Select((line, i) => new BookedLine(i + 1, quantities[i], line))],
                sale.Totals.TotalAmount,
                tenders.PaymentMethod,
                tenders.Payments
            ),
            cashStep
        );

    public PricingResult<PricedRefund> TryRefund(IReadOnlyList<RefundLine>? lines, IReadOnlyList<Tender>? payments = null)
    {
        var result = RefundPricing.Share(new RefundRequest(original, _refunds, lines, payments, cashStep));
        if (result.Succeeded)
        {
            _refunds.Add(Booked(result.Value));
        }

        return result;
    }

    public PricedRefund Refund(IReadOnlyList<RefundLine>? lines = null, IReadOnlyList<Tender>? payments = null)
    {
        var result = TryRefund(lines, payments);
        Assert.Empty(result.Errors);
        return result.Value!;
    }

    private static BookedSale Booked(PricedRefund refund) =>
        new(refund.Currency, refund.Lines, refund.Totals.TotalAmount, refund.Tenders.PaymentMethod, refund.Tenders.Payments);
}
