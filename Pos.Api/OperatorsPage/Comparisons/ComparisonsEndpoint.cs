using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Operations.Comparison.ListComparisons;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Live;

namespace Pos.Api.OperatorsPage.Comparisons;

/// <summary><c>GET /ops/comparisons</c>: the stores' days against the Ledger's, with the parameters of <c>GET /api/v1/ops/comparisons</c>.</summary>
internal static class ComparisonsEndpoint
{
    public const string Address = $"{OperatorsPageRegistration.Path}/comparisons";

    public static async Task<IResult> HandleAsync(
        HttpRequest request,
        ComparisonList comparisons,
        LiveReading live,
        Fragments fragments,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListComparisonsQuery.Read(request.Query);
        if (query is null)
        {
            return fragments.Message(BadQuery.Of(problem!, Address));
        }

        var reading = await live.NowAsync(cancellationToken);
        return new RazorComponentResult<ComparisonPage>(
            new { List = await comparisons.ReadAsync(query, cancellationToken), Reading = reading }
        );
    }
}
