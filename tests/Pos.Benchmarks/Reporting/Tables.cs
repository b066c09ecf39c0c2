using System.Globalization;
using System.Text;

namespace Pos.Benchmarks.Reporting;

/// <summary>Reports for people: on the terminal, and as Markdown for the README.</summary>
internal static class Tables
{
    /// <summary>Of one core; what a machine does for itself is less.</summary>
    private const double Busy = 0.2;

    public static string Plain(IReadOnlyList<Report> reports)
    {
        var text = new StringBuilder();
        text.AppendLine(
            CultureInfo.InvariantCulture,
            $"{"name", -12} {"a", 14} {"b", 14} {"unit", -12} {"ratio", 8}  {"reach", -8}"
        );
        foreach (var report in reports)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"{report.Name, -12} {Number(report.MedianA), 14} {Number(report.MedianB), 14} {report.Unit, -12} {Ratio(report), 8}  {report.Reach, -8} {Verdict(report)}"
            );
        }

        return text.ToString();
    }

    public static string Markdown(IReadOnlyList<Report> reports)
    {
        var text = new StringBuilder();
        text.AppendLine("| name | compares | a | b | unit | ratio | reach | |");
        text.AppendLine("|---|---|--:|--:|---|--:|---|---|");
        foreach (var report in reports)
        {
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"| `{report.Name}` | {report.Compares} | {Number(report.MedianA)} | {Number(report.MedianB)} | {report.Unit} | {Ratio(report)} | {report.Reach} | {Verdict(report)} |"
            );
        }

        if (reports.Count > 0)
        {
            var (last, machine) = (reports[^1], reports[^1].Machine);
            text.AppendLine();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"Measured {last.MeasuredAt:yyyy-MM-dd} at {last.Commit} on {machine.Processor}, {machine.Cores} cores, {machine.MemoryGb} GB, {machine.Os}, {machine.Runtime}, PostgreSQL {Known(machine => machine.Postgres)}, RabbitMQ {Known(machine => machine.Rabbitmq)}; all processes, servers and the load generator share these cores."
            );
        }

        var inUse = reports.Select(report => report.Machine.CoresInUse).DefaultIfEmpty().Max();
        if (inUse > Busy)
        {
            text.AppendLine();
            text.AppendLine(
                CultureInfo.InvariantCulture,
                $"The machine was busy with other things besides ({inUse:0.0} cores before anything was begun): ratios can be read, absolute figures hardly."
            );
        }

        return text.ToString();

        // A long pass keeps a server of its own, and some need no broker.
        string? Known(Func<Machine, string?> read) =>
            reports.Select(report => read(report.Machine)).LastOrDefault(value => value is not null);
    }

    private static string Verdict(Report report) =>
        report.Void is not null ? "void"
        : report.Met ? "met"
        : "below";

    private static string Ratio(Report report) => report.Ratio.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(double value) =>
        value.ToString(
            Math.Abs(value) switch
            {
                >= 100 => "#,0",
                >= 10 => "0.0",
                _ => "0.00",
            },
            CultureInfo.InvariantCulture
        );
}
