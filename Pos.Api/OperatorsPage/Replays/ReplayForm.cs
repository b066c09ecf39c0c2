namespace Pos.Api.OperatorsPage.Replays;

/// <summary>The form that confirms a replay: the sales that the dry run has shown, and no others, and why.</summary>
internal sealed record ReplayForm(IReadOnlyList<string> SaleNumbers, string Reason)
{
    public const string SaleNumbersField = "sale_numbers";
    public const string ReasonField = "reason";

    public static ReplayForm Read(IFormCollection form) =>
        new(
            form[SaleNumbersField].ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries),
            // A browser ends each line of a text with both characters.
            form[ReasonField].ToString().ReplaceLineEndings(" ").Trim()
        );
}
