using Pos.Api.Hosting.Problems;
using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>What a payment keeps to before its currency is known.</summary>
internal static class PaymentRules
{
    /// <summary>Whether there are too many to look at each; the pricing says so.</summary>
    public static bool AreTooMany(int? count) => count > PricingLimits.MaxPayments;

    public static void RequirePayment(List<FieldError> errors, int index) =>
        errors.Add(new($"/payments/{index}", PricingErrorCodes.Required, "A payment cannot be null."));

    public static void Check(List<FieldError> errors, int index, decimal? amount, string? reference)
    {
        if (amount is null)
        {
            errors.Add(new($"/payments/{index}/amount", PricingErrorCodes.Required, "Every payment has an amount."));
        }

        FreeText.Check(errors, $"/payments/{index}/reference", reference, SalePayment.ReferenceMaxLength);
    }
}
