using Pos.Api.Pricing;
using Pos.Api.Sales.Reversals;

namespace Pos.Api.Sales;

/// <summary>
/// A sale, refund or void as it was made. Only its sync and stock columns ever change, and never here; and how much of its lines
/// was refunded.
/// </summary>
public sealed class Sale
{
    public const int SaleNumberMaxLength = 64;
    public const int StoreIdMaxLength = 32;
    public const int TerminalIdMaxLength = 32;
    public const int CustomerNameMaxLength = 200;
    public const int NotesMaxLength = 1000;

    /// <summary>Of a refund's or void's reason, which is kept in its notes.</summary>
    public const int ReasonMaxLength = 500;
    public const int CashierMaxLength = 200;
    public const int CashierIdMaxLength = 100;

    /// <summary>Of a traceparent in the version there is.</summary>
    public const int TraceParentLength = 55;

    private readonly List<SaleItem> _items = [];
    private readonly List<SalePayment> _payments = [];
    private readonly List<SaleTax> _taxes = [];
    private readonly List<Sale> _refunds = [];

    private Sale() { }

    public Guid Id { get; private init; }
    public string SaleNumber { get; private init; } = "";
    public SaleKind Kind { get; private init; }
    public Guid? OriginalSaleId { get; private init; }

    /// <summary>The sale that this refund or void takes back; null in a sale.</summary>
    public Sale? Original { get; private init; }

    public string StoreId { get; private init; } = "";
    public string? TerminalId { get; private init; }
    public string? ShiftId { get; private init; }

    public decimal Subtotal { get; private init; }
    public decimal DiscountAmount { get; private init; }
    public decimal TaxAmount { get; private init; }
    public decimal TaxIncludedAmount { get; private init; }
    public decimal RoundingAmount { get; private init; }
    public decimal TotalAmount { get; private init; }
    public string CurrencyCode { get; private init; } = "";

    public string PaymentMethod { get; private init; } = "";
    public decimal TenderedAmount { get; private init; }
    public decimal ChangeAmount { get; private init; }

    /// <summary>The number of the sale that was made in exchange, so that one receipt can show both; it need not be made yet.</summary>
    public string? ExchangeSaleNumber { get; private init; }

    public string? CustomerName { get; private init; }
    public string? Notes { get; private init; }
    public string? Cashier { get; private init; }
    public string CashierId { get; private init; } = "";
    public string[] Flags { get; private init; } = [];

    /// <summary>How old the prices were that it was made with, where Inventory did not answer; null where it did.</summary>
    public int? CatalogueAgeSeconds { get; private init; }

    /// <summary>When the goods changed hands, by the terminal's clock where it has told.</summary>
    public DateTime SoldAt { get; private init; }

    /// <summary>When the row was made, by the database's clock.</summary>
    public DateTime CreatedAt { get; private set; }

    public SaleStatus Status { get; private init; }
    public string? LedgerEntryId { get; private init; }
    public int AttemptCount { get; private init; }
    public string? LastSyncError { get; private init; }
    public DateTime? NextAttemptAt { get; private init; }
    public DateTime? SyncedAt { get; private init; }

    /// <summary>Why it is parked, in one of the words of <see cref="Pos.Hosting.ParkingCauses"/>; null unless it is.</summary>
    public string? ParkedCause { get; private init; }

    /// <summary>When the first and the last of the attempts failed that count.</summary>
    public DateTime? FirstFailedAt { get; private init; }
    public DateTime? LastFailedAt { get; private init; }

    /// <summary>How often reconciliation queued it again since its last attempt.</summary>
    public int ReconciledCount { get; private init; }

    /// <summary>Whether a message of it may stand in the dead-letter queue.</summary>
    public bool DeadLettered { get; private init; }

    /// <summary>Id of the message last staged for it: a failure counts only if it is this message's.</summary>
    public Guid QueuedAs { get; private init; }
    public DateTime QueuedAt { get; private set; }

    /// <summary>Where in which trace it was made, as a W3C traceparent: whatever is done for it later goes on there.</summary>
    public string? TraceParent { get; private set; }

    public StockStatus StockStatus { get; private set; }
    public DateTime? StockNextAttemptAt { get; private init; }

    /// <summary>When the message of its change of stock was last staged.</summary>
    public DateTime StockQueuedAt { get; private set; }

    public IReadOnlyList<SaleItem> Items => _items;
    public IReadOnlyList<SalePayment> Payments => _payments;
    public IReadOnlyList<SaleTax> Taxes => _taxes;

    /// <summary>What was taken back of it: its refunds, or its void.</summary>
    public IReadOnlyList<Sale> Refunds => _refunds;

    public Currency Currency => Currency.Parse(CurrencyCode);

    /// <summary>Makes a sale of what was priced and paid: complete, and queued for the Ledger and for Inventory.</summary>
    public static Sale Ring(SaleDraft draft)
    {
        var totals = draft.Price.Totals;
        var sale = new Sale
        {
            Id = Guid.CreateVersion7(),
            SaleNumber = draft.SaleNumber,
            Kind = SaleKind.Sale,
            StoreId = draft.StoreId,
            TerminalId = draft.TerminalId,
            Subtotal = totals.Subtotal,
            DiscountAmount = totals.DiscountAmount,
            TaxAmount = totals.TaxAmount,
            TaxIncludedAmount = totals.TaxIncludedAmount,
            RoundingAmount = totals.RoundingAmount,
            TotalAmount = totals.TotalAmount,
            CurrencyCode = draft.Price.Currency.Code,
            PaymentMethod = draft.Tender.PaymentMethod,
            TenderedAmount = draft.Tender.TenderedAmount,
            ChangeAmount = draft.Tender.ChangeAmount,
            CustomerName = draft.CustomerName,
            Notes = draft.Notes,
            Cashier = draft.Cashier,
            CashierId = draft.CashierId,
            Flags = [.. draft.Flags],
            CatalogueAgeSeconds = draft.CatalogueAgeSeconds,
            SoldAt = draft.SoldAt.UtcDateTime,
            Status = SaleStatus.Pending,
            QueuedAs = Guid.CreateVersion7(),
            StockStatus = StockStatus.Pending,
        };

        sale._items.AddRange(draft.Lines.Zip(draft.Price.Lines, (line, price) => new SaleItem(line, price)));
        sale._payments.AddRange(draft.Tender.Payments.Select((payment, index) => new SalePayment(index + 1, payment)));
        sale._taxes.AddRange(totals.TaxBreakdown.Select(share => new SaleTax(share)));
        return sale;
    }

    /// <summary>Gives goods and money of a sale back.</summary>
    public static Sale Refund(Sale original, ReversalDraft draft) => Reverse(SaleKind.Refund, original, draft);

    /// <summary>Undoes a whole sale. Nothing of it is left that could be refunded.</summary>
    public static Sale Void(Sale original, ReversalDraft draft) => Reverse(SaleKind.Void, original, draft);

    /// <summary>
    /// A new entry with the signs turned. The original stays as it was, but for how much of its lines was refunded.
    /// </summary>
    private static Sale Reverse(SaleKind kind, Sale original, ReversalDraft draft)
    {
        var totals = draft.Price.Totals;
        var reversal = new Sale
        {
            Id = Guid.CreateVersion7(),
            SaleNumber = draft.SaleNumber,
            Kind = kind,
            OriginalSaleId = original.Id,
            Original = original,
            ExchangeSaleNumber = draft.ExchangeSaleNumber,
            StoreId = original.StoreId,
            TerminalId = draft.TerminalId,
            Subtotal = totals.Subtotal,
            DiscountAmount = totals.DiscountAmount,
            TaxAmount = totals.TaxAmount,
            TaxIncludedAmount = totals.TaxIncludedAmount,
            RoundingAmount = totals.RoundingAmount,
            TotalAmount = totals.TotalAmount,
            CurrencyCode = original.CurrencyCode,
            PaymentMethod = draft.Price.Tenders.PaymentMethod,
            TenderedAmount = draft.Price.Tenders.TenderedAmount,
            ChangeAmount = draft.Price.Tenders.ChangeAmount,
            Notes = draft.Reason,
            Cashier = draft.Cashier,
            CashierId = draft.CashierId,
            SoldAt = draft.SoldAt.UtcDateTime,
            Status = SaleStatus.Pending,
            QueuedAs = Guid.CreateVersion7(),
            // Goods that do not go back on the shelf are no change of stock, and there is nothing to wait for.
            StockStatus = draft.Restock ? StockStatus.Pending : StockStatus.Applied,
        };

        reversal._items.AddRange(draft.Price.Lines.Select(line => original.Item(line.Line).GiveBack(line)));
        reversal._payments.AddRange(draft.Price.Tenders.Payments.Select((payment, index) => new SalePayment(index + 1, payment)));
        reversal._taxes.AddRange(totals.TaxBreakdown.Select(share => new SaleTax(share)));
        return reversal;
    }

    /// <summary>Keeps where it was made, before it is saved.</summary>
    public void IsTracedAs(string? traceParent) => TraceParent = traceParent;

    private SaleItem Item(int line) => _items.Single(item => item.LineNumber == line);

    /// <summary>In the order of the receipt, however they were loaded.</summary>
    public IEnumerable<SaleItem> ItemsInOrder() => _items.OrderBy(item => item.LineNumber);

    /// <summary>In the order they were made.</summary>
    public IEnumerable<SalePayment> PaymentsInOrder() => _payments.OrderBy(payment => payment.Position);

    /// <summary>The higher rate first, within a rate added tax before included: the order in which a sale is priced.</summary>
    public IEnumerable<SaleTax> TaxesInOrder() => _taxes.OrderByDescending(tax => tax.Rate).ThenBy(tax => tax.Included);

    /// <summary>In the order they were made.</summary>
    public IEnumerable<Sale> RefundsInOrder() => _refunds.OrderBy(refund => refund.CreatedAt).ThenBy(refund => refund.Id);

    /// <summary>Whether it was undone as a whole.</summary>
    public bool IsVoided => _refunds.Exists(refund => refund.Kind == SaleKind.Void);

    /// <summary>Whether the Ledger has to have another entry before this one.</summary>
    public bool WaitsForOriginal => Status == SaleStatus.Pending && Original is { Status: not SaleStatus.Synced };

    /// <summary>Takes note of what the database was told already, so that the answer shows it.</summary>
    public void StockWas(StockStatus status) => StockStatus = status;
}
