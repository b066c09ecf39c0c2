using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddTraceParent : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "trace_parent",
                schema: "pos",
                table: "sales",
                type: "character varying(55)",
                maxLength: 55,
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "trace_parent",
                schema: "pos",
                table: "sales");
        }
    }
}
