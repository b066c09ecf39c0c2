using System.Globalization;

namespace Pos.Simulators.Ledger.Entries;

/// <summary>The Ledger's name for an entry: its number in the books, written so that text order is book order.</summary>
internal static class EntryId
{
    private const string Prefix = "LE-";

    public static string Of(long number) => Prefix + number.ToString("D12", CultureInfo.InvariantCulture);

    public static bool TryParse(string text, out long number)
    {
        number = 0;
        return text.StartsWith(Prefix, StringComparison.Ordinal)
            && long.TryParse(text.AsSpan(Prefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out number);
    }
}
