using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddProducts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<string>(
                name: "sale_number",
                schema: "pos",
                table: "sales",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                collation: "C",
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64);

            migrationBuilder.CreateTable(
                name: "catalogue_refreshes",
                schema: "pos",
                columns: table => new
                {
                    source = table.Column<string>(type: "text", nullable: false),
                    completed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_catalogue_refreshes", x => x.source);
                });

            migrationBuilder.CreateTable(
                name: "products",
                schema: "pos",
                columns: table => new
                {
                    product_id = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    sku = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    name = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: false),
                    unit_price = table.Column<decimal>(type: "numeric(19,4)", precision: 19, scale: 4, nullable: false),
                    currency = table.Column<string>(type: "character varying(3)", maxLength: 3, nullable: false),
                    tax_rate = table.Column<decimal>(type: "numeric(9,6)", precision: 9, scale: 6, nullable: false),
                    price_includes_tax = table.Column<bool>(type: "boolean", nullable: false),
                    delisted = table.Column<bool>(type: "boolean", nullable: false, defaultValue: false),
                    changed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_products", x => x.product_id);
                    table.CheckConstraint("ck_products_currency", "currency ~ '^[A-Z]{3}$'");
                    table.CheckConstraint("ck_products_signs", "unit_price >= 0 AND tax_rate >= 0");
                });

            migrationBuilder.CreateTable(
                name: "receipt_prints",
                schema: "pos",
                columns: table => new
                {
                    sale_id = table.Column<Guid>(type: "uuid", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    printed_at = table.Column<DateTime>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()"),
                    printed_by = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_receipt_prints", x => new { x.sale_id, x.number });
                    table.ForeignKey(
                        name: "fk_receipt_prints_sales_sale_id",
                        column: x => x.sale_id,
                        principalSchema: "pos",
                        principalTable: "sales",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_sales_created_at_id",
                schema: "pos",
                table: "sales",
                columns: new[] { "created_at", "id" },
                descending: new bool[0]);

            migrationBuilder.CreateIndex(
                name: "ix_sales_store_id_sold_at",
                schema: "pos",
                table: "sales",
                columns: new[] { "store_id", "sold_at" });

            migrationBuilder.CreateIndex(
                name: "ix_products_changed_at",
                schema: "pos",
                table: "products",
                column: "changed_at",
                unique: true);

            // Every refresh confirms every row: with half a page to spare that touches no index.
            migrationBuilder.Sql("ALTER TABLE pos.products SET (fillfactor = 50);");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "catalogue_refreshes",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "products",
                schema: "pos");

            migrationBuilder.DropTable(
                name: "receipt_prints",
                schema: "pos");

            migrationBuilder.DropIndex(
                name: "ix_sales_created_at_id",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropIndex(
                name: "ix_sales_store_id_sold_at",
                schema: "pos",
                table: "sales");

            migrationBuilder.AlterColumn<string>(
                name: "sale_number",
                schema: "pos",
                table: "sales",
                type: "character varying(64)",
                maxLength: 64,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(64)",
                oldMaxLength: 64,
                oldCollation: "C");
        }
    }
}
