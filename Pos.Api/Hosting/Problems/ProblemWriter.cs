using System.Globalization;
using System.Net.Mime;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Pos.Api.Hosting.Problems;

/// <summary>Writes every problem, whoever made it, as the contract has it: complete, with its trace id and when to try again.</summary>
/// <remarks>
/// Whatever the Accept header says: an error that nobody can read helps less than one in a form that was not asked for.
/// </remarks>
internal sealed class ProblemWriter(IOptions<JsonOptions> json) : IProblemDetailsWriter
{
    private readonly JsonSerializerOptions _json = json.Value.SerializerOptions;

    public bool CanWrite(ProblemDetailsContext context) => true;

    public ValueTask WriteAsync(ProblemDetailsContext context)
    {
        var (http, problem) = (context.HttpContext, context.ProblemDetails);

        var type = ProblemCatalogue.OfType(problem.Type);
        if (type is null)
        {
            // The framework's own: what it says may name types and methods of ours.
            type = ProblemCatalogue.OfStatus(problem.Status ?? http.Response.StatusCode);
            problem = Problem.Details(type);
        }

        problem.Extensions.TryAdd(Problem.TraceId, http.TraceIdentifier);

        http.Response.StatusCode = type.Status;
        http.Response.Headers.CacheControl = "no-store";
        // Who limits the caller knows better when the next call may go well.
        if (type.RetryAfter is { } seconds && http.Response.Headers.RetryAfter.Count == 0)
        {
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        }

        return new ValueTask(
            http.Response.WriteAsJsonAsync(problem, _json, MediaTypeNames.Application.ProblemJson, CancellationToken.None)
        );
    }
}
