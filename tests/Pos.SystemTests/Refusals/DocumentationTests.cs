using System.Net;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>What an integrator reads is there, without a token and without the internet.</summary>
public sealed class DocumentationTests(OpenShop open) : IClassFixture<OpenShop>
{
    private readonly Shop _shop = open.Shop;

    [Fact]
    public async Task The_page_brings_its_scripts_itself()
    {
        var page = await GetAsync("/docs/");

        Assert.Equal("text/html", page.Headers["Content-Type"]);
        Assert.DoesNotContain("//", page.Body.Replace("<!doctype", "", StringComparison.Ordinal), StringComparison.Ordinal);
        var scripts = page.Body.Split("src=\"").Skip(1).Select(part => part.Split('"')[0]).ToList();
        Assert.NotEmpty(scripts);
        foreach (var script in scripts)
        {
            Assert.Contains("javascript", (await GetAsync($"/docs/{script}")).Headers["Content-Type"], StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task The_type_of_every_problem_leads_to_its_explanation()
    {
        foreach (var problem in ProblemCatalogue.All)
        {
            var page = await GetAsync(problem.Type, "text/html,application/xhtml+xml,*/*;q=0.8");
            var data = await GetAsync(problem.Type, "application/problem+json, application/json");

            Assert.Equal("text/html; charset=utf-8", page.Headers["Content-Type"]);
            Assert.Contains(WebUtility.HtmlEncode(problem.Remedy), page.Body, StringComparison.Ordinal);
            Assert.Equal((problem.Type, problem.Remedy), (data["type"], data["remedy"]));
        }
    }

    [Fact]
    public async Task The_problems_are_listed()
    {
        var page = await GetAsync("/problems");

        Assert.All(
            ProblemCatalogue.All,
            problem => Assert.Contains($"href=\"{problem.Type}\"", page.Body, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task A_problem_that_is_none_is_not_found() =>
        new Refusal("", ARequest.Get("/problems/none"), ProblemCatalogue.NotFound).Check(
            await _shop.SendAsync(ARequest.Get("/problems/none") with { User = null })
        );

    /// <summary>What stands in the documentation can be sent as it stands there, and is answered as it says.</summary>
    [Fact]
    public async Task The_examples_of_a_sale_make_sales()
    {
        var document = (await GetAsync("/openapi/v1.json")).Json;
        foreach (
            var (path, status) in new[] { ("/api/v1/sales", 201), ("/api/v1/sales/preview", 200), ("/api/v1/sales/batch", 207) }
        )
        {
            var examples = document["paths"]![path]!["post"]!["requestBody"]!["content"]!["application/json"]!["examples"]!;
            Assert.NotEmpty(examples.AsObject());
            foreach (var (name, example) in examples.AsObject())
            {
                var answer = await _shop.SendAsync(ARequest.Post(example!["value"]!.ToJsonString()) with { Path = path });
                Assert.True(status == (int)answer.Status, $"{name}: {answer}");
                Assert.DoesNotContain("rejected", answer.Body, StringComparison.Ordinal);
            }
        }
    }

    private async Task<Answer> GetAsync(string path, string? accept = null)
    {
        var answer = await _shop.SendAsync(
            ARequest.Get(path) with
            {
                User = null,
                Headers = accept is null ? [] : [$"Accept: {accept}"],
            }
        );
        Assert.True(answer.Status == HttpStatusCode.OK, $"{path}: {answer}");
        return answer;
    }
}
