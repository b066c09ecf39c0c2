using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Json;
using Pos.Api.Persistence;

namespace Pos.Api.Hosting.Problems;

/// <summary>The one place where an exception becomes an answer. None shows a stack trace, SQL, a host name or a part of the request.</summary>
internal sealed partial class UnhandledExceptions(IProblemDetailsService problems, ILogger<UnhandledExceptions> logger)
    : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext context, Exception exception, CancellationToken cancellationToken)
    {
        if (exception is OperationCanceledException && context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered; 499 is what proxies write for it.
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
            return true;
        }

        var problem = ToProblem(exception);
        if (problem.Status >= 500)
        {
            Log.Failed(logger, exception, problem.Type!);
        }

        context.Response.StatusCode = problem.Status!.Value;
        return await problems.TryWriteAsync(new() { HttpContext = context, ProblemDetails = problem });
    }

    private static ProblemDetails ToProblem(Exception exception) =>
        exception switch
        {
            UnreadableJsonException unreadable => GeneralProblems.MalformedRequest(unreadable.Message, unreadable.Pointer),
            BadHttpRequestException { InnerException: JsonException } => GeneralProblems.MalformedRequest(
                "The body is not of the form that this route reads."
            ),
            BadHttpRequestException bad => Problem.Details(ProblemCatalogue.OfStatus(bad.StatusCode)),
            _ when exception.IsDatabaseUnavailable() => Problem.Details(ProblemCatalogue.DatabaseUnavailable),
            _ => Problem.Details(ProblemCatalogue.InternalError),
        };

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Error, "A request failed: {Problem}")]
        public static partial void Failed(ILogger logger, Exception exception, string problem);
    }
}
