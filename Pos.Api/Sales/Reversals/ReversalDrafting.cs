using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;
using Pos.Api.Stores;

namespace Pos.Api.Sales.Reversals;

/// <summary>Prices a refund or void, and puts together what it is made of.</summary>
internal sealed class ReversalDrafting(StoreDirectory stores, TimeProvider clock)
{
    /// <param name="original">With its refunds, and all with their items and payments.</param>
    /// <param name="lines">Null for all that is left.</param>
    /// <param name="payments">Null for "as it was paid".</param>
    public PricingResult<PricedRefund> Price(Sale original, IReadOnlyList<RefundLine>? lines, IReadOnlyList<Tender>? payments) =>
        RefundPricing.Share(
            new RefundRequest(
                original.ToBooked(),
                [.. original.RefundsInOrder().Select(refund => refund.ToBooked())],
                lines,
                payments,
                stores.Of(original.StoreId).CashRounding
            )
        );

    public ReversalDraft Draft(PricedRefund price, Caller caller, string? saleNumber, string? terminalId, bool? restock)
    {
        var now = clock.GetUtcNow();
        return new ReversalDraft
        {
            SaleNumber = saleNumber ?? SaleNumbers.Make(stores.DateOf(caller.StoreId, now)),
            TerminalId = TerminalRules.TerminalOf(terminalId, caller),
            CashierId = caller.UserId,
            Cashier = caller.Name,
            Restock = restock ?? true,
            SoldAt = SaleTimes.Stored(now),
            Price = price,
        };
    }
}
