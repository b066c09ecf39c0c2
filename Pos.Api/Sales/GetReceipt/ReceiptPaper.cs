using System.Text;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>Paper of 42 columns. What is too long for a line goes on in the next; nothing is left out, and no column is exceeded.</summary>
internal sealed class ReceiptPaper
{
    public const int Width = 42;

    /// <summary>How wide the two columns of amounts are.</summary>
    private const int AmountWidth = 14;

    private readonly StringBuilder _text = new();

    public void Rule() => Add(new string('-', Width));

    public void Text(string text) => AddAll(Lines(text));

    public void Centred(string text) =>
        AddAll(Lines(text).Select(line => new string(' ', (Width - TextWidth.Of(line)) / 2) + line));

    /// <summary>One at the left, one at the right; beneath each other where there is no room.</summary>
    public void Row(string left, string right)
    {
        (left, right) = (TextWidth.Printable(left), TextWidth.Printable(right));
        var gap = Width - TextWidth.Of(left) - TextWidth.Of(right);
        if (gap > 0)
        {
            Add(left + new string(' ', gap) + right);
        }
        else
        {
            Text(left);
            AddAll(Lines(right).Select(ToTheRight));
        }
    }

    /// <summary>A label and two amounts; the label above them where there is no room.</summary>
    public void Columns(string label, string first, string second)
    {
        var amounts = $" {first.PadLeft(AmountWidth - 1)} {second.PadLeft(AmountWidth - 1)}";
        if (TextWidth.Of(label) + amounts.Length <= Width)
        {
            Row(label, amounts.TrimStart());
        }
        else
        {
            Text(label);
            Add(ToTheRight(amounts));
        }
    }

    public override string ToString() => _text.ToString();

    private static IEnumerable<string> Lines(string text) => TextWidth.Wrap(TextWidth.Printable(text), Width);

    private static string ToTheRight(string line) => new string(' ', Width - TextWidth.Of(line)) + line;

    private void AddAll(IEnumerable<string> lines)
    {
        foreach (var line in lines)
        {
            Add(line);
        }
    }

    private void Add(string line) => _text.Append(line.TrimEnd()).Append('\n');
}
