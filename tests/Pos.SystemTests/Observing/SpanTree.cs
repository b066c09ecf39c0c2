using System.Text;

namespace Pos.SystemTests.Observing;

/// <summary>A trace as text: names, kinds, errors and links, without times and ids.</summary>
/// <remarks>
/// Statements are left out: how many a sale takes is the database layer's to change. Left out is the look whether the Ledger is
/// well, too, which several failures share.
/// </remarks>
internal static class SpanTree
{
    private const string SaleNumber = "pos.sale_number";

    public static string Of(IReadOnlyList<RecordedSpan> spans, string saleNumber)
    {
        var saved = spans.FirstOrDefault(span => span.Name == "save sale" && span.Attributes[SaleNumber] == saleNumber);
        if (saved is null)
        {
            return "";
        }

        var text = new StringBuilder();
        var trace = spans.Where(span => span.TraceId == saved.TraceId && !span.IsOfDatabase).ToList();
        var names = spans.ToDictionary(span => span.SpanId, span => span.Name);
        var ids = trace.ConvertAll(span => span.SpanId).ToHashSet();

        // A root, and whatever has a parent that nobody recorded: it would be lost otherwise.
        foreach (var top in InOrder(trace.Where(span => span.ParentId is null || !ids.Contains(span.ParentId))))
        {
            Write(text, trace, names, top, depth: 0);
        }

        return text.ToString().TrimEnd();
    }

    private static void Write(
        StringBuilder text,
        List<RecordedSpan> trace,
        Dictionary<string, string> names,
        RecordedSpan span,
        int depth
    )
    {
        if (span.Name == "probe Ledger")
        {
            return;
        }

        text.Append(' ', depth * 2).Append(span.Service).Append(' ').Append(span.Kind).Append(": ").Append(span.Name);
        if (span.Error is { } error)
        {
            text.Append(" !").Append(error);
        }

        foreach (var link in span.Links)
        {
            text.Append(" <- ").Append(names.GetValueOrDefault(link, "unknown"));
        }

        text.Append('\n');
        foreach (var child in InOrder(trace.Where(child => child.ParentId == span.SpanId)))
        {
            Write(text, trace, names, child, depth + 1);
        }
    }

    /// <summary>What runs at the same time has no order; what is repeated has.</summary>
    private static IEnumerable<RecordedSpan> InOrder(IEnumerable<RecordedSpan> spans) =>
        spans.OrderBy(span => span.Name, StringComparer.Ordinal).ThenBy(span => span.StartedAt);
}
