using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.Problems;
using Pos.Api.Ledger;
using Pos.Api.Persistence;
using ProblemDetails = Microsoft.AspNetCore.Mvc.ProblemDetails;

namespace Pos.Api.Operations.Verify;

/// <summary>
/// Answers a verification as it goes, a JSON object a line: <c>progress</c>, and at the end one <c>report</c>, or the
/// <c>problem</c> for which there is none. What has no last line was broken off.
/// </summary>
internal sealed class VerifyStream(Verification verification, AdvisoryTurn turn) : IResult
{
    public const string ContentType = "application/x-ndjson";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var json = httpContext.RequestServices.GetRequiredService<IOptions<JsonOptions>>().Value.SerializerOptions;
        await using (turn)
        {
            try
            {
                var report = await verification.RunAsync(
                    progress => WriteAsync(httpContext, new Line { Progress = progress }, json),
                    httpContext.RequestAborted
                );
                await WriteAsync(httpContext, new Line { Report = report }, json);
            }
            catch (Exception exception) when (ProblemOf(exception) is { } problem)
            {
                if (httpContext.Response.HasStarted)
                {
                    await WriteAsync(httpContext, new Line { Problem = problem }, json);
                }
                else
                {
                    await TypedResults.Problem(problem).ExecuteAsync(httpContext);
                }
            }
        }
    }

    private static ProblemDetails? ProblemOf(Exception exception) =>
        exception is LedgerUnavailableException ? LedgerProblems.CannotBeCompared()
        : exception.IsDatabaseUnavailable() ? Problem.Details(ProblemCatalogue.DatabaseUnavailable)
        : null;

    private static async Task WriteAsync(HttpContext http, Line line, JsonSerializerOptions json)
    {
        if (!http.Response.HasStarted)
        {
            http.Response.ContentType = ContentType;
        }

        await JsonSerializer.SerializeAsync(http.Response.Body, line, json, http.RequestAborted);
        await http.Response.Body.WriteAsync("\n"u8.ToArray(), http.RequestAborted);
        await http.Response.Body.FlushAsync(http.RequestAborted);
    }

    private sealed record Line
    {
        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public VerifyProgress? Progress { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public VerifyReport? Report { get; init; }

        [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
        public ProblemDetails? Problem { get; init; }
    }
}
