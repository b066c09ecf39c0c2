using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Npgsql;

namespace Pos.Simulators.Hosting;

/// <summary>A bad request is the caller's 400, a database that is away our 503; both are one line in the log at most.</summary>
internal sealed partial class FailureHandler(ILogger<FailureHandler> logger) : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var problem = exception switch
        {
            BadHttpRequestException bad => Problems.Of(
                bad.StatusCode,
                "malformed-request",
                JsonComplaint.Of(bad.InnerException ?? bad)
            ),
            // Class 22 of the SQL standard: text with a NUL in it, a number beyond all types.
            PostgresException data when data.SqlState.StartsWith("22", StringComparison.Ordinal) => Problems.Malformed(
                data.MessageText
            ),
            NpgsqlException away => Unavailable(away),
            _ => null,
        };

        if (problem is null)
        {
            return false;
        }

        await problem.ExecuteAsync(httpContext);
        return true;
    }

    private ProblemHttpResult Unavailable(NpgsqlException exception)
    {
        Log.DatabaseFailed(logger, exception.Message);
        return Problems.Of(StatusCodes.Status503ServiceUnavailable, "database-unavailable", "The books could not be reached.");
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "The database failed: {Reason}")]
        public static partial void DatabaseFailed(ILogger logger, string reason);
    }
}
