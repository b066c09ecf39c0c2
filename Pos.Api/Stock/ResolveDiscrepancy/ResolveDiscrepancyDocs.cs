using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Stock.ResolveDiscrepancy;

internal static class ResolveDiscrepancyDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "Resolve a stock discrepancy",
        Description = """
            Notes that somebody has looked at it and why it is done with, there and in the audit log, at once. It changes no stock: that
            is corrected in Inventory. The same reason by the same operator again is answered in the same way; where somebody else was
            faster, or another reason was given, the answer is 409 with theirs.
            """,
        Parameters = [new(ParameterPlace.Path, "id", "The discrepancy's `id`.", "17")],
        Requests = new Dictionary<string, string> { ["Counted"] = """{ "reason": "Counted: one more had been delivered" }""" },
        Answers = [new(200, "It is resolved.", DiscrepancyExamples.Resolved)],
        Problems = [ProblemCatalogue.NotFound, ProblemCatalogue.AlreadyResolved, ProblemCatalogue.Validation],
    };
}
