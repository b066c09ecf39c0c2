using System.Security.Cryptography;

namespace Pos.Api.Sales;

/// <summary>Sale numbers: a terminal's own series, <c>STORE-TERMINAL-SEQUENCE</c>, or the server's <c>POS-yyyyMMdd-XXXXXX</c>.</summary>
public static class SaleNumbers
{
    /// <summary>Crockford's base 32: no letter that is taken for a digit or for another.</summary>
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private const string ServerPrefix = "POS";

    /// <summary>A new number of the server's; it need not be free, so its use has to be tried.</summary>
    /// <param name="today">The store's date.</param>
    public static string Make(DateOnly today) =>
        $"{ServerPrefix}-{today:yyyyMMdd}-{RandomNumberGenerator.GetString(Alphabet, 6)}";

    /// <summary>Why a terminal's number is none that this caller may give; null if it is.</summary>
    public static string? Fault(string number, string storeId, string? terminalId)
    {
        if (number.Length > Sale.SaleNumberMaxLength)
        {
            return $"Must be at most {Sale.SaleNumberMaxLength} characters.";
        }

        var parts = number.Split('-');
        if (parts.Length != 3 || !IsPart(parts[0], 64) || !IsPart(parts[1], 64) || !IsSequence(parts[2]))
        {
            return "Must be STORE-TERMINAL-SEQUENCE: letters and digits, and the sequence digits alone.";
        }

        if (parts[0] != storeId || parts[0] == ServerPrefix)
        {
            return "Must begin with the caller's store.";
        }

        return parts[1] != terminalId ? "Must name the caller's terminal." : null;
    }

    /// <summary>Whether it could be the number of a sale of this store, at any of its terminals or made by the server.</summary>
    public static bool IsOfStore(string number, string storeId) =>
        number.Length <= Sale.SaleNumberMaxLength
        && number.Split('-') is [var store, var terminal, var last]
        && (
            store == ServerPrefix
                ? IsPart(terminal, 8) && IsPart(last, 6)
                : store == storeId && IsPart(terminal, Sale.SaleNumberMaxLength) && IsSequence(last)
        );

    /// <summary>Whether it could be any sale's number; what cannot need not be looked for, and U+0000 must not be.</summary>
    public static bool CanBe(string number) =>
        number.Length <= Sale.SaleNumberMaxLength && number.All(c => char.IsAsciiLetterOrDigit(c) || c == '-');

    /// <summary>A store whose numbers cannot be taken for the server's own.</summary>
    internal static bool IsStore(string text) => IsPart(text, Sale.StoreIdMaxLength) && text != ServerPrefix;

    internal static bool IsPart(string text, int maxLength) =>
        text.Length > 0 && text.Length <= maxLength && text.All(char.IsAsciiLetterOrDigit);

    private static bool IsSequence(string text) => text.Length > 0 && text.All(char.IsAsciiDigit);
}
