using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using Pos.Api.Hosting.Json;
using Pos.Api.Hosting.OpenApi;
using Pos.Api.Hosting.Problems;
using Xunit;

namespace Pos.UnitTests.OpenApi;

/// <summary>An integrator can build on the document alone: it has every route, and of each all there is to know.</summary>
public sealed class OpenApiTests(WholeApi api)
{
    private static readonly HashSet<string> WithBody = ["POST", "PUT", "PATCH"];

    private readonly JsonSerializerOptions _json = api
        .Services.GetRequiredService<IOptions<JsonOptions>>()
        .Value.SerializerOptions;

    [Fact]
    public async Task Every_route_of_the_api_is_in_the_document()
    {
        var document = await DocumentAsync();
        var documented = document
            .Paths.SelectMany(path => path.Value.Operations!.Keys.Select(method => $"{method} {path.Key}"))
            .ToHashSet();
        var routes = ApiRoutes().SelectMany(route => MethodsOf(route).Select(method => $"{method} {PathOf(route)}")).ToList();

        Assert.NotEmpty(routes);
        Assert.Equal(routes.Order(), documented.Order());
    }

    [Fact]
    public void Every_route_of_the_api_asks_for_a_role() =>
        Assert.All(ApiRoutes(), route => Assert.Contains(route.Metadata, item => item is IAuthorizeData { Policy: not null }));

    [Fact]
    public void Every_route_of_the_api_is_described() =>
        Assert.All(
            ApiRoutes(),
            route =>
            {
                var docs = DocsOf(route);

                Assert.Matches("^[A-Z].*[^.]$", docs.Summary);
                Assert.Matches(@"^[A-Z1-9]", docs.Description);
                Assert.True(docs.Description.Length > 40, "A sentence at least.");
                Assert.NotEmpty(docs.Answers);
                Assert.All(docs.Parameters, parameter => Assert.NotEmpty(parameter.Description));
                Assert.Equal(
                    route.RoutePattern.Parameters.Select(parameter => parameter.Name).Order(),
                    docs.Parameters.Where(parameter => parameter.Place == ParameterPlace.Path)
                        .Select(parameter => parameter.Name)
                        .Order()
                );
            }
        );

    [Fact]
    public void Every_example_of_a_request_is_one_that_can_be_read() =>
        Assert.All(
            ApiRoutes().Where(route => MethodsOf(route).Overlaps(WithBody)),
            route =>
            {
                var body = route.Metadata.GetMetadata<IAcceptsMetadata>()?.RequestType;
                var examples = DocsOf(route).Requests;

                Assert.Equal(body is not null, examples.Count > 0);
                Assert.All(examples.Values, example => StrictJson.Check(Encoding.UTF8.GetBytes(example), body!, _json));
            }
        );

    [Fact]
    public void Every_example_of_an_answer_is_what_the_route_answers() =>
        Assert.All(
            ApiRoutes(),
            route =>
            {
                var answers = DocsOf(route).Answers;
                var produced = route
                    .Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>()
                    .Where(answer => answer.StatusCode < 400);

                Assert.All(
                    produced,
                    answer =>
                    {
                        var documented = Assert.Single(
                            answers,
                            docs => docs.Status == answer.StatusCode && Has(answer, docs.ContentType)
                        );
                        if (answer.Type is { } type && type != typeof(void) && documented.ContentType == "application/json")
                        {
                            AssertSame(documented.Example!, type);
                        }
                    }
                );
            }
        );

    [Fact]
    public async Task Every_operation_has_an_example_of_each_body_and_of_each_answer()
    {
        var operations = Operations(await DocumentAsync()).ToList();

        Assert.NotEmpty(operations);
        Assert.All(
            operations,
            operation =>
            {
                Assert.NotNull(operation.OperationId);
                Assert.NotNull(operation.Security);
                Assert.All(operation.RequestBody?.Content?.Values ?? [], body => Assert.NotEmpty(body.Examples!));
                Assert.All(
                    operation.Responses!,
                    response =>
                    {
                        Assert.NotEmpty(response.Value.Description!);
                        Assert.All(
                            response.Value.Content?.Values ?? [],
                            content =>
                                Assert.True(content.Example is not null || content.Examples is { Count: > 0 }, response.Key)
                        );
                    }
                );
            }
        );
    }

    [Fact]
    public async Task Every_operation_tells_the_problems_that_all_have()
    {
        string[] always = ["400", "401", "403", "406", "431", "500", "503"];
        string[] withBody = ["408", "413", "415"];
        // A signature is good or not: who has signed may do the one thing that is signed for.
        string[] signed = ["403"];

        Assert.All(
            Operations(await DocumentAsync()),
            operation =>
                Assert.Superset(
                    always
                        .Concat(operation.RequestBody is null ? [] : withBody)
                        .Except(operation.Security!.Single().Keys.Single().Reference.Id == "signature" ? signed : [])
                        .ToHashSet(),
                    operation.Responses!.Keys.ToHashSet()
                )
        );
    }

    [Fact]
    public async Task Every_problem_in_the_document_is_of_the_catalogue_with_its_status()
    {
        var problems = Operations(await DocumentAsync())
            .SelectMany(operation => operation.Responses!)
            .Where(response => response.Value.Content?.ContainsKey("application/problem+json") == true)
            .SelectMany(response =>
                response
                    .Value.Content!["application/problem+json"]
                    .Examples!.Values.Select(example => (response.Key, example.Value))
            )
            .ToList();

        Assert.NotEmpty(problems);
        Assert.All(
            problems,
            problem =>
            {
                var known = ProblemCatalogue.OfType(problem.Value!["type"]!.GetValue<string>());
                Assert.Equal(problem.Key, known!.Status.ToString(CultureInfo.InvariantCulture));
                Assert.NotNull(problem.Value["trace_id"]);
            }
        );
    }

    [Fact]
    public async Task The_document_is_of_version_3_1()
    {
        var text = await (await DocumentAsync()).SerializeAsJsonAsync(
            OpenApiSpecVersion.OpenApi3_1,
            TestContext.Current.CancellationToken
        );

        Assert.StartsWith("3.1.", JsonNode.Parse(text)!["openapi"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    private Task<OpenApiDocument> DocumentAsync() =>
        api
            .Services.GetRequiredKeyedService<IOpenApiDocumentProvider>("v1")
            .GetOpenApiDocumentAsync(TestContext.Current.CancellationToken);

    private static IEnumerable<OpenApiOperation> Operations(OpenApiDocument document) =>
        document.Paths.Values.SelectMany(path => path.Operations!.Values);

    private IEnumerable<RouteEndpoint> ApiRoutes() =>
        api.Routes.Where(route => PathOf(route).StartsWith("/api/", StringComparison.Ordinal));

    private static string PathOf(RouteEndpoint route) => "/" + route.RoutePattern.RawText!.Trim('/');

    private static HashSet<string> MethodsOf(RouteEndpoint route) =>
        [.. route.Metadata.GetMetadata<IHttpMethodMetadata>()!.HttpMethods];

    private static RouteDocs DocsOf(RouteEndpoint route) =>
        route.Metadata.GetMetadata<RouteDocs>()
        ?? throw new InvalidOperationException($"{route.DisplayName} lacks its .WithDocs(…).");

    private static bool Has(IProducesResponseTypeMetadata answer, string contentType) =>
        !answer.ContentTypes.Any() || answer.ContentTypes.Contains(contentType);

    /// <summary>Every member, and none more; read and written again, it says the same.</summary>
    private void AssertSame(string example, Type type)
    {
        var again = JsonSerializer.Serialize(JsonSerializer.Deserialize(example, type, _json), type, _json);

        Assert.True(
            JsonNode.DeepEquals(JsonNode.Parse(example), JsonNode.Parse(again)),
            $"Documented:\n{JsonNode.Parse(example)}\nAnswered would be:\n{JsonNode.Parse(again)}"
        );
    }
}
