using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Primitives;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales;

/// <summary>Reads the <c>Idempotency-Key</c> header: absent, or once and 1 to 255 visible characters.</summary>
internal static class IdempotencyKeyHeader
{
    public const string Name = "Idempotency-Key";

    public static bool TryRead(IHeaderDictionary headers, out string? key, [NotNullWhen(false)] out ProblemDetails? problem)
    {
        var values = headers.TryGetValue(Name, out var found) ? found : StringValues.Empty;
        key = values.Count == 1 ? values[0] : null;
        problem =
            values.Count == 0 || key is { Length: > 0 and <= IdempotencyKey.KeyMaxLength } && key.All(c => c is > ' ' and <= '~')
                ? null
                : GeneralProblems.MalformedRequest(
                    $"{Name} must be given once, as 1 to {IdempotencyKey.KeyMaxLength} visible characters."
                );
        return problem is null;
    }
}
