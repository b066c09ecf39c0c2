using System.Net;
using System.Text.Json.Nodes;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refunding;

/// <summary>What a manager does at a terminal.</summary>
internal static class RefundCalls
{
    /// <summary>Refunds all that is left, or what the request says, and fails if that is refused.</summary>
    public static async Task<Answer> RefundAsync(
        this Terminal manager,
        string saleNumber,
        string json = "{}",
        string? key = null
    ) => (await manager.TryToRefundAsync(saleNumber, json, key)).Expect(HttpStatusCode.Created);

    public static Task<Answer> TryToRefundAsync(
        this Terminal manager,
        string saleNumber,
        string json = "{}",
        string? key = null
    ) => manager.PostAsync($"/api/v1/sales/{saleNumber}/refunds", json, key);

    public static async Task<Answer> VoidAsync(
        this Terminal manager,
        string saleNumber,
        string json = "{}",
        string? key = null
    ) => (await manager.TryToVoidAsync(saleNumber, json, key)).Expect(HttpStatusCode.Created);

    public static Task<Answer> TryToVoidAsync(this Terminal manager, string saleNumber, string json = "{}", string? key = null) =>
        manager.PostAsync($"/api/v1/sales/{saleNumber}/void", json, key);

    /// <summary>The request that refunds so much of one line.</summary>
    public static string Line(int line, decimal quantity) =>
        new JsonObject { ["lines"] = new JsonArray(new JsonObject { ["line"] = line, ["quantity"] = quantity }) }.ToJsonString();

    /// <summary>The pointers of a problem's errors.</summary>
    public static IEnumerable<string> Pointers(this Answer answer) =>
        answer.Json["errors"]!.AsArray().Select(error => error!["pointer"]!.GetValue<string>());

    public static decimal Amount(this Answer answer, string member) => answer.Json[member]!.GetValue<decimal>();
}
