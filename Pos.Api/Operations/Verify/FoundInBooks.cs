using Pos.Api.Ledger;
using Pos.Api.Ledger.Comparing;

namespace Pos.Api.Operations.Verify;

/// <summary>Collects what a verification finds: all is counted, and the first of it is listed.</summary>
internal sealed class FoundInBooks
{
    private const int MostListed = 1000;

    /// <summary>What is no difference must not keep the differences from the list.</summary>
    private const int MostListedOfNote = 100;

    private readonly SortedDictionary<string, long> _counts = new(StringComparer.Ordinal);
    private readonly List<BookFinding> _differences = [];
    private readonly List<BookFinding> _notes = [];

    public long Differences => _counts.Where(found => BookFindings.IsDifference(found.Key)).Sum(found => found.Value);

    public IReadOnlyList<FindingCount> Counts =>
        [.. _counts.Select(found => new FindingCount(found.Key, found.Value, BookFindings.IsDifference(found.Key)))];

    public IReadOnlyList<BookFinding> Listed => [.. _differences.Concat(_notes).Take(MostListed)];

    public bool Truncated => _counts.Values.Sum() > Listed.Count;

    public void Add(IReadOnlyList<string> findings, OurSale? sale, BookedEntry? entry)
    {
        foreach (var finding in findings)
        {
            _counts[finding] = _counts.GetValueOrDefault(finding) + 1;
            var (list, most) = BookFindings.IsDifference(finding) ? (_differences, MostListed) : (_notes, MostListedOfNote);
            if (list.Count < most)
            {
                list.Add(BookFinding.Of(finding, sale, entry));
            }
        }
    }
}
