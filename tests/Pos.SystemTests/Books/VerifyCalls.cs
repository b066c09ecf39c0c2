using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Books;

/// <summary>The money check, as an operator has it.</summary>
internal static class VerifyCalls
{
    public static async Task<Answer> VerifyAsync(this Shop shop)
    {
        using var olga = await shop.TerminalAsync("olga");
        return (await olga.GetAsync("/api/v1/ops/verify")).Expect(HttpStatusCode.OK);
    }

    /// <summary>Each finding as <c>word number</c>, in order.</summary>
    public static IEnumerable<string> Findings(this Answer report) =>
        report.Json["findings"]!.AsArray().Select(finding => $"{finding!["finding"]} {finding["sale_number"]}").Order();

    public static bool IsClean(this Answer report) => report.Json["clean"]!.GetValue<bool>();

    /// <summary>How many sales are in a state, whatever their currency.</summary>
    public static long Count(this Answer report, string state) =>
        Rows(report, "states").Where(row => row["state"]!.GetValue<string>() == state).Sum(row => row["count"]!.GetValue<long>());

    public static IEnumerable<JsonNode> Rows(this Answer report, string list) => report.Json[list]!.AsArray().OfType<JsonNode>();
}
