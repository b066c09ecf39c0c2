using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales;

/// <summary>The problems of making and reading sales.</summary>
public static class SaleProblems
{
    public static ProblemHttpResult SaleNotFound() => GeneralProblems.NotFound("There is no sale of this number in your store.");

    public static ProblemHttpResult ForeignTerminal() =>
        GeneralProblems.Forbidden("terminal_id is not the terminal of your token.");

    public static ProblemHttpResult NotRefundable(bool isVoided) =>
        Problem.Of(ProblemCatalogue.NotRefundable, isVoided ? "The sale has been voided." : null);

    public static ProblemHttpResult NotVoidable(string detail) => Problem.Of(ProblemCatalogue.NotVoidable, detail);

    public static ProblemHttpResult RefundExceedsSale(IReadOnlyList<FieldError> errors) =>
        Problem.Of(ProblemCatalogue.RefundExceedsSale, members: ("errors", errors));

    public static ProblemHttpResult UnknownProduct(IReadOnlyList<string> productIds) =>
        Problem.Of(ProblemCatalogue.UnknownProduct, members: ("product_ids", productIds));

    public static ProblemHttpResult CurrencyMismatch(IReadOnlyList<string> currencies) =>
        Problem.Of(ProblemCatalogue.CurrencyMismatch, members: ("currencies", currencies));

    public static ProblemHttpResult InsufficientTender(decimal tendered, decimal total) =>
        Problem.Of(
            ProblemCatalogue.InsufficientTender,
            $"{tendered} was tendered and {total} is due.",
            ("tendered_amount", tendered),
            ("total_amount", total)
        );

    public static ProblemHttpResult TotalMismatch(decimal expected, decimal total) =>
        Problem.Of(
            ProblemCatalogue.TotalMismatch,
            $"The terminal expects {expected}, and the sale comes to {total}.",
            ("expected_total", expected),
            ("total_amount", total)
        );

    public static ProblemHttpResult InsufficientStock(IReadOnlyList<StockShortage> shortages) =>
        Problem.Of(ProblemCatalogue.InsufficientStock, members: ("lines", shortages));

    public static ProblemHttpResult InventoryUnavailable() => Problem.Of(ProblemCatalogue.InventoryUnavailable);

    public static ProblemHttpResult SaleNumberTaken() => Problem.Of(ProblemCatalogue.SaleNumberTaken);

    public static ProblemHttpResult RequestInProgress() => Problem.Of(ProblemCatalogue.RequestInProgress);

    public static ProblemHttpResult IdempotencyKeyReused() => Problem.Of(ProblemCatalogue.IdempotencyKeyReused);

    public static ProblemHttpResult OutcomeUnknown() => Problem.Of(ProblemCatalogue.OutcomeUnknown);
}

/// <summary>A line that asks for more than there is.</summary>
public sealed record StockShortage(int Line, string ProductId, decimal Requested, decimal Available);
