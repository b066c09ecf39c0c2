using Pos.Api.Hosting.Problems;
using Pos.Api.Hosting.Security;
using Pos.Api.OperatorsPage.Frame;
using Pos.Api.Sales;
using Pos.Api.Stock;
using Pos.Api.Stock.ListDiscrepancies;

namespace Pos.Api.OperatorsPage.Discrepancies;

/// <summary><c>POST /ops/stock/{id}/resolve</c>: notes who has looked at a discrepancy, and why it is done with.</summary>
internal static class ResolveEndpoint
{
    public const string ReasonField = "reason";

    private static readonly PageMessage AlreadyResolved = new(
        StatusCodes.Status409Conflict,
        "Somebody was faster",
        "It is resolved already, or there is none of this number. Nothing was changed."
    )
    {
        Link = ($"{DiscrepanciesEndpoint.Address}?resolved=true", "To those that are resolved"),
    };

    public static async Task<IResult> HandleAsync(
        long id,
        HttpRequest request,
        Caller caller,
        Stock.Discrepancies discrepancies,
        DiscrepancyPages pages,
        Fragments fragments,
        CancellationToken cancellationToken
    )
    {
        var reason = (await request.ReadFormAsync(cancellationToken))[ReasonField].ToString().ReplaceLineEndings(" ").Trim();
        var errors = new List<FieldError>();
        FreeText.Require(errors, "/reason", reason, StockDiscrepancy.ReasonMaxLength);
        if (errors is [var fault, ..])
        {
            var (all, _) = ListDiscrepanciesQuery.Read(new QueryCollection());
            return await pages.ShowAsync(all!, new RefusedReason(id, reason, $"The reason: {fault.Detail}"), cancellationToken);
        }

        return await discrepancies.ResolveAsync(id, caller.UserId, reason, cancellationToken)
            ? TypedResults.LocalRedirect(DiscrepanciesEndpoint.Address)
            : fragments.Message(AlreadyResolved);
    }
}
