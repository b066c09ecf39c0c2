using Pos.Api.OperatorsPage.Frame;

namespace Pos.Api.OperatorsPage.Sales;

/// <summary>What is said where there is no sale to show.</summary>
internal static class SaleMessages
{
    public static readonly PageMessage NoNumber = new(
        StatusCodes.Status400BadRequest,
        "This can be no sale's number",
        "A number has letters, digits and hyphens, and at most 64 of them: S1-T1-000042, or POS-20261122-7K2M9Q."
    )
    {
        Link = (OperatorsPageRegistration.Path, "To the overview"),
    };

    public static readonly PageMessage NotFound = new(
        StatusCodes.Status404NotFound,
        "There is no such sale",
        "In no store. If a terminal has it on its receipt, it was sold offline and is not uploaded yet, or the number was misread."
    )
    {
        Link = (OperatorsPageRegistration.Path, "To the overview"),
    };
}
