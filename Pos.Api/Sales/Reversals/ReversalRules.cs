using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Problems;
using Pos.Api.Pricing;

namespace Pos.Api.Sales.Reversals;

/// <summary>What refunds and voids have to keep alike.</summary>
internal static class ReversalRules
{
    public static void CheckReason(List<FieldError> errors, string? reason) =>
        FreeText.Check(errors, "/reason", reason, Sale.ReasonMaxLength);

    /// <summary>The problem of so many errors; <c>refund-exceeds-sale</c> where each of them is that.</summary>
    public static ProblemHttpResult Refuse(List<FieldError> told, IReadOnlyList<PricingError> found) =>
        told.Count == 0 && found.All(error => error.Code == PricingErrorCodes.RefundExceedsSale)
            ? SaleProblems.RefundExceedsSale([.. found.Select(error => error.ToFieldError())])
            : GeneralProblems.Validation(told.Join(found));
}
