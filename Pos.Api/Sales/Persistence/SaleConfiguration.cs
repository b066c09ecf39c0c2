using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Pos.Api.Sales.Persistence;

internal sealed class SaleConfiguration : IEntityTypeConfiguration<Sale>
{
    public void Configure(EntityTypeBuilder<Sale> sale)
    {
        sale.ToTable("sales", Checks);
        sale.HasKey(s => s.Id);
        sale.Property(s => s.Id).ValueGeneratedNever();
        sale.Ignore(s => s.Currency);

        // Compared byte by byte, so that a terminal's series, STORE-TERMINAL-, is one range of the index.
        sale.Property(s => s.SaleNumber).HasMaxLength(Sale.SaleNumberMaxLength).UseCollation("C");
        sale.Property(s => s.StoreId).HasMaxLength(Sale.StoreIdMaxLength);
        sale.Property(s => s.TerminalId).HasMaxLength(Sale.TerminalIdMaxLength);
        sale.Property(s => s.CurrencyCode).HasColumnName("currency").HasMaxLength(3);
        sale.Property(s => s.ExchangeSaleNumber).HasMaxLength(Sale.SaleNumberMaxLength).UseCollation("C");
        sale.Property(s => s.CustomerName).HasMaxLength(Sale.CustomerNameMaxLength);
        sale.Property(s => s.Notes).HasMaxLength(Sale.NotesMaxLength);
        sale.Property(s => s.Cashier).HasMaxLength(Sale.CashierMaxLength);
        sale.Property(s => s.CashierId).HasMaxLength(Sale.CashierIdMaxLength);
        sale.Property(s => s.CreatedAt).HasDefaultValueSql("now()");
        sale.Property(s => s.QueuedAt).HasDefaultValueSql("now()");
        sale.Property(s => s.AttemptCount).HasDefaultValue(0);
        sale.Property(s => s.ReconciledCount).HasDefaultValue(0);
        sale.Property(s => s.DeadLettered).HasDefaultValue(false);
        sale.Property(s => s.TraceParent).HasMaxLength(Sale.TraceParentLength);
        sale.Property(s => s.StockQueuedAt).HasDefaultValueSql("now()");

        // Unique for ever: it names the sale here, in Inventory and in the Ledger.
        sale.HasIndex(s => s.SaleNumber).IsUnique();

        // A store's sales, newest first, are what terminals and back offices list.
        sale.HasIndex(s => new
            {
                s.StoreId,
                s.CreatedAt,
                s.Id,
            })
            .IsDescending(false, true, true);

        // The same for operators, who see every store.
        sale.HasIndex(s => new { s.CreatedAt, s.Id }).IsDescending();

        // A store's days, however long ago: what was sold on one may have been uploaded on another.
        sale.HasIndex(s => new { s.StoreId, s.SoldAt });

        // What is not settled is a handful of rows beside millions; operators list it newest first.
        sale.HasIndex(s => s.CreatedAt).HasDatabaseName("ix_sales_unsettled").HasFilter("status IN ('pending', 'failed')");

        // The scheduler asks only for what is due.
        sale.HasIndex(s => s.NextAttemptAt).HasFilter("status = 'pending' AND next_attempt_at IS NOT NULL");
        sale.HasIndex(s => s.StockNextAttemptAt).HasFilter("stock_status = 'pending'");

        // What the sweeper of the dead-letter queue has to look for: a row or none.
        sale.HasIndex(s => s.Id)
            .HasDatabaseName("ix_sales_settled_dead_letters")
            .HasFilter("dead_lettered AND status = 'synced'");

        // The refunds of a sale; most rows have no original.
        sale.HasIndex(s => s.OriginalSaleId).HasFilter("original_sale_id IS NOT NULL");

        sale.HasOne(s => s.Original)
            .WithMany(s => s.Refunds)
            .HasForeignKey(s => s.OriginalSaleId)
            .OnDelete(DeleteBehavior.Restrict);
        sale.HasMany(s => s.Items).WithOne().HasForeignKey(i => i.SaleId).OnDelete(DeleteBehavior.Restrict);
        sale.HasMany(s => s.Payments).WithOne().HasForeignKey(p => p.SaleId).OnDelete(DeleteBehavior.Restrict);
        sale.HasMany(s => s.Taxes).WithOne().HasForeignKey(t => t.SaleId).OnDelete(DeleteBehavior.Restrict);
    }

    private static void Checks(TableBuilder<Sale> table)
    {
        table.HasCheckConstraint("ck_sales_kind", "kind IN ('sale', 'refund', 'void')");
        table.HasCheckConstraint("ck_sales_original", "(kind = 'sale') = (original_sale_id IS NULL)");
        table.HasCheckConstraint("ck_sales_exchange", "kind = 'refund' OR exchange_sale_number IS NULL");
        table.HasCheckConstraint("ck_sales_status", "status IN ('pending', 'synced', 'failed')");
        table.HasCheckConstraint("ck_sales_stock_status", "stock_status IN ('pending', 'applied', 'discrepancy')");
        table.HasCheckConstraint(
            "ck_sales_payment_method",
            "payment_method IN ('cash', 'card', 'mobile', 'voucher', 'account', 'split')"
        );
        table.HasCheckConstraint("ck_sales_currency", "currency ~ '^[A-Z]{3}$'");
        table.HasCheckConstraint(
            "ck_sales_total",
            "total_amount = subtotal - discount_amount + tax_amount - tax_included_amount + rounding_amount"
        );
        table.HasCheckConstraint("ck_sales_change", "change_amount = tendered_amount - total_amount");
        table.HasCheckConstraint(
            "ck_sales_signs",
            """
            CASE WHEN kind = 'sale'
                 THEN least(subtotal, discount_amount, tax_amount, tax_included_amount, total_amount, tendered_amount, change_amount) >= 0
                 ELSE greatest(subtotal, discount_amount, tax_amount, tax_included_amount, total_amount, tendered_amount) <= 0
                      AND change_amount = 0
            END
            """
        );
        table.HasCheckConstraint("ck_sales_parked", "status <> 'failed' OR parked_cause IS NOT NULL");
        table.HasCheckConstraint("ck_sales_synced", "(status = 'synced') = (ledger_entry_id IS NOT NULL)");
    }
}
