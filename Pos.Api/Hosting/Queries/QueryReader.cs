using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Pos.Api.Hosting.Json;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Hosting.Queries;

/// <summary>
/// Reads the parameters of a query strictly: one that is unknown, given twice or not as it must be is refused, and never bent
/// to fit. Only the first fault is told; what is read after it means nothing.
/// </summary>
internal sealed class QueryReader
{
    private readonly IQueryCollection _parameters;

    /// <param name="parameters">As they came.</param>
    /// <param name="known">The names that the call knows; case matters.</param>
    public QueryReader(IQueryCollection parameters, params ReadOnlySpan<string> known)
    {
        _parameters = parameters;
        foreach (var (name, values) in parameters)
        {
            if (!known.Contains(name))
            {
                Refuse(name, "is not known here");
            }
            else if (values.Count != 1)
            {
                Refuse(name, "is given more than once");
            }
        }
    }

    /// <summary>What is wrong with the first parameter that is; null while none is.</summary>
    public ProblemDetails? Problem { get; private set; }

    public bool Has(string name) => _parameters.ContainsKey(name);

    /// <summary>A whole number from 1.</summary>
    public int? Number(string name, int most) =>
        Read(
            name,
            $"must be a whole number from 1 to {most}",
            text =>
                int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                && number >= 1
                && number <= most
                    ? number
                    : (int?)null
        );

    public DateOnly? Day(string name) =>
        Read(
            name,
            "must be a day such as 2026-11-22",
            text =>
                DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
                && day.Year is >= 1900 and <= 9000
                    ? day
                    : (DateOnly?)null
        );

    public DateTimeOffset? Time(string name) =>
        Read(
            name,
            "must be RFC 3339 with an offset, such as 2026-11-22T09:15:00Z; a + in it has to be written as %2B",
            text =>
                StrictTime.TryParse(text, out var time) && time.UtcDateTime.Year is >= 1900 and <= 9000
                    ? time
                    : (DateTimeOffset?)null
        );

    /// <summary>One of an enumeration's words, in lower case as everywhere.</summary>
    public TWord? Word<TWord>(string name)
        where TWord : struct, Enum
    {
        var words = Enum.GetValues<TWord>().ToDictionary(word => word.ToString().ToLowerInvariant());
        return Read(
            name,
            $"must be one of {string.Join(", ", words.Keys)}",
            text => words.TryGetValue(text, out var word) ? word : (TWord?)null
        );
    }

    /// <summary>One of a list of words.</summary>
    public string? OneOf(string name, IReadOnlyCollection<string> words) =>
        Read(name, $"must be one of {string.Join(", ", words)}", text => words.Contains(text) ? text : null);

    /// <summary>Any text that the database can hold.</summary>
    public string? Text(string name, int maxLength) =>
        Read(
            name,
            $"must have 1 to {maxLength} characters, and no control character",
            text => text.Length > 0 && text.Length <= maxLength && !text.Any(char.IsControl) ? text : null
        );

    public void Refuse(string name, string fault) =>
        Problem ??= GeneralProblems.MalformedRequest($"The parameter {name} {fault}.");

    /// <summary>Null where the parameter is absent, or is refused for the fault.</summary>
    public T? Read<T>(string name, string fault, Func<string, T?> parse)
    {
        if (Problem is not null || !_parameters.TryGetValue(name, out var values))
        {
            return default;
        }

        var value = parse(values.ToString());
        if (value is null)
        {
            Refuse(name, fault);
        }

        return value;
    }
}
