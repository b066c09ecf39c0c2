using Pos.Api.Pricing;

namespace Pos.Api.Sales;

/// <summary>The tax of all lines of one rate and one convention.</summary>
public sealed class SaleTax
{
    private SaleTax() { }

    internal SaleTax(TaxShare share)
    {
        Rate = share.Rate;
        Included = share.Included;
        Net = share.Net;
        Tax = share.Tax;
    }

    public Guid SaleId { get; private init; }
    public decimal Rate { get; private init; }
    public bool Included { get; private init; }
    public decimal Net { get; private init; }
    public decimal Tax { get; private init; }
}
