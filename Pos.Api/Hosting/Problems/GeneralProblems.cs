using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace Pos.Api.Hosting.Problems;

/// <summary>The problems that no feature owns.</summary>
public static class GeneralProblems
{
    /// <param name="detail">What cannot be read, without repeating any of it.</param>
    /// <param name="pointer">Where in the body, as a JSON pointer (RFC 6901).</param>
    public static ProblemDetails MalformedRequest(string detail, string? pointer = null) =>
        pointer is null
            ? Problem.Details(ProblemCatalogue.MalformedRequest, detail)
            : Problem.Details(ProblemCatalogue.MalformedRequest, detail, ("pointer", pointer));

    public static ProblemHttpResult Validation(IReadOnlyList<FieldError> errors) =>
        Problem.Of(ProblemCatalogue.Validation, $"{errors.Count} to mend; see errors.", ("errors", errors));

    public static ProblemHttpResult Forbidden(string detail) => Problem.Of(ProblemCatalogue.Forbidden, detail);

    public static ProblemHttpResult NotFound(string detail) => Problem.Of(ProblemCatalogue.NotFound, detail);
}

/// <summary>One rule that a request breaks.</summary>
/// <param name="Pointer">Where, as a JSON pointer (RFC 6901).</param>
/// <param name="Code">Which rule; never changes.</param>
/// <param name="Detail">The same for people.</param>
public sealed record FieldError(string Pointer, string Code, string Detail);
