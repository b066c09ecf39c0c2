using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.CreateSale;

internal static class CreateSaleDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Make a sale",
        Description = """
            Looks the products up in Inventory, prices the sale, and saves it together with what the Ledger and the stock have to be
            told: all of it or nothing. It waits for Inventory and the database, and for nothing behind them.

            The server computes every total; `expected_total` holds it against what the customer was shown. Give `items`, and either
            `payment_method` (with `tendered_amount` for change) or `payments`. `Idempotency-Key` or `sale_number` makes it safe to
            repeat: the answer to a repeat is the sale as it is now, with `Idempotent-Replayed: true`.

            While Inventory does not answer, a store either makes no sale (503, at once as soon as that is known) or, where it is set
            up so, sells from the local copy of the catalogue: at the prices last known, with their age in `catalogue_age_seconds` and
            `sold_from_cache` among the `flags`. The stock cannot be checked then, and a policy that blocks does not block; a
            product that the copy does not have is 503 still. `stock_status` is `pending` until Inventory has been told what left the
            shop, which is tried for ever; `discrepancy` means that its books had less than that.

            `status` is `pending` until the Ledger has the sale, then `synced`; `failed` means that it was given up and an operator
            has to look at it.
            """,
        Parameters = [SaleParameters.IdempotencyKey],
        Requests = new Dictionary<string, string>
        {
            ["Cash, with change and a discount"] = """
                {
                  "items": [
                    { "product_id": "SKU-COFFEE-250", "quantity": 2, "discount": 0.50 },
                    { "product_id": "SKU-MILK-1L", "quantity": 1 }
                  ],
                  "payment_method": "cash",
                  "tendered_amount": 20.00,
                  "customer_name": "Ada",
                  "notes": "no bag",
                  "terminal_id": "T1",
                  "sale_number": "S1-T1-000042",
                  "sold_at": "2026-11-22T09:15:00+01:00",
                  "expected_total": 10.60
                }
                """,
            ["Card, exactly the total"] = """
                { "items": [{ "product_id": "SKU-MILK-1L", "quantity": 3 }], "payment_method": "card" }
                """,
            ["Split tender"] = """
                {
                  "items": [{ "product_id": "SKU-COFFEE-250", "quantity": 2 }],
                  "payments": [
                    { "method": "voucher", "amount": 5.00, "reference": "V-1001" },
                    { "method": "cash", "amount": 10.00 }
                  ],
                  "expected_total": 10.00
                }
                """,
        },
        Answers =
        [
            new(201, "The sale is made, now or by an earlier request of which this is a repeat.", SaleExamples.Sale)
            {
                Headers = SaleParameters.CreatedHeaders,
            },
        ],
        Problems =
        [
            ProblemCatalogue.InsufficientStock,
            ProblemCatalogue.SaleNumberTaken,
            ProblemCatalogue.RequestInProgress,
            ProblemCatalogue.Validation,
            ProblemCatalogue.UnknownProduct,
            ProblemCatalogue.CurrencyMismatch,
            ProblemCatalogue.InsufficientTender,
            ProblemCatalogue.TotalMismatch,
            ProblemCatalogue.IdempotencyKeyReused,
            ProblemCatalogue.InventoryUnavailable,
            ProblemCatalogue.OutcomeUnknown,
        ],
    };
}
