using Pos.Api.Stores;

namespace Pos.Api.Sales.ListSales;

/// <summary>Which sales are wanted. Whose, is not the query's to say but the token's.</summary>
internal sealed record SalesFilter
{
    /// <summary>Up to so many days are gathered by the day they were sold on, and then put in order.</summary>
    private const int MostDaysGathered = 31;

    /// <summary>Of the store's time zone, and inclusive, as is <see cref="EndDate"/>.</summary>
    public DateOnly? StartDate { get; init; }

    public DateOnly? EndDate { get; init; }

    public SaleStatus? Status { get; init; }

    public string? TerminalId { get; init; }

    public string? CashierId { get; init; }

    public string? PaymentMethod { get; init; }

    /// <summary>
    /// Whether the sales that match are few beside all that are newer. Walking the newest first until enough have matched
    /// would then pass over all of those: 1.2 s for one day of 600 000 sales, against 7 ms by the day.
    /// </summary>
    public bool IsNarrow => StartDate is { } first && EndDate is { } last && last.DayNumber - first.DayNumber < MostDaysGathered;

    /// <summary>The same filter always makes the same text, and another one another.</summary>
    public override string ToString() => string.Join('\n', StartDate, EndDate, Status, TerminalId, CashierId, PaymentMethod);

    public IQueryable<Sale> Of(IQueryable<Sale> sales, TimeZoneInfo zone)
    {
        var from = StartDate is { } first ? BusinessDays.StartOf(first, zone) : (DateTime?)null;
        var until = EndDate is { } last ? BusinessDays.EndOf(last, zone) : (DateTime?)null;

        return sales.Where(sale =>
            (from == null || sale.SoldAt >= from)
            && (until == null || sale.SoldAt < until)
            && (Status == null || sale.Status == Status)
            && (TerminalId == null || sale.TerminalId == TerminalId)
            && (CashierId == null || sale.CashierId == CashierId)
            && (PaymentMethod == null || sale.PaymentMethod == PaymentMethod)
        );
    }
}
