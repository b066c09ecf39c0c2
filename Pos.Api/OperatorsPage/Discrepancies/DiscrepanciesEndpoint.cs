using Pos.Api.OperatorsPage.Frame;
using Pos.Api.Stock.ListDiscrepancies;

namespace Pos.Api.OperatorsPage.Discrepancies;

/// <summary><c>GET /ops/stock</c>: what Inventory did not have, with the parameters of <c>GET /api/v1/ops/stock-discrepancies</c>.</summary>
internal static class DiscrepanciesEndpoint
{
    public const string Address = $"{OperatorsPageRegistration.Path}/stock";

    public static async Task<IResult> HandleAsync(
        HttpRequest request,
        DiscrepancyPages pages,
        Fragments fragments,
        CancellationToken cancellationToken
    )
    {
        var (query, problem) = ListDiscrepanciesQuery.Read(request.Query);
        return query is null
            ? fragments.Message(BadQuery.Of(problem!, Address))
            : await pages.ShowAsync(query, refused: null, cancellationToken);
    }
}
