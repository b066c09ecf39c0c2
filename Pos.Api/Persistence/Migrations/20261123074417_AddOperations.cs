using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddOperations : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "sale_number",
                schema: "pos",
                table: "sync_attempts",
                type: "text",
                nullable: true,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AddColumn<string>(
                name: "operation",
                schema: "pos",
                table: "sync_attempts",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "catalogue_age_seconds",
                schema: "pos",
                table: "sales",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "dead_lettered",
                schema: "pos",
                table: "sales",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<DateTime>(
                name: "first_failed_at",
                schema: "pos",
                table: "sales",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "last_failed_at",
                schema: "pos",
                table: "sales",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "parked_cause",
                schema: "pos",
                table: "sales",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "reconciled_count",
                schema: "pos",
                table: "sales",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "stock_queued_at",
                schema: "pos",
                table: "sales",
                type: "timestamp with time zone",
                nullable: false,
                defaultValueSql: "now()");

            migrationBuilder.CreateTable(
                name: "audit_log",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    actor = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    action = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    sale_number = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true, collation: "C"),
                    reason = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true),
                    details = table.Column<string>(type: "jsonb", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_audit_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "ledger_comparisons",
                schema: "pos",
                columns: table => new
                {
                    store_id = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    compared_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    our_count = table.Column<int>(type: "integer", nullable: false),
                    their_count = table.Column<int>(type: "integer", nullable: false),
                    totals = table.Column<string>(type: "jsonb", nullable: false),
                    difference_count = table.Column<int>(type: "integer", nullable: false),
                    differences = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_ledger_comparisons", x => new { x.day, x.store_id });
                });

            migrationBuilder.CreateTable(
                name: "stock_discrepancies",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    product_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    kind = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    quantity = table.Column<decimal>(type: "numeric(19,3)", precision: 19, scale: 3, nullable: false),
                    short_by = table.Column<decimal>(type: "numeric(19,3)", precision: 19, scale: 3, nullable: true),
                    found_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    resolved_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: true),
                    resolved_by = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    resolution = table.Column<string>(type: "character varying(500)", maxLength: 500, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stock_discrepancies", x => x.id);
                    table.CheckConstraint("ck_stock_discrepancies_kind", "kind IN ('shortage', 'unknown-product')");
                    table.CheckConstraint("ck_stock_discrepancies_resolved", "num_nonnulls(resolved_at, resolved_by, resolution) IN (0, 3)");
                    table.ForeignKey(
                        name: "fk_stock_discrepancies_sales_sale_id",
                        column: x => x.sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sync_consumers",
                schema: "pos",
                columns: table => new
                {
                    instance = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    since = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    handled_up_to = table.Column<DateTime>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sync_consumers", x => x.instance);
                    table.CheckConstraint("ck_sync_consumers_state", "state IN ('consuming', 'stopped')");
                });

            migrationBuilder.CreateTable(
                name: "webhook_deliveries",
                schema: "pos",
                columns: table => new
                {
                    id = table.Column<string>(type: "character varying(255)", maxLength: 255, nullable: false),
                    received_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_webhook_deliveries", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sync_attempts_unreadable",
                schema: "pos",
                table: "sync_attempts",
                column: "at",
                filter: "sale_number IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_sales_settled_dead_letters",
                schema: "pos",
                table: "sales",
                column: "id",
                filter: "dead_lettered AND status = 'synced'");

            // Until now there was one cause, and each parked sale had its message in the dead-letter queue.
            migrationBuilder.Sql(
                "UPDATE pos.sales SET parked_cause = 'rejected', dead_lettered = true WHERE status = 'failed'");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sales_parked",
                schema: "pos",
                table: "sales",
                sql: "status <> 'failed' OR parked_cause IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_outbox_messages_parked",
                schema: "pos",
                table: "outbox_messages",
                column: "message_id",
                filter: "parked");

            migrationBuilder.CreateIndex(
                name: "ix_audit_log_sale_number_id",
                schema: "pos",
                table: "audit_log",
                columns: new[] { "sale_number", "id" },
                filter: "sale_number IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stock_discrepancies_open",
                schema: "pos",
                table: "stock_discrepancies",
                column: "id",
                filter: "resolved_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_stock_discrepancies_sale_id_product_id",
                schema: "pos",
                table: "stock_discrepancies",
                columns: new[] { "sale_id", "product_id" },
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "audit_log",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "ledger_comparisons",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "stock_discrepancies",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "sync_consumers",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "webhook_deliveries",
                schema: "pos");

            migrationBuilder.DropIndex(
                name: "ix_sync_attempts_unreadable",
                schema: "pos",
                table: "sync_attempts");

            migrationBuilder.DropIndex(
                name: "ix_sales_settled_dead_letters",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropCheckConstraint(
                name: "ck_sales_parked",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropIndex(
                name: "ix_outbox_messages_parked",
                schema: "pos",
                table: "outbox_messages");

            migrationBuilder.DropColumn(
                name: "operation",
                schema: "pos",
                table: "sync_attempts");

            migrationBuilder.DropColumn(
                name: "catalogue_age_seconds",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "dead_lettered",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "first_failed_at",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "last_failed_at",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "parked_cause",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "reconciled_count",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "stock_queued_at",
                schema: "pos",
                table: "sales");

            migrationBuilder.AlterColumn<string>(
                name: "sale_number",
                schema: "pos",
                table: "sync_attempts",
                type: "text",
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "text",
                oldNullable: true);
        }
    }
}
