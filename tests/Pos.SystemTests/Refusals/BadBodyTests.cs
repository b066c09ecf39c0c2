using System.Net;
using System.Text;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>No route that writes takes a bad body. One that is new is added to <see cref="Routes"/>; until then a test fails.</summary>
public sealed class BadBodyTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    /// <summary>By operation id: an address, and somebody who may call it.</summary>
    private static readonly Dictionary<string, (string Path, string User)> Routes = new()
    {
        ["CreateSale"] = ("/api/v1/sales", "grace"),
        ["PreviewSale"] = ("/api/v1/sales/preview", "grace"),
        ["UploadSales"] = ("/api/v1/sales/batch", "grace"),
        ["RefundSale"] = ("/api/v1/sales/S1-T1-000001/refunds", "ada"),
        ["ResolveStockDiscrepancy"] = ("/api/v1/ops/stock-discrepancies/1/resolve", "olga"),
        ["VoidSale"] = ("/api/v1/sales/S1-T1-000001/void", "ada"),
        ["ReplayDeadLetters"] = ("/api/v1/ops/dead-letters/replay", "olga"),
    };

    private static readonly Dictionary<string, (ARequest Request, ProblemType Problem, string? Pointer)> Bodies = new()
    {
        ["an unknown member"] = (ARequest.Post("""{"no_such_member":1}"""), ProblemCatalogue.MalformedRequest, "/no_such_member"),
        ["nothing"] = (ARequest.Post(""), ProblemCatalogue.MalformedRequest, null),
        ["null"] = (ARequest.Post("null"), ProblemCatalogue.MalformedRequest, ""),
        ["a list"] = (ARequest.Post("[]"), ProblemCatalogue.MalformedRequest, ""),
        ["a truncated object"] = (ARequest.Post("{"), ProblemCatalogue.MalformedRequest, ""),
        ["a name that is no UTF-8"] = (new() { Body = [.. "{\""u8, 0xff, .. "\":1}"u8] }, ProblemCatalogue.MalformedRequest, ""),
        ["a form"] = (
            ARequest.Post("a=b") with
            {
                ContentType = "application/x-www-form-urlencoded",
            },
            ProblemCatalogue.UnsupportedMediaType,
            null
        ),
        ["another charset"] = (
            new() { Body = Encoding.Unicode.GetBytes("{}"), ContentType = "application/json; charset=utf-16" },
            ProblemCatalogue.UnsupportedMediaType,
            null
        ),
        ["more than anybody takes"] = (new() { ContentLength = "9000000" }, ProblemCatalogue.PayloadTooLarge, null),
        ["an unknown parameter beside it"] = (
            ARequest.Post("{}") with
            {
                Path = "?dry_run=true",
            },
            ProblemCatalogue.MalformedRequest,
            null
        ),
    };

    public static TheoryData<string, string> All
    {
        get
        {
            var all = new TheoryData<string, string>();
            foreach (var route in Routes.Keys)
            {
                foreach (var body in Bodies.Keys)
                {
                    all.Add(route, body);
                }
            }

            return all;
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public Task Is_refused_by(string route, string body)
    {
        var ((path, user), (request, problem, pointer)) = (Routes[route], Bodies[body]);
        var query = request.Path.StartsWith('?') ? request.Path : "";

        return _shop.RefusesAsync(
            new Refusal($"{body} to {route}", request with { Path = path + query, User = user }, problem) { Pointer = pointer }
        );
    }

    [Fact]
    public async Task Every_route_with_a_body_is_among_them()
    {
        var document = await _shop.SendAsync(ARequest.Get("/openapi/v1.json") with { User = null });
        Assert.Equal(HttpStatusCode.OK, document.Status);
        var withBody = document.Json["paths"]!
            .AsObject()
            .SelectMany(path => path.Value!.AsObject())
            .Where(operation => operation.Value!["requestBody"] is not null)
            // What is signed is refused for its signature before its body is looked at; it has tests of its own.
            .Where(operation => operation.Value!["security"]![0]!["bearer"] is not null)
            .Select(operation => operation.Value!["operationId"]!.GetValue<string>());

        Assert.Equal(Routes.Keys.Order(), withBody.Order());
    }
}
