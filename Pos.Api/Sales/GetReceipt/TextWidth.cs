using System.Globalization;
using System.Text;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>How many columns a text takes on paper or a screen of fixed width.</summary>
internal static class TextWidth
{
    private const int EmojiStyle = 0xFE0F;

    // What Unicode's EastAsianWidth.txt (16.0) calls wide or full-width, neighbours joined over what is not assigned.
    private static readonly (int First, int Last)[] Wide =
    [
        (0x1100, 0x115F),
        (0x231A, 0x231B),
        (0x2329, 0x232A),
        (0x23E9, 0x23EC),
        (0x23F0, 0x23F0),
        (0x23F3, 0x23F3),
        (0x25FD, 0x25FE),
        (0x2614, 0x2615),
        (0x2630, 0x2637),
        (0x2648, 0x2653),
        (0x267F, 0x267F),
        (0x268A, 0x268F),
        (0x2693, 0x2693),
        (0x26A1, 0x26A1),
        (0x26AA, 0x26AB),
        (0x26BD, 0x26BE),
        (0x26C4, 0x26C5),
        (0x26CE, 0x26CE),
        (0x26D4, 0x26D4),
        (0x26EA, 0x26EA),
        (0x26F2, 0x26F3),
        (0x26F5, 0x26F5),
        (0x26FA, 0x26FA),
        (0x26FD, 0x26FD),
        (0x2705, 0x2705),
        (0x270A, 0x270B),
        (0x2728, 0x2728),
        (0x274C, 0x274C),
        (0x274E, 0x274E),
        (0x2753, 0x2755),
        (0x2757, 0x2757),
        (0x2795, 0x2797),
        (0x27B0, 0x27B0),
        (0x27BF, 0x27BF),
        (0x2B1B, 0x2B1C),
        (0x2B50, 0x2B50),
        (0x2B55, 0x2B55),
        (0x2E80, 0x303E),
        (0x3041, 0xA4CF),
        (0xA960, 0xA97F),
        (0xAC00, 0xD7A3),
        (0xF900, 0xFAFF),
        (0xFE10, 0xFE19),
        (0xFE30, 0xFE6F),
        (0xFF01, 0xFF60),
        (0xFFE0, 0xFFE6),
        (0x16FE0, 0x18DFF),
        (0x1AFF0, 0x1B2FF),
        (0x1D300, 0x1D37F),
        (0x1F004, 0x1F004),
        (0x1F0CF, 0x1F0CF),
        (0x1F18E, 0x1F18E),
        (0x1F191, 0x1F19A),
        (0x1F1E6, 0x1F320),
        (0x1F32D, 0x1F335),
        (0x1F337, 0x1F37C),
        (0x1F37E, 0x1F393),
        (0x1F3A0, 0x1F3CA),
        (0x1F3CF, 0x1F3D3),
        (0x1F3E0, 0x1F3F0),
        (0x1F3F4, 0x1F3F4),
        (0x1F3F8, 0x1F43E),
        (0x1F440, 0x1F440),
        (0x1F442, 0x1F4FC),
        (0x1F4FF, 0x1F53D),
        (0x1F54B, 0x1F54E),
        (0x1F550, 0x1F567),
        (0x1F57A, 0x1F57A),
        (0x1F595, 0x1F596),
        (0x1F5A4, 0x1F5A4),
        (0x1F5FB, 0x1F64F),
        (0x1F680, 0x1F6C5),
        (0x1F6CC, 0x1F6CC),
        (0x1F6D0, 0x1F6D2),
        (0x1F6D5, 0x1F6DF),
        (0x1F6EB, 0x1F6EC),
        (0x1F6F4, 0x1F6FC),
        (0x1F7E0, 0x1F7EB),
        (0x1F7F0, 0x1F7F0),
        (0x1F90C, 0x1F93A),
        (0x1F93C, 0x1F945),
        (0x1F947, 0x1F9FF),
        (0x1FA70, 0x1FAFF),
        (0x20000, 0x3FFFD),
    ];

    public static int Of(string text) => Elements(text).Sum(WidthOf);

    /// <summary>The text without what a printer could take for a command, or that turns the writing direction.</summary>
    public static string Printable(string text) =>
        string.Concat(text.EnumerateRunes().Select(rune => FreeText.IsForbidden(rune) ? " " : rune.ToString()));

    /// <summary>Breaks a text into lines: between words, or within one that has no room on a line of its own.</summary>
    public static IReadOnlyList<string> Wrap(string text, int width)
    {
        var lines = new List<string>();
        var (line, used) = (new StringBuilder(), 0);
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length > 0 && used + 1 + Of(word) <= width)
            {
                Append(" ");
            }
            else
            {
                EndLine();
            }

            foreach (var element in Elements(word))
            {
                if (used + WidthOf(element) > width)
                {
                    EndLine();
                }

                Append(element);
            }
        }

        EndLine();
        return lines;

        void Append(string element)
        {
            line.Append(element);
            used += WidthOf(element);
        }

        void EndLine()
        {
            if (line.Length > 0)
            {
                lines.Add(line.ToString());
            }

            line.Clear();
            used = 0;
        }
    }

    /// <summary>What people see as one character: a letter with its accents, a family of emoji. It is not torn apart.</summary>
    private static IEnumerable<string> Elements(string text)
    {
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            if (WidthOf(element) <= 2)
            {
                yield return element;
                continue;
            }

            // Some scripts, and those who would break a printer, chain letters without end.
            foreach (var rune in element.EnumerateRunes())
            {
                yield return rune.ToString();
            }
        }
    }

    private static int WidthOf(string element) =>
        element.EnumerateRunes().Any(IsWide) ? 2 : element.EnumerateRunes().Count(rune => !IsOnlyMark(rune));

    private static bool IsOnlyMark(Rune rune) =>
        Rune.GetUnicodeCategory(rune)
            is UnicodeCategory.NonSpacingMark
                or UnicodeCategory.EnclosingMark
                or UnicodeCategory.Format;

    private static bool IsWide(Rune rune) =>
        rune.Value == EmojiStyle || Array.Exists(Wide, range => rune.Value >= range.First && rune.Value <= range.Last);
}
