using System.Diagnostics;
using System.Text.RegularExpressions;
using Npgsql;

namespace Pos.Hosting;

/// <summary>What is recorded of statements: those that belong to a request, a message or a piece of work, named after what they do.</summary>
internal static partial class DatabaseSpans
{
    /// <remarks>What a poller asks in vain belongs to nothing, and would drown the rest.</remarks>
    public static NpgsqlDataSourceBuilder TraceWhatBelongsToWork(this NpgsqlDataSourceBuilder database) =>
        database.ConfigureTracing(tracing =>
            tracing
                .ConfigureCommandFilter(_ => Activity.Current is not null)
                .ConfigureBatchFilter(_ => Activity.Current is not null)
                .ConfigureCopyOperationFilter(_ => Activity.Current is not null)
                .ConfigureCommandEnrichmentCallback((span, command) => Describe(span, command.CommandText))
                .ConfigureBatchEnrichmentCallback((span, batch) => Describe(span, batch.BatchCommands[0].CommandText))
                .ConfigureCommandSpanNameProvider(command => SummaryOf(command.CommandText))
                .ConfigureBatchSpanNameProvider(batch => SummaryOf(batch.BatchCommands[0].CommandText))
                .EnablePhysicalOpenTracing(false)
                .EnableFirstResponseEvent(false)
        );

    /// <summary>
    /// The first verb that changes something, or else SELECT, and the first of our tables after it: few different ones, however
    /// many statements there are.
    /// </summary>
    internal static string SummaryOf(string sql)
    {
        var verb = Change().Match(sql) is { Success: true } change ? change : Look().Match(sql);
        var table = Table().Match(sql, verb.Index).Value;
        return (verb.Success, table) switch
        {
            (false, _) => "postgresql",
            (_, "") => verb.Value.ToUpperInvariant(),
            _ => $"{verb.Value.ToUpperInvariant()} {table}",
        };
    }

    private static void Describe(Activity span, string sql) => span.SetTag("db.query.summary", SummaryOf(sql));

    // FOR UPDATE changes nothing.
    [GeneratedRegex(@"(?<!\bFOR )\b(INSERT|UPDATE|DELETE)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Change();

    [GeneratedRegex(@"\bSELECT\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Look();

    [GeneratedRegex(@"\bpos\.[a-z_]+", RegexOptions.CultureInvariant)]
    private static partial Regex Table();
}
