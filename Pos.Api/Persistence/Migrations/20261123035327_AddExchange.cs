using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddExchange : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "exchange_sale_number",
                schema: "pos",
                table: "sales",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true,
                collation: "C");

            migrationBuilder.AddCheckConstraint(
                name: "ck_sales_exchange",
                schema: "pos",
                table: "sales",
                sql: "kind = 'refund' OR exchange_sale_number IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "ck_sales_exchange",
                schema: "pos",
                table: "sales");

            migrationBuilder.DropColumn(
                name: "exchange_sale_number",
                schema: "pos",
                table: "sales");
        }
    }
}
