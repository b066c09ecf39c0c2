namespace Pos.Simulators.Ledger.Entries;

/// <summary>The tax of all lines with one rate and one convention.</summary>
/// <param name="Included">Whether the prices held the tax already; if not, it was added to them.</param>
public sealed record EntryTax(decimal Rate, bool Included, decimal Net, decimal Tax);
