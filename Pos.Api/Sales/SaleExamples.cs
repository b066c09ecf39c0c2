namespace Pos.Api.Sales;

/// <summary>Bodies as they are sent and answered, for the documentation. The tests send and read them.</summary>
internal static class SaleExamples
{
    /// <summary>Coffee at 5.00 and milk at 1.10, both with 20 % tax included.</summary>
    public const string Sale = """
        {
          "sale_number": "S1-T1-000042",
          "kind": "sale",
          "original_sale_number": null,
          "exchange_sale_number": null,
          "refunds": [],
          "status": "pending",
          "sync_status": "queued",
          "stock_status": "applied",
          "subtotal": 11.10,
          "discount_amount": 0.50,
          "tax_amount": 1.77,
          "rounding_amount": 0.00,
          "total_amount": 10.60,
          "currency": "EUR",
          "tendered_amount": 20.00,
          "change_amount": 9.40,
          "payment_method": "cash",
          "payments": [{ "method": "cash", "amount": 10.60, "reference": null }],
          "items": [
            {
              "line": 1,
              "product_id": "SKU-COFFEE-250",
              "sku": "COFFEE-250",
              "name": "Coffee, ground, 250 g",
              "quantity": 2,
              "unit_price": 5.00,
              "discount": 0.50,
              "tax_rate": 0.20,
              "price_includes_tax": true,
              "tax": 1.59,
              "line_total": 9.50,
              "refunded_quantity": 0
            },
            {
              "line": 2,
              "product_id": "SKU-MILK-1L",
              "sku": "MILK-1L",
              "name": "Milk, whole, 1 l",
              "quantity": 1,
              "unit_price": 1.10,
              "discount": 0.00,
              "tax_rate": 0.20,
              "price_includes_tax": true,
              "tax": 0.18,
              "line_total": 1.10,
              "refunded_quantity": 0
            }
          ],
          "tax_breakdown": [{ "rate": 0.20, "included": true, "net": 8.83, "tax": 1.77 }],
          "customer_name": "Ada",
          "notes": "no bag",
          "cashier": "Grace",
          "cashier_id": "u-7",
          "store_id": "S1",
          "terminal_id": "T1",
          "flags": [],
          "catalogue_age_seconds": null,
          "sold_at": "2026-11-22T08:15:00Z",
          "created_at": "2026-11-22T08:15:00.412067Z",
          "ledger_entry_id": null,
          "synced_at": null,
          "next_attempt_at": null,
          "attempt_count": 0,
          "last_sync_error": null
        }
        """;

    /// <summary>One of the two packets of coffee, given back with its share of the discount.</summary>
    public const string Refund = """
        {
          "sale_number": "POS-20261122-7K2M9Q",
          "kind": "refund",
          "original_sale_number": "S1-T1-000042",
          "exchange_sale_number": null,
          "refunds": [],
          "status": "pending",
          "sync_status": "queued",
          "stock_status": "applied",
          "subtotal": -5.00,
          "discount_amount": -0.25,
          "tax_amount": -0.80,
          "rounding_amount": 0.00,
          "total_amount": -4.75,
          "currency": "EUR",
          "tendered_amount": -4.75,
          "change_amount": 0.00,
          "payment_method": "cash",
          "payments": [{ "method": "cash", "amount": -4.75, "reference": null }],
          "items": [
            {
              "line": 1,
              "product_id": "SKU-COFFEE-250",
              "sku": "COFFEE-250",
              "name": "Coffee, ground, 250 g",
              "quantity": -1,
              "unit_price": 5.00,
              "discount": -0.25,
              "tax_rate": 0.20,
              "price_includes_tax": true,
              "tax": -0.80,
              "line_total": -4.75,
              "refunded_quantity": null
            }
          ],
          "tax_breakdown": [{ "rate": 0.20, "included": true, "net": -3.95, "tax": -0.80 }],
          "customer_name": null,
          "notes": "wrong size",
          "cashier": "Ada",
          "cashier_id": "u-8",
          "store_id": "S1",
          "terminal_id": null,
          "flags": [],
          "catalogue_age_seconds": null,
          "sold_at": "2026-11-22T10:02:00Z",
          "created_at": "2026-11-22T10:02:00.118204Z",
          "ledger_entry_id": null,
          "synced_at": null,
          "next_attempt_at": null,
          "attempt_count": 0,
          "last_sync_error": null
        }
        """;

    public const string PreviewRequest = """
        {
          "items": [
            { "product_id": "SKU-COFFEE-250", "quantity": 2, "discount": 0.50 },
            { "product_id": "SKU-MILK-1L", "quantity": 1 }
          ],
          "payment_method": "cash"
        }
        """;

    /// <summary>The same sale before it is made, with what was tendered left open.</summary>
    public static readonly string Preview = Sale.Replace("\"S1-T1-000042\"", "null", StringComparison.Ordinal)
        .Replace("\"2026-11-22T08:15:00.412067Z\"", "null", StringComparison.Ordinal)
        .Replace("\"applied\"", "\"pending\"", StringComparison.Ordinal)
        .Replace("\"Ada\"", "null", StringComparison.Ordinal)
        .Replace("\"no bag\"", "null", StringComparison.Ordinal)
        .Replace("20.00", "10.60", StringComparison.Ordinal)
        .Replace("9.40", "0.00", StringComparison.Ordinal);
}
