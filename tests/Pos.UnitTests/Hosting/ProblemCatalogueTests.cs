using Pos.Api.Hosting.Problems;
using Xunit;

namespace Pos.UnitTests.Hosting;

public sealed class ProblemCatalogueTests
{
    /// <summary>The table of the REST contract. Terminals are built on it: a line may be added, and none changed.</summary>
    private static readonly (string Type, int Status)[] Contract =
    [
        ("/problems/malformed-request", 400),
        ("/problems/unauthenticated", 401),
        ("/problems/forbidden", 403),
        ("/problems/not-found", 404),
        ("/problems/method-not-allowed", 405),
        ("/problems/not-acceptable", 406),
        ("/problems/request-timeout", 408),
        ("/problems/insufficient-stock", 409),
        ("/problems/sale-number-taken", 409),
        ("/problems/request-in-progress", 409),
        ("/problems/already-synced", 409),
        ("/problems/already-resolved", 409),
        ("/problems/not-refundable", 409),
        ("/problems/not-voidable", 409),
        ("/problems/payload-too-large", 413),
        ("/problems/unsupported-media-type", 415),
        ("/problems/validation", 422),
        ("/problems/unknown-product", 422),
        ("/problems/currency-mismatch", 422),
        ("/problems/insufficient-tender", 422),
        ("/problems/total-mismatch", 422),
        ("/problems/idempotency-key-reused", 422),
        ("/problems/refund-exceeds-sale", 422),
        ("/problems/rate-limited", 429),
        ("/problems/headers-too-large", 431),
        ("/problems/internal-error", 500),
        ("/problems/inventory-unavailable", 503),
        ("/problems/ledger-unavailable", 503),
        ("/problems/auth-unavailable", 503),
        ("/problems/database-unavailable", 503),
        ("/problems/outcome-unknown", 503),
    ];

    [Fact]
    public void The_catalogue_is_the_table_of_the_contract() =>
        Assert.Equal(Contract, ProblemCatalogue.All.Select(problem => (problem.Type, problem.Status)));

    [Fact]
    public void Every_problem_of_the_catalogue_is_listed() =>
        Assert.Equal(
            typeof(ProblemCatalogue)
                .GetFields()
                .Where(field => field.FieldType == typeof(ProblemType))
                .Select(field => (ProblemType)field.GetValue(null)!),
            ProblemCatalogue.All
        );

    [Fact]
    public void Every_problem_is_explained() =>
        Assert.All(
            ProblemCatalogue.All,
            problem =>
                Assert.All(
                    [problem.Title, problem.Detail, problem.Cause, problem.Remedy],
                    sentence => Assert.Matches(@"^[A-Z_a-z].*\.$", sentence.ReplaceLineEndings(" "))
                )
        );

    [Fact]
    public void What_goes_well_later_says_when() =>
        Assert.Equal(
            Contract
                .Where(row => row.Status is 429 or 503 || row.Type == "/problems/request-in-progress")
                .Select(row => row.Type),
            ProblemCatalogue.All.Where(problem => problem.RetryAfter > 0).Select(problem => problem.Type)
        );

    [Theory]
    [InlineData(400, "malformed-request")]
    [InlineData(405, "method-not-allowed")]
    [InlineData(429, "rate-limited")]
    [InlineData(414, "malformed-request")]
    [InlineData(417, "malformed-request")]
    [InlineData(500, "internal-error")]
    [InlineData(502, "internal-error")]
    public void A_status_of_the_framework_has_its_problem(int status, string name) =>
        Assert.Equal(name, ProblemCatalogue.OfStatus(status).Name);
}
