using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace Pos.Api.Sales.GetReceipt;

/// <summary>In what form a receipt is handed out.</summary>
internal enum ReceiptFormat
{
    Json,

    /// <summary>42 columns of text.</summary>
    Text,
}

/// <summary>Chooses the form by the <c>Accept</c> header (RFC 9110, 12.5.1).</summary>
internal static class ReceiptFormats
{
    // Where the caller has no preference, the first is given.
    private static readonly (ReceiptFormat Format, string Type, string Subtype)[] Offered =
    [
        (ReceiptFormat.Json, "application", "json"),
        (ReceiptFormat.Text, "text", "plain"),
    ];

    /// <returns>Null if the caller takes neither.</returns>
    public static ReceiptFormat? Choose(StringValues accept)
    {
        // A header that cannot be read says nothing, just as one that is missing.
        if (!MediaTypeHeaderValue.TryParseList([.. accept.OfType<string>()], out var ranges))
        {
            return ReceiptFormat.Json;
        }

        var best = Offered
            .Select(offer => (offer.Format, Quality: QualityOf(offer.Type, offer.Subtype, ranges)))
            .MaxBy(offer => offer.Quality);
        return best.Quality > 0 ? best.Format : null;
    }

    /// <summary>What the caller says of a form, most specific word first: <c>text/plain</c>, <c>text/*</c>, <c>*/*</c>.</summary>
    private static double QualityOf(string type, string subtype, IEnumerable<MediaTypeHeaderValue> ranges) =>
        ranges
            .Where(range =>
                (range.MatchesAllTypes || range.Type.Equals(type, StringComparison.OrdinalIgnoreCase))
                && (range.MatchesAllSubTypes || range.SubType.Equals(subtype, StringComparison.OrdinalIgnoreCase))
                && range.Parameters.All(IsOurs)
            )
            .OrderByDescending(range =>
                range switch
                {
                    { MatchesAllTypes: true } => 0,
                    { MatchesAllSubTypes: true } => 1,
                    _ => 2,
                }
            )
            .Select(range => range.Quality ?? 1)
            .FirstOrDefault();

    /// <summary>A parameter narrows the range; all we have is UTF-8.</summary>
    private static bool IsOurs(NameValueHeaderValue parameter) =>
        parameter.Name.Equals("q", StringComparison.OrdinalIgnoreCase)
        || (
            parameter.Name.Equals("charset", StringComparison.OrdinalIgnoreCase)
            && HeaderUtilities.RemoveQuotes(parameter.Value).Equals("utf-8", StringComparison.OrdinalIgnoreCase)
        );
}
