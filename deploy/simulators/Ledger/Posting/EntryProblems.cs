using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Rules;

namespace Pos.Simulators.Ledger.Posting;

/// <summary>Why the Ledger did not book.</summary>
internal static class EntryProblems
{
    public static ProblemHttpResult Invalid(IReadOnlyList<EntryError> errors) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, "invalid-entry", Summary(errors), errors.ToArray());

    public static ProblemHttpResult Rejected(string reference) =>
        Problems.Of(StatusCodes.Status422UnprocessableEntity, "reference-refused", $"The Ledger was told to refuse {reference}.");

    public static ProblemHttpResult Conflict(string reference) =>
        Problems.Of(StatusCodes.Status409Conflict, "reference-taken", $"{reference} is booked with other content.");

    private static string Summary(IReadOnlyList<EntryError> errors)
    {
        var first = errors[0].At.Length == 0 ? errors[0].Detail : $"{errors[0].At}: {errors[0].Detail}";
        return errors.Count == 1 ? first : $"{first} ({errors.Count - 1} more)";
    }
}
