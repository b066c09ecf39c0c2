namespace Pos.Simulators.Ledger.Entries;

/// <param name="Amount">Net of change.</param>
public sealed record EntryPayment(string Method, decimal Amount);
