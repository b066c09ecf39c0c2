using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Rules;

/// <summary>What the Ledger asks of an entry. It trusts nobody's arithmetic, and it makes none of its own: it adds up what it is told.</summary>
public static class EntryRules
{
    /// <summary>All that is wrong, not the first alone; nothing if the entry can be booked.</summary>
    public static IReadOnlyList<EntryError> Check(LedgerEntry entry)
    {
        var errors = new List<EntryError>();

        EntryNames.Check(entry, errors);
        EntryAmounts.Check(entry, errors);

        // Sums of amounts that are out of range, or of lines that are null, would only say the same again.
        if (errors.Count == 0)
        {
            EntrySums.Check(entry, errors);
        }

        return errors;
    }
}
