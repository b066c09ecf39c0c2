using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.Operations.ListDeadLetters;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.OperatorsPage.Live;

namespace Pos.Api.OperatorsPage.Parked;

/// <summary><c>GET /ops/parked</c>: what is given up, by cause, with the parameters of <c>GET /api/v1/ops/dead-letters</c>.</summary>
internal static class ParkedEndpoint
{
    public static async Task<IResult> HandleAsync(
        HttpRequest request,
        DeadLetterList deadLetters,
        LiveReading live,
        Fragments fragments,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListDeadLettersQuery.Read(request.Query);
        if (query is null)
        {
            return fragments.Message(BadQuery.Of(problem!, $"{OperatorsPageRegistration.Path}/parked"));
        }

        var reading = await live.NowAsync(cancellationToken);
        return new RazorComponentResult<ParkedPage>(
            new { List = await deadLetters.ReadAsync(query, cancellationToken), Reading = reading }
        );
    }
}
