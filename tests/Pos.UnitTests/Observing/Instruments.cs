using System.Diagnostics.Metrics;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Pos.UnitTests.Architecture;
using Pos.UnitTests.OpenApi;

namespace Pos.UnitTests.Observing;

/// <summary>A metric of ours, as the code makes it.</summary>
internal sealed record Instrument(string Name, string Kind, string Unit)
{
    /// <summary>What Prometheus calls it, but for what is added to each of a histogram's series.</summary>
    public string PrometheusName =>
        Name.Replace('.', '_') + (Unit == "s" ? "_seconds" : "") + (Kind == "counter" ? "_total" : "");
}

/// <summary>All metrics of ours: those of every class that is given a factory of meters.</summary>
internal static class Instruments
{
    public static IReadOnlyList<Instrument> Of(WholeApi api)
    {
        foreach (var type in MakersOf(Code.Api))
        {
            api.Services.GetRequiredService(type);
        }

        foreach (var type in MakersOf(Code.LedgerSync))
        {
            Make(type);
        }

        // One that begins to listen is told of all that there are.
        var found = new Dictionary<string, Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("Pos.", StringComparison.Ordinal))
            {
                found[instrument.Name] = new(instrument.Name, KindOf(instrument), instrument.Unit ?? "");
            }
        };
        listener.Start();
        return [.. found.Values.OrderBy(instrument => instrument.Name, StringComparer.Ordinal)];
    }

    private static string KindOf(System.Diagnostics.Metrics.Instrument instrument)
    {
        var name = instrument.GetType().Name;
        return name.StartsWith("Histogram", StringComparison.Ordinal) ? "histogram"
            : name.Contains("Counter", StringComparison.Ordinal) ? "counter"
            : "gauge";
    }

    private static IEnumerable<Type> MakersOf(Assembly assembly) =>
        assembly
            .Written()
            .Where(type =>
                type.GetConstructors()
                    .Any(made => made.GetParameters().Any(given => given.ParameterType == typeof(IMeterFactory)))
            );

    private static void Make(Type type)
    {
        var services = new ServiceCollection().AddMetrics().AddSingleton(type);
        foreach (
            var given in type.GetConstructors()[0].GetParameters().Where(given => given.ParameterType != typeof(IMeterFactory))
        )
        {
            services.AddSingleton(given.ParameterType);
        }

        // Not disposed of: its meter would be gone before anybody has listened.
        services.BuildServiceProvider().GetRequiredService(type);
    }
}
