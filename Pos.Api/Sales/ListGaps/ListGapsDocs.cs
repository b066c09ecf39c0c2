using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Sales.ListGaps;

internal static class ListGapsDocs
{
    public static readonly RouteDocs Route = new()
    {
        Summary = "The missing numbers of a terminal's series",
        Description = """
            From the lowest to the highest number that was seen, sales and refunds alike, by number, however many zeros stand before
            it. A missing number is a sale that the terminal has not sent yet, or has lost. `missing` counts all that are; at most
            1000 ranges are listed, and `truncated` says when there are more. A number may have more digits than your integers.
            """,
        Parameters =
        [
            new(ParameterPlace.Path, "terminalId", "The terminal.", "T1"),
            new(ParameterPlace.Query, "store_id", "Its store; the caller's if absent, and required for `ops`.", "S1"),
        ],
        Answers =
        [
            new(
                200,
                "The missing numbers in ranges, lowest first.",
                """
                {
                  "store_id": "S1",
                  "terminal_id": "T1",
                  "lowest": 1000,
                  "highest": 1050,
                  "missing": 3,
                  "gaps": [{ "from": 1041, "to": 1043, "count": 3 }],
                  "truncated": false
                }
                """
            ),
        ],
        Problems = [ProblemCatalogue.NotFound],
    };
}
