using Pos.Benchmarks.Stand;
using Pos.SystemTests.Harness;

namespace Pos.Benchmarks.Selling;

/// <summary>Where the processor's time went in one measurement: milliseconds a sale.</summary>
internal sealed record SaleCost(double Server, double Postgres, double LoadAndStubs)
{
    /// <summary>Measures a load against one server.</summary>
    /// <returns>Sales a second, and what each cost.</returns>
    public static async Task<(double Rate, SaleCost Cost)> MeasureAsync(
        TestDatabase database,
        PosProcess server,
        TimeSpan time,
        Func<Task<double>> sell
    )
    {
        var before = await ReadAsync(database, server);
        var rate = await sell();
        var after = await ReadAsync(database, server);
        var sales = rate * time.TotalSeconds;
        return (
            rate,
            new SaleCost(
                Milliseconds(after.Server - before.Server, sales),
                Milliseconds(after.Postgres - before.Postgres, sales),
                Milliseconds(after.LoadAndStubs - before.LoadAndStubs, sales)
            )
        );
    }

    /// <summary>Of the last measurement of each side; the first ones are still warming up.</summary>
    public static Dictionary<string, object> Figures(SaleCost a, SaleCost b) =>
        new()
        {
            ["cpu_ms_per_sale_server_a"] = a.Server,
            ["cpu_ms_per_sale_server_b"] = b.Server,
            ["cpu_ms_per_sale_postgres_a"] = a.Postgres,
            ["cpu_ms_per_sale_postgres_b"] = b.Postgres,
            ["cpu_ms_per_sale_load_and_stubs_a"] = a.LoadAndStubs,
            ["cpu_ms_per_sale_load_and_stubs_b"] = b.LoadAndStubs,
        };

    private static async Task<SaleCost> ReadAsync(TestDatabase database, PosProcess server) =>
        new(Cpu.Of(server.Id), await Cpu.OfPostgresAsync(database), Cpu.Of(Environment.ProcessId));

    private static double Milliseconds(double seconds, double sales) => Math.Round(seconds * 1000 / sales, 3);
}
