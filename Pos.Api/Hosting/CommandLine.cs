using Pos.Api.Persistence;

namespace Pos.Api.Hosting;

/// <summary>What <c>Pos.Api</c> does besides serving.</summary>
internal static class CommandLine
{
    private const string Help = """
        Pos.Api            serve the REST API, the outbox relay and the scheduler
        Pos.Api migrate    bring the schema pos up to date, grant each service what it may do, and end
        Pos.Api --help     this text

        Settings are environment variables; the README lists them. Serving needs DATABASE_URL, RABBITMQ_URL,
        AUTH_SERVICE_URL, INVENTORY_SERVICE_URL, ServiceAccount__ClientId and ServiceAccount__ClientSecret;
        migrate needs DATABASE_URL alone, of a user who may create the schema.
        """;

    /// <returns>An exit code if the arguments ask for a command; null if they ask to serve.</returns>
    public static async Task<int?> RunAsync(string[] args)
    {
        switch (args)
        {
            case ["migrate"]:
                var configuration = new ConfigurationBuilder().AddEnvironmentVariables().Build();
                return await MigrateCommand.RunAsync(configuration, Console.Out, Console.Error);

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
}
