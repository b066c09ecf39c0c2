using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;
using Pos.Api.Sales.Reversals;

namespace Pos.Api.Sales.RefundSale;

/// <summary>Turns a request into a refund that only has to be saved, its original locked meanwhile.</summary>
internal sealed class Refunding(OriginalSales originals, ReversalDrafting drafting)
{
    public async Task<Prepared> PrepareAsync(
        string saleNumber,
        RefundSaleRequest request,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        if (TerminalRules.IsForeign(request.TerminalId, caller))
        {
            return SaleProblems.ForeignTerminal();
        }

        var errors = RefundSaleRules.Check(request, caller);
        return request.Lines?.Count > PricingLimits.MaxLines
            ? GeneralProblems.Validation(errors)
            : await originals.ReverseAsync(
                saleNumber,
                caller.StoreId,
                original => Refund(original, request, caller, errors),
                cancellationToken
            );
    }

    private Prepared Refund(Sale original, RefundSaleRequest request, Caller caller, List<FieldError> errors)
    {
        if (original.Kind != SaleKind.Sale || original.IsVoided)
        {
            return SaleProblems.NotRefundable(original.IsVoided);
        }

        var pricing = drafting.Price(original, ToLines(request), ToPayments(request));
        if (errors.Count > 0 || pricing.Value is not { } price)
        {
            return ReversalRules.Refuse(errors, pricing.Errors);
        }

        var draft = drafting.Draft(price, caller, request.SaleNumber, request.TerminalId, request.Restock);
        return Sale.Refund(original, draft with { Reason = request.Reason, ExchangeSaleNumber = request.ExchangeSaleNumber });
    }

    // What is missing has been told already, and stands here as what no sale has.
    private static RefundLine[]? ToLines(RefundSaleRequest request) =>
        request.Lines?.Select(line => new RefundLine(line?.Line ?? 0, line?.Quantity ?? 0)).ToArray();

    private static Tender[]? ToPayments(RefundSaleRequest request) =>
        request
            .Payments?.Select(payment => new Tender(payment?.Method ?? "", payment?.Amount ?? 0, payment?.Reference))
            .ToArray();
}
