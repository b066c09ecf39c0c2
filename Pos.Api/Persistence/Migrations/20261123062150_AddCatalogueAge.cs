using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class AddCatalogueAge : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "catalogue_age_seconds",
                schema: "pos",
                table: "sales",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "catalogue_age_seconds",
                schema: "pos",
                table: "sales");
        }
    }
}
