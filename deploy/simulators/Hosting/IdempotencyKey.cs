using Microsoft.AspNetCore.Http.HttpResults;

namespace Pos.Simulators.Hosting;

/// <summary>The <c>Idempotency-Key</c> of a call, which for both services is the reference that its body names.</summary>
internal static class IdempotencyKey
{
    public const string HeaderName = "Idempotency-Key";

    /// <summary>
    /// Whether the call has its key. A call without one is not refused but done again each time, as careless services do:
    /// that is the double booking which the audits are there to show.
    /// </summary>
    public static bool TryRead(HttpRequest request, string reference, out bool present, out ProblemHttpResult? problem)
    {
        var values = request.Headers[HeaderName];
        present = values.Count > 0;
        problem = values switch
        {
            [] => null,
            [var key] when key == reference => null,
            [_] => Problems.Malformed($"The {HeaderName} is not the reference of the body."),
            _ => Problems.Malformed($"There is more than one {HeaderName}."),
        };

        return problem is null;
    }
}
