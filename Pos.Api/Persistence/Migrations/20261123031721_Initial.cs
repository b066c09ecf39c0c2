using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "pos");

            migrationBuilder.CreateTable(
                name: "outbox_messages",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    destination = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<byte[]>(type: "bytea", nullable: false),
                    headers = table.Column<string>(type: "text", nullable: false),
                    trace_parent = table.Column<string>(type: "text", nullable: true),
                    held_for = table.Column<TimeSpan>(type: "interval", nullable: true),
                    available_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    attempts = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    parked = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    last_error = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_outbox_messages", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "sales",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    sale_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    original_sale_id = table.Column<Guid>(type: "uuid", nullable: true),
                    store_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    terminal_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    shift_id = table.Column<string>(type: "text", nullable: true),
                    subtotal = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    discount_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax_included_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    rounding_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    total_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    payment_method = table.Column<string>(type: "text", nullable: false),
                    tendered_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    change_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    customer_name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    notes = table.Column<string>(type: "character varying(1000)", maxLength: 1000, nullable: true),
                    cashier = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    cashier_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    flags = table.Column<string[]>(type: "text[]", nullable: false),
                    sold_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    status = table.Column<string>(type: "text", nullable: false),
                    ledger_entry_id = table.Column<string>(type: "text", nullable: true),
                    attempt_count = table.Column<int>(type: "integer", nullable: false, defaultValue: 0),
                    last_sync_error = table.Column<string>(type: "text", nullable: true),
                    next_attempt_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    synced_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    queued_as = table.Column<Guid>(type: "uuid", nullable: false),
                    queued_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    stock_status = table.Column<string>(type: "text", nullable: false),
                    stock_next_attempt_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sales", x => x.id);
                    table.CheckConstraint("ck_sales_change", "change_amount = tendered_amount - total_amount");
                    table.CheckConstraint("ck_sales_currency", "currency ~ '^[A-Z]{3}$'");
                    table.CheckConstraint("ck_sales_kind", "kind IN ('sale', 'refund', 'void')");
                    table.CheckConstraint("ck_sales_original", "(kind = 'sale') = (original_sale_id IS NULL)");
                    table.CheckConstraint("ck_sales_payment_method", "payment_method IN ('cash', 'card', 'mobile', 'voucher', 'account', 'split')");
                    table.CheckConstraint("ck_sales_signs", "CASE WHEN kind = 'sale'\n     THEN least(subtotal, discount_amount, tax_amount, tax_included_amount, total_amount, tendered_amount, change_amount) >= 0\n     ELSE greatest(subtotal, discount_amount, tax_amount, tax_included_amount, total_amount, tendered_amount) <= 0\n          AND change_amount = 0\nEND");
                    table.CheckConstraint("ck_sales_status", "status IN ('pending', 'synced', 'failed')");
                    table.CheckConstraint("ck_sales_stock_status", "stock_status IN ('pending', 'applied', 'discrepancy')");
                    table.CheckConstraint("ck_sales_synced", "(status = 'synced') = (ledger_entry_id IS NOT NULL)");
                    table.CheckConstraint("ck_sales_total", "total_amount = subtotal - discount_amount + tax_amount - tax_included_amount + rounding_amount");
                    table.ForeignKey(
                        name: "fk_sales_sales_original_sale_id",
                        column: x => x.original_sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sync_attempts",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    sale_number = table.Column<string>(type: "text", nullable: false),
                    message_id = table.Column<Guid>(type: "uuid", nullable: false),
                    @event = table.Column<string>(name: "event", type: "text", nullable: false),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    outcome = table.Column<string>(type: "text", nullable: true),
                    http_status = table.Column<int>(type: "integer", nullable: true),
                    ledger_entry_id = table.Column<string>(type: "text", nullable: true),
                    detail = table.Column<string>(type: "text", nullable: true),
                    duration_ms = table.Column<int>(type: "integer", nullable: true),
                    trace_id = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_attempts", x => x.id);
                    table.CheckConstraint("ck_sync_attempts_event", "event IN ('started', 'ended')");
                });

            migrationBuilder.CreateTable(
                name: "idempotency_keys",
                schema: "pos",
                columns: table => new
                {
                    scope = table.Column<string>(type: "character varying(160)", maxLength: 160, nullable: false),
                    key = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    request_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    created_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_idempotency_keys", x => new { x.scope, x.key });
                    table.ForeignKey(
                        name: "fk_idempotency_keys_sales_sale_id",
                        column: x => x.sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sale_items",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    line_number = table.Column<int>(type: "integer", nullable: false),
                    original_item_id = table.Column<long>(type: "bigint", nullable: true),
                    product_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sku = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(12,3)", precision: 12, scale: 3, nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    line_amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    discount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    price_includes_tax = table.Column<bool>(type: "boolean", nullable: false),
                    line_total = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    refunded_quantity = table.Column<decimal>(type: "numeric(12,3)", precision: 12, scale: 3, nullable: false, defaultValue: 0m)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale_items", x => x.id);
                    table.CheckConstraint("ck_sale_items_original", "(quantity > 0) = (original_item_id IS NULL)");
                    table.CheckConstraint("ck_sale_items_refunded", "refunded_quantity BETWEEN 0 AND greatest(quantity, 0)");
                    table.CheckConstraint("ck_sale_items_signs", "quantity <> 0 AND unit_price >= 0 AND tax_rate >= 0\nAND CASE WHEN quantity > 0\n         THEN least(line_amount, discount, tax, line_total) >= 0\n         ELSE greatest(line_amount, discount, tax, line_total) <= 0\n    END");
                    table.CheckConstraint("ck_sale_items_total", "line_total = line_amount - discount + CASE WHEN price_includes_tax THEN 0 ELSE tax END");
                    table.ForeignKey(
                        name: "fk_sale_items_sale_items_original_item_id",
                        column: x => x.original_item_id,
                        principalSchema: "pos",
                        principalTable: "sale_items",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "fk_sale_items_sales_sale_id",
                        column: x => x.sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sale_payments",
                schema: "pos",
                columns: table => new
                {
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    method = table.Column<string>(type: "text", nullable: false),
                    amount = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale_payments", x => new { x.sale_id, x.position });
                    table.CheckConstraint("ck_sale_payments_method", "method IN ('cash', 'card', 'mobile', 'voucher', 'account')");
                    table.ForeignKey(
                        name: "fk_sale_payments_sales_sale_id",
                        column: x => x.sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sale_taxes",
                schema: "pos",
                columns: table => new
                {
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    rate = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    included = table.Column<bool>(type: "boolean", nullable: false),
                    net = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    tax = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sale_taxes", x => new { x.sale_id, x.rate, x.included });
                    table.ForeignKey(
                        name: "fk_sale_taxes_sales_sale_id",
                        column: x => x.sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_idempotency_keys_sale_id",
                schema: "pos",
                table: "idempotency_keys",
                column: "sale_id");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_available_at_id",
                schema: "pos",
                table: "outbox_messages",
                columns: new[] { "available_at", "id" },
                filter: "NOT parked");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_message_id",
                schema: "pos",
                table: "outbox_messages",
                column: "message_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_subject",
                schema: "pos",
                table: "outbox_messages",
                column: "subject");

            migrationBuilder.CreateIndex(
                name: "ix_sale_items_original_item_id",
                schema: "pos",
                table: "sale_items",
                column: "original_item_id",
                filter: "original_item_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sale_items_sale_id_line_number",
                schema: "pos",
                table: "sale_items",
                columns: new[] { "sale_id", "line_number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sales_next_attempt_at",
                schema: "pos",
                table: "sales",
                column: "next_attempt_at",
                filter: "status = 'pending' AND next_attempt_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sales_original_sale_id",
                schema: "pos",
                table: "sales",
                column: "original_sale_id",
                filter: "original_sale_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sales_sale_number",
                schema: "pos",
                table: "sales",
                column: "sale_number",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_sales_stock_next_attempt_at",
                schema: "pos",
                table: "sales",
                column: "stock_next_attempt_at",
                filter: "stock_status = 'pending'");

            migrationBuilder.CreateIndex(
                name: "ix_sales_store_id_created_at_id",
                schema: "pos",
                table: "sales",
                columns: new[] { "store_id", "created_at", "id" },
                descending: new[] { false, true, true });

            migrationBuilder.CreateIndex(
                name: "ix_sales_unsettled",
                schema: "pos",
                table: "sales",
                column: "created_at",
                filter: "status IN ('pending', 'failed')");

            migrationBuilder.CreateIndex(
                name: "ix_sync_attempts_sale_number_id",
                schema: "pos",
                table: "sync_attempts",
                columns: new[] { "sale_number", "id" });

            // What EF has no words for: triggers, and how the tables are stored.
            migrationBuilder.Sql(EmbeddedSql.Initial);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "idempotency_keys",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "outbox_messages",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "sale_items",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "sale_payments",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "sale_taxes",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "sync_attempts",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "sales",
                schema: "pos");

            migrationBuilder.Sql("DROP FUNCTION pos.check_sale_sums(), pos.check_sale_is_new(), pos.hold_outbox_message();");
        }
    }
}
