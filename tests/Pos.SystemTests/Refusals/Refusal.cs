using System.Text.Json.Nodes;
using Pos.Api.Hosting.Problems;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Refusals;

/// <summary>A wrong request and what is answered.</summary>
/// <param name="Name">What is wrong.</param>
/// <param name="Request">How it is sent.</param>
/// <param name="Problem">The row of the contract.</param>
internal sealed record Refusal(string Name, ARequest Request, ProblemType Problem)
{
    /// <summary>Where in the body, if it is told; checked for malformed requests.</summary>
    public string? Pointer { get; init; }

    /// <summary>Of a validation: every error, as <c>pointer code</c>.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Headers that the answer has.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();

    /// <summary>What stands in every good sale of the table, and in no refusal.</summary>
    public const string Private = "Zzyzx Quux";

    public void Check(Answer answer)
    {
        Assert.True(Problem.Status == (int)answer.Status, $"{Problem.Status} was to be answered, and not {answer}");
        Assert.All(Headers, header => Assert.Equal(header.Value, answer.Headers.GetValueOrDefault(header.Key)));
        Assert.Equal(Problem.RetryAfter is not null, answer.Headers.ContainsKey("Retry-After"));
        if (Request.Method != "HEAD")
        {
            CheckProblem(answer);
        }
    }

    private void CheckProblem(Answer answer)
    {
        Assert.Equal("application/problem+json", answer.Headers["Content-Type"]);
        var problem = answer.Json.AsObject();
        Assert.Equal(Problem.Type, answer.Problem);
        Assert.Equal(Problem.Title, answer["title"]);
        Assert.Equal(Problem.Status, problem["status"]!.GetValue<int>());
        Assert.NotEmpty(answer["detail"]);
        Assert.Matches("^[0-9a-f]{32}$", answer["trace_id"]);
        Assert.Equal(Pointer, problem["pointer"]?.GetValue<string>());
        Assert.Equal(Errors.Order(), ErrorsOf(problem).Order());
        Assert.DoesNotContain(Private, answer.Body, StringComparison.Ordinal);
        // Longer than what a trace id shows by chance.
        Assert.DoesNotMatch("4111[ -]?1111", answer.Body);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
    }

    private static IEnumerable<string> ErrorsOf(JsonObject problem) =>
        problem["errors"]?.AsArray().Select(error => $"{error!["pointer"]} {error["code"]}") ?? [];

    public override string ToString() => Name;
}
