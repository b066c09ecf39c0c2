using System.ComponentModel.DataAnnotations;

namespace Pos.Api.Stock.ResolveDiscrepancy;

/// <summary>What an operator says who has looked at a discrepancy.</summary>
public sealed record ResolveDiscrepancyRequest
{
    /// <summary>What was found and done, for people; kept with the discrepancy and in the audit log.</summary>
    [Required, MaxLength(StockDiscrepancy.ReasonMaxLength)]
    public string? Reason { get; init; }
}
