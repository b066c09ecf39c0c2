using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Npgsql;
using Pos.Hosting;

namespace Pos.Api.Persistence.Pruning;

/// <summary><c>Pos.Api prune</c>: removes what has been kept for long enough. Run it daily, as the owner of the schema.</summary>
/// <remarks>The services may delete nothing of it: what attempts were made, and what operators did, is not theirs to remove.</remarks>
internal static class PruneCommand
{
    private const string Turn = "pos.prune";

    /// <returns>The exit code: 0 when all was done, or another is doing it; 1 when it could not; 2 for settings that are wrong.</returns>
    public static async Task<int> RunAsync(
        IConfiguration configuration,
        bool dryRun,
        TextWriter output,
        TextWriter error,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var options = Read(configuration);
            await using var database = NpgsqlDataSource.Create(
                DatabaseUrl.ToConnectionString(configuration["DATABASE_URL"] ?? "")
            );
            await using var turn = await AdvisoryTurn.TryTakeAsync(database, Turn, cancellationToken);
            if (turn is null)
            {
                await output.WriteLineAsync("another prune is at work; this one leaves it to that");
                return 0;
            }

            await PruneAsync(turn.Connection, options, dryRun, output, cancellationToken);
            return 0;
        }
        catch (Exception exception)
            when (exception
                    is FormatException
                        or ValidationException
                        or InvalidOperationException { InnerException: FormatException }
            )
        {
            await error.WriteLineAsync(exception.Message);
            return 2;
        }
        catch (NpgsqlException exception)
        {
            await error.WriteLineAsync($"Not pruned to the end: {exception.Message}");
            return 1;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await error.WriteLineAsync("Ended before its end; the next one goes on.");
            return 1;
        }
    }

    private static RetentionOptions Read(IConfiguration configuration)
    {
        var options = configuration.GetSection(RetentionOptions.SectionName).Get<RetentionOptions>() ?? new();
        Validator.ValidateObject(options, new ValidationContext(options), validateAllProperties: true);
        return options;
    }

    private static async Task PruneAsync(
        NpgsqlConnection connection,
        RetentionOptions options,
        bool dryRun,
        TextWriter output,
        CancellationToken cancellationToken
    )
    {
        var pruner = new Pruner(connection, options, TimeProvider.System);
        foreach (var table in PrunedTable.All(options))
        {
            var progress = new Lines(seen =>
                output.WriteLine(Invariant($"{table.Name}: {seen.Gone} of {seen.Seen} rows looked at"))
            );
            var gone = await pruner.PruneAsync(table, dryRun, progress, cancellationToken);
            await output.WriteLineAsync(
                Invariant(
                    $"{table.Name}: {gone} rows older than {table.Keep.TotalDays:0.#} days {(dryRun ? "would go" : "removed")}"
                )
            );
        }
    }

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>In the order in which they come, unlike <see cref="Progress{T}"/>.</summary>
    private sealed class Lines(Action<(long Gone, long Seen)> write) : IProgress<(long Gone, long Seen)>
    {
        public void Report((long Gone, long Seen) value) => write(value);
    }
}
