using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Api.OperatorsPage.Live;
using Pos.Api.Stock.ListDiscrepancies;

namespace Pos.Api.OperatorsPage.Discrepancies;

/// <summary>The list, plain or with what was wrong with a form that was sent from it.</summary>
internal sealed class DiscrepancyPages(Stock.Discrepancies discrepancies, LiveReading live)
{
    public async Task<IResult> ShowAsync(
        ListDiscrepanciesQuery query,
        RefusedReason? refused,
        CancellationToken cancellationToken
    )
    {
        var reading = await live.NowAsync(cancellationToken);
        return new RazorComponentResult<DiscrepanciesPage>(
            new
            {
                List = await discrepancies.PageAsync(query, cancellationToken),
                query.Resolved,
                Refused = refused,
                Reading = reading,
            }
        )
        {
            StatusCode = refused is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        };
    }
}

/// <summary>A reason that was not taken.</summary>
public sealed record RefusedReason(long Id, string Reason, string Error);
