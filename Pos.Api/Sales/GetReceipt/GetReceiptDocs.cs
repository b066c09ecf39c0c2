using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.GetReceipt;

internal static class GetReceiptDocs
{
    private const string Answered = "The receipt; `reprint` and `copy` tell a copy from the original.";

    public static readonly RouteDocs Route = new()
    {
        Summary = "A sale's receipt",
        Description = """
            As JSON, or as a text of 42 columns with `Accept: text/plain`. The first that is handed out is the original; every other
            one is a copy, whoever asks and in whatever form, and says so. A refund that was part of an exchange shows the sale that
            was made for it, too. The time is the store's; the store's own lines above and below come from its settings.
            """,
        Parameters = [SaleParameters.SaleNumber],
        Answers =
        [
            new(
                200,
                Answered,
                """
                {
                  "header": ["Corner Shop", "1 High Street"],
                  "exchange": null,
                  "sale_number": "S1-T1-000042",
                  "kind": "sale",
                  "original_sale_number": null,
                  "store_id": "S1",
                  "terminal_id": "T1",
                  "cashier": "Grace",
                  "customer_name": null,
                  "sold_at": "2026-11-22T08:15:00Z",
                  "local_time": "2026-11-22T09:15:00+01:00",
                  "items": [
                    {
                      "line": 1,
                      "product_id": "SKU-MILK-1L",
                      "sku": "MILK-1L",
                      "name": "Milk, whole, 1 l",
                      "quantity": 2,
                      "unit_price": 1.10,
                      "line_amount": 2.20,
                      "discount": 0.00,
                      "tax_rate": 0.20,
                      "price_includes_tax": true,
                      "tax": 0.37,
                      "line_total": 2.20
                    }
                  ],
                  "subtotal": 2.20,
                  "discount_amount": 0.00,
                  "tax_amount": 0.37,
                  "rounding_amount": 0.00,
                  "total_amount": 2.20,
                  "currency": "EUR",
                  "payments": [{ "method": "cash", "amount": 2.20, "reference": null }],
                  "tendered_amount": 5.00,
                  "change_amount": 2.80,
                  "tax_breakdown": [{ "rate": 0.20, "included": true, "net": 1.83, "tax": 0.37 }],
                  "footer": ["Thank you"],
                  "reprint": false,
                  "copy": 0,
                  "printed_at": "2026-11-22T08:15:01Z"
                }
                """
            ),
            new(
                200,
                Answered,
                """
                               Corner Shop
                              1 High Street
                ------------------------------------------
                Receipt                       S1-T1-000042
                Date                      2026-11-22 09:15
                Store                                   S1
                Terminal                                T1
                Cashier                              Grace
                ------------------------------------------
                Milk, whole, 1 l
                  2 x 1.10                            2.20
                ------------------------------------------
                Subtotal                              2.20
                TOTAL EUR                             2.20
                ------------------------------------------
                Cash                                  2.20
                Tendered                              5.00
                Change                                2.80
                ------------------------------------------
                Tax                      Net           Tax
                20 % incl.              1.83          0.37
                ------------------------------------------
                                Thank you

                """
            )
            {
                ContentType = "text/plain",
            },
        ],
        Problems = [ProblemCatalogue.NotFound],
    };
}
