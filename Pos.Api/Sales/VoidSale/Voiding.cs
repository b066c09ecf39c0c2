using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Sales.Reversals;

namespace Pos.Api.Sales.VoidSale;

/// <summary>Turns a request into a void that only has to be saved, its original locked meanwhile.</summary>
internal sealed class Voiding(OriginalSales originals, ReversalDrafting drafting)
{
    public async Task<Prepared> PrepareAsync(
        string saleNumber,
        VoidSaleRequest request,
        Caller caller,
        CancellationToken cancellationToken
    )
    {
        if (TerminalRules.IsForeign(request.TerminalId, caller))
        {
            return SaleProblems.ForeignTerminal();
        }

        var errors = Check(request, caller);
        return await originals.ReverseAsync(
            saleNumber,
            caller.StoreId,
            original => Void(original, request, caller, errors),
            cancellationToken
        );
    }

    private static List<FieldError> Check(VoidSaleRequest request, Caller caller)
    {
        var errors = new List<FieldError>();
        ReversalRules.CheckReason(errors, request.Reason);
        TerminalRules.Check(errors, request.SaleNumber, request.TerminalId, caller);
        return errors;
    }

    private Prepared Void(Sale original, VoidSaleRequest request, Caller caller, List<FieldError> errors)
    {
        switch (original)
        {
            case { Kind: SaleKind.Refund }:
                return SaleProblems.NotRefundable(isVoided: false);
            case { Kind: SaleKind.Void } or { IsVoided: true }:
                return SaleProblems.NotVoidable("It is a void, or has been voided already.");
            case { Refunds.Count: > 0 }:
                return SaleProblems.NotVoidable("Something of it has been refunded; refund the rest instead.");
        }

        if (errors.Count > 0)
        {
            return GeneralProblems.Validation(errors);
        }

        // All of a sale of which nothing was refunded: there is no rule that could stand against it.
        var price = drafting.Price(original, lines: null, payments: null).Value!;
        var draft = drafting.Draft(price, caller, request.SaleNumber, request.TerminalId, request.Restock);
        return Sale.Void(original, draft with { Reason = request.Reason });
    }
}
