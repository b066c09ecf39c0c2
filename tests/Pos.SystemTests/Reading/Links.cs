using System.Text.RegularExpressions;
using Pos.SystemTests.Harness;

namespace Pos.SystemTests.Reading;

/// <summary>Reads <c>Link</c> headers (RFC 8288).</summary>
internal static partial class Links
{
    public static string? Of(Answer answer, string relation) =>
        Link()
            .Matches(answer.Headers.GetValueOrDefault("Link", ""))
            .Where(link => link.Groups["relation"].Value == relation)
            .Select(link => link.Groups["target"].Value)
            .SingleOrDefault();

    [GeneratedRegex("<(?<target>[^>]*)>; rel=\"(?<relation>[^\"]*)\"")]
    private static partial Regex Link();
}
