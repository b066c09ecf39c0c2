namespace Pos.Api.Operations.SweepDeadLetters;

/// <summary>Messages that stand one after the other and whose sales are settled, by the tags of the first and the last.</summary>
internal readonly record struct SettledRun(ulong First, ulong Last)
{
    /// <summary>As many as one channel acknowledges: see <see cref="DeadLetterWalk"/>.</summary>
    public const int Most = 12;

    public int Count => (int)(Last - First + 1);

    /// <param name="taken">In the order of their tags, none left out.</param>
    /// <param name="settled">The numbers of the settled sales among theirs.</param>
    /// <returns>The first <see cref="Most"/> runs, and whether there are no more.</returns>
    public static (IReadOnlyList<SettledRun> Runs, bool AreAll) Of(
        IReadOnlyList<DeadLetterMessage> taken,
        IReadOnlySet<string> settled
    )
    {
        var runs = new List<SettledRun>();
        foreach (var (tag, saleNumber) in taken)
        {
            if (saleNumber is null || !settled.Contains(saleNumber))
            {
                continue;
            }

            if (runs.Count > 0 && runs[^1].Last + 1 == tag)
            {
                runs[^1] = runs[^1] with { Last = tag };
            }
            else if (runs.Count == Most)
            {
                return (runs, AreAll: false);
            }
            else
            {
                runs.Add(new(tag, tag));
            }
        }

        return (runs, AreAll: true);
    }
}
