using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Entries;
using Pos.Simulators.Ledger.Rules;

namespace Pos.Simulators.Ledger.Posting;

/// <summary>Reads the body of an entry: what is no JSON is a 400, what is JSON and no entry a 422.</summary>
internal static class EntryBody
{
    public static async Task<(LedgerEntry? Entry, ProblemHttpResult? Problem)> ReadAsync(HttpRequest http)
    {
        if (!http.HasJsonContentType())
        {
            return (
                null,
                Problems.Of(StatusCodes.Status415UnsupportedMediaType, "unsupported-media-type", "An entry is application/json.")
            );
        }

        using var body = new MemoryStream();
        await http.Body.CopyToAsync(body, http.HttpContext.RequestAborted);
        var text = body.GetBuffer().AsMemory(0, (int)body.Length);

        try
        {
            return JsonSerializer.Deserialize(text.Span, SimulatorsJson.Default.LedgerEntry) is { } entry
                ? (entry, null)
                : (null, Refused("", "null is no entry."));
        }
        catch (JsonException exception)
        {
            return (
                null,
                IsJson(text)
                    ? Refused(Pointer(exception.Path), JsonComplaint.Of(exception))
                    : Problems.Malformed("The body is no JSON.")
            );
        }
    }

    private static ProblemHttpResult Refused(string pointer, string detail) =>
        EntryProblems.Invalid([new EntryError(pointer, detail)]);

    private static bool IsJson(ReadOnlyMemory<byte> text)
    {
        try
        {
            JsonDocument.Parse(text).Dispose();
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // The serializer writes $.lines[0].tax.
    private static string Pointer(string? path) =>
        (path ?? "").TrimStart('$').Replace('.', '/').Replace('[', '/').Replace("]", "", StringComparison.Ordinal);
}
