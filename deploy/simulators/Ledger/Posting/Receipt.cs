namespace Pos.Simulators.Ledger.Posting;

/// <summary>The Ledger's word that it has an entry.</summary>
internal sealed record Receipt(string EntryId);
