using Microsoft.AspNetCore.Http.HttpResults;
using Pos.Simulators.Hosting;

namespace Pos.Simulators.Ledger.Reading;

/// <summary>The parameters of <c>GET /api/v1/entries</c>, of which each may stand there once.</summary>
internal sealed class EntryQuery
{
    private static readonly string[] Known = ["reference", "source", "after", "start_date", "end_date", "page", "limit"];

    private readonly IQueryCollection _query;

    private EntryQuery(IQueryCollection query) => _query = query;

    public static bool TryRead(HttpRequest http, out EntryQuery query, out ProblemHttpResult? problem)
    {
        query = new EntryQuery(http.Query);
        problem =
            http.Query.Keys.FirstOrDefault(name => !Known.Contains(name)) is { } unknown
                ? Problems.Malformed($"'{unknown}' is no parameter here.")
            : http.Query.FirstOrDefault(it => it.Value.Count > 1).Key is { } repeated
                ? Problems.Malformed($"'{repeated}' is there twice.")
            : null;

        return problem is null;
    }

    public bool Has(params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (_query.ContainsKey(name))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The value, or nothing where the parameter is absent or empty.</summary>
    public string? this[string name] => _query[name].ToString() is { Length: > 0 } text ? text : null;
}
