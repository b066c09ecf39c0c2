using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.UploadSales;

internal static class UploadSalesDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Upload sales that were made offline",
        Description = """
            1 to 200 sales, up to 8 MiB, each as it happened: what the customer saw is booked as it was. `sale_number`, `sold_at` and
            `expected_total` are required; `unit_price`, `tax_rate`, `price_includes_tax` and `name` are the terminal's, and the
            catalogue's where they are absent. What differs from the catalogue, from our arithmetic or from the seller's role is
            recorded in the sale's `flags` and never refused; what looks like a card number is masked; stock never refuses.

            Each sale is a transaction of its own, and one that is refused does not keep the next from being made. The whole batch can
            be sent again at any time: what is here already is a `duplicate`.
            """,
        Requests = new Dictionary<string, string>
        {
            ["One sale"] = """
                {
                  "sales": [
                    {
                      "items": [
                        {
                          "product_id": "SKU-MILK-1L",
                          "quantity": 2,
                          "unit_price": 1.10,
                          "tax_rate": 0.20,
                          "price_includes_tax": true,
                          "name": "Milk, whole, 1 l"
                        }
                      ],
                      "payment_method": "cash",
                      "tendered_amount": 5.00,
                      "sale_number": "S1-T1-000043",
                      "sold_at": "2026-11-22T17:42:10+01:00",
                      "expected_total": 2.20,
                      "cashier": "Grace",
                      "cashier_id": "u-7"
                    }
                  ]
                }
                """,
        },
        Answers =
        [
            new(
                207,
                """
                What became of each, in the order of the request: `created`; `duplicate` (it was here before); `conflict` (its number
                belongs to a sale with other content); `rejected` (it can never succeed, and `problem` says why); `unavailable`
                (nothing was saved, send it again).
                """,
                """
                {
                  "results": [
                    { "index": 0, "result": "created", "sale_number": "S1-T1-000043", "problem": null },
                    {
                      "index": 1,
                      "result": "rejected",
                      "sale_number": null,
                      "problem": {
                        "type": "/problems/malformed-request",
                        "title": "The request cannot be read.",
                        "status": 400,
                        "detail": "A number is asked for here, and no quotation marks around it. (line 1, byte 54)",
                        "pointer": "/items/0/quantity"
                      }
                    }
                  ]
                }
                """
            ),
        ],
        Problems = [ProblemCatalogue.Validation],
    };
}
