using Microsoft.Extensions.Logging.Console;

namespace Pos.Hosting;

internal static class LoggingRegistration
{
    /// <summary>Offers <see cref="LogLines"/> to whoever chooses it; the choice is a setting.</summary>
    public static void AddLogLines(this WebApplicationBuilder builder) =>
        builder.Logging.AddConsoleFormatter<LogLines, ConsoleFormatterOptions>();
}
