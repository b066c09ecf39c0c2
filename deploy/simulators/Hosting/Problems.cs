using Microsoft.AspNetCore.Http.HttpResults;

namespace Pos.Simulators.Hosting;

internal static class Problems
{
    public static ProblemHttpResult Of(int status, string slug, string detail, object? errors = null) =>
        TypedResults.Problem(
            detail,
            statusCode: status,
            type: $"/problems/{slug}",
            extensions: errors is null ? null : new Dictionary<string, object?> { ["errors"] = errors }
        );

    public static ProblemHttpResult Malformed(string detail) => Of(StatusCodes.Status400BadRequest, "malformed-request", detail);
}
