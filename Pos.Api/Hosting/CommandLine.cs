using System.Runtime.InteropServices;
using Pos.Api.Persistence;
using Pos.Api.Persistence.Pruning;

namespace Pos.Api.Hosting;

/// <summary>What <c>Pos.Api</c> does besides serving.</summary>
internal static class CommandLine
{
    private const string Help = """
        Pos.Api            serve the REST API, the outbox relay and the scheduler
        Pos.Api migrate    bring the schema pos up to date, grant each service what it may do, and end
        Pos.Api prune      remove attempts, audit entries and webhook ids that have been kept for long enough, and end;
                           with --dry-run only say how many. Never a sale, nor what tells of one that is not settled
        Pos.Api --help     this text

        Settings are environment variables; the README lists them. Serving needs DATABASE_URL, RABBITMQ_URL,
        AUTH_SERVICE_URL, INVENTORY_SERVICE_URL, ServiceAccount__ClientId and ServiceAccount__ClientSecret;
        migrate needs DATABASE_URL alone, of a user who may create the schema; prune of the same user, and takes
        Retention__SyncAttempts (90 days), Retention__AuditLog (730), Retention__WebhookDeliveries (7) as d.hh:mm:ss.
        """;

    /// <returns>An exit code if the arguments ask for a command; null if they ask to serve.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["migrate"]:
                return await MigrateCommand.RunAsync(Settings(), Console.Out, Console.Error);

            case ["prune"]
            or ["prune", "--dry-run"]:
                using (var interrupt = new Interrupt())
                {
                    return await PruneCommand.RunAsync(
                        Settings(),
                        dryRun: args.Length > 1,
                        Console.Out,
                        Console.Error,
                        interrupt.Token
                    );
                }

            case ["--help" or "-h" or "help", ..]:
                await Console.Out.WriteLineAsync(Help);
                return 0;

            case [var command, ..] when !command.StartsWith('-'):
                await Console.Error.WriteLineAsync($"Pos.Api knows no command '{command}'.\n\n{Help}");
                return 2;

            default:
                return null;
        }
    }

    private static IConfigurationRoot Settings() => new ConfigurationBuilder().AddEnvironmentVariables().Build();

    /// <summary>Ctrl-C, or the end of a container: the work ends at its next safe place.</summary>
    private sealed class Interrupt : IDisposable
    {
        private readonly CancellationTokenSource _source = new();
        private readonly List<PosixSignalRegistration> _signals;

        public Interrupt() =>
            _signals = [
                .. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM }.Select(signal =>
                    PosixSignalRegistration.Create(signal, Cancel)
                ),
            ];

        public CancellationToken Token => _source.Token;

        public void Dispose()
        {
            _signals.ForEach(signal => signal.Dispose());
            _source.Dispose();
        }

        private void Cancel(PosixSignalContext signal)
        {
            signal.Cancel = true;
            _source.Cancel();
        }
    }
}
