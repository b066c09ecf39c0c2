using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;
using Pos.Api.Sales.Reversals;

namespace Pos.Api.Sales.RefundSale;

/// <summary>The rules that need not know the sale; those that do are the pricing's, and all are told at once.</summary>
internal static class RefundSaleRules
{
    public static List<FieldError> Check(RefundSaleRequest request, Caller caller)
    {
        var errors = new List<FieldError>();

        CheckLines(errors, request.Lines);
        ReversalRules.CheckReason(errors, request.Reason);
        CheckPayments(errors, request.Payments);
        TerminalRules.Check(errors, request.SaleNumber, request.TerminalId, caller);
        CheckExchange(errors, request, caller);

        return errors;
    }

    private static void CheckLines(List<FieldError> errors, IReadOnlyList<RefundSaleLine>? lines)
    {
        if (lines?.Count > PricingLimits.MaxLines)
        {
            errors.Add(new("/lines", PricingErrorCodes.TooMany, $"A refund has at most {PricingLimits.MaxLines} lines."));
        }

        for (var i = 0; i < lines?.Count; i++)
        {
            if (lines[i] is not { } line)
            {
                errors.Add(new($"/lines/{i}", PricingErrorCodes.Required, "A line cannot be null."));
                continue;
            }

            if (line.Line is null)
            {
                errors.Add(new($"/lines/{i}/line", PricingErrorCodes.Required, "Every line has the number of the sale's line."));
            }

            if (line.Quantity is null)
            {
                errors.Add(new($"/lines/{i}/quantity", PricingErrorCodes.Required, "Every line has a quantity."));
            }
        }
    }

    private static void CheckPayments(List<FieldError> errors, IReadOnlyList<RefundSalePayment>? payments)
    {
        for (var i = 0; i < payments?.Count && !PaymentRules.AreTooMany(payments.Count); i++)
        {
            if (payments[i] is { } payment)
            {
                PaymentRules.Check(errors, i, payment.Amount, payment.Reference);
            }
            else
            {
                PaymentRules.RequirePayment(errors, i);
            }
        }
    }

    private static void CheckExchange(List<FieldError> errors, RefundSaleRequest request, Caller caller)
    {
        if (request.ExchangeSaleNumber is not { } number)
        {
            return;
        }

        // It may be made later, so only its form can be checked.
        if (!SaleNumbers.IsOfStore(number, caller.StoreId) || number == request.SaleNumber)
        {
            errors.Add(
                new("/exchange_sale_number", "invalid_sale_number", "Must be the number of another sale of the caller's store.")
            );
        }
    }
}
