using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.Pricing;

namespace Pos.Api.Sales.CreateSale;

/// <summary>The rules that need neither a price nor a product; all that are broken are told at once.</summary>
internal static class CreateSaleRules
{
    public static List<FieldError> Check(CreateSaleRequest request, Caller caller)
    {
        var errors = new List<FieldError>();

        CheckLines(errors, request.Items);
        CheckPayments(errors, request.Payments);
        FreeText.Check(errors, "/customer_name", request.CustomerName, Sale.CustomerNameMaxLength);
        FreeText.Check(errors, "/notes", request.Notes, Sale.NotesMaxLength);
        TerminalRules.Check(errors, request.SaleNumber, request.TerminalId, caller);
        CheckSoldAt(errors, request.SoldAt);

        return errors;
    }

    private static void CheckLines(List<FieldError> errors, IReadOnlyList<CreateSaleLine>? lines)
    {
        if (lines is not { Count: > 0 })
        {
            errors.Add(new("/items", PricingErrorCodes.Required, "A sale has at least one line."));
            return;
        }

        if (lines.Count > PricingLimits.MaxLines)
        {
            errors.Add(new("/items", PricingErrorCodes.TooMany, $"A sale has at most {PricingLimits.MaxLines} lines."));
            return;
        }

        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is not { } line)
            {
                errors.Add(new($"/items/{i}", PricingErrorCodes.Required, "A line cannot be null."));
                continue;
            }

            FreeText.Require(errors, $"/items/{i}/product_id", line.ProductId, SaleItem.ProductIdMaxLength);
            if (line.Quantity is null)
            {
                errors.Add(new($"/items/{i}/quantity", PricingErrorCodes.Required, "Every line has a quantity."));
            }
        }
    }

    private static void CheckPayments(List<FieldError> errors, IReadOnlyList<CreateSalePayment>? payments)
    {
        for (var i = 0; i < payments?.Count && !PaymentRules.AreTooMany(payments.Count); i++)
        {
            if (payments[i] is not { } payment)
            {
                PaymentRules.RequirePayment(errors, i);
                continue;
            }

            PaymentRules.Check(errors, i, payment.Amount, payment.Reference);
        }
    }

    private static void CheckSoldAt(List<FieldError> errors, DateTimeOffset? soldAt)
    {
        // Later than the database's or a calendar's end helps nobody; a wrong clock within it is flagged, not refused.
        if (soldAt is { Year: < 2000 or > 2200 })
        {
            errors.Add(new("/sold_at", "out_of_range", "Must be within the years 2000 to 2200."));
        }
    }
}
