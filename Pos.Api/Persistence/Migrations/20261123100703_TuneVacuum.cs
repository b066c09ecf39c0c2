using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Pos.Api.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class TuneVacuum : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // A sale leaves two dead versions of its row when it is settled, and entries in the small indexes of what is pending,
            // which are read with every look for due work. By default they would be cleaned after a fifth of the table: a million
            // sales of five. A page that nothing was done to is not read again, so cleaning often costs little.
            migrationBuilder.Sql(
                """
                ALTER TABLE pos.sales SET (
                    autovacuum_vacuum_scale_factor = 0.01,
                    autovacuum_vacuum_threshold = 5000,
                    autovacuum_analyze_scale_factor = 0.02
                );
                """);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql(
                """
                ALTER TABLE pos.sales RESET (
                    autovacuum_vacuum_scale_factor,
                    autovacuum_vacuum_threshold,
                    autovacuum_analyze_scale_factor
                );
                """);
        }
    }
}
