using Pos.Api.OperatorsPage.Frame;
using Pos.Api.Sales;

namespace Pos.Api.OperatorsPage.Sales;

/// <summary><c>GET /ops/sales?number=</c>: the search, which leads to the sale's own address.</summary>
internal static class FindSaleEndpoint
{
    public static IResult Handle(string? number, Fragments fragments)
    {
        var wanted = number?.Trim() ?? "";
        return wanted.Length == 0 ? TypedResults.LocalRedirect(OperatorsPageRegistration.Path)
            : SaleNumbers.CanBe(wanted) ? TypedResults.LocalRedirect($"{OperatorsPageRegistration.Path}/sales/{wanted}")
            : fragments.Message(SaleMessages.NoNumber);
    }
}
