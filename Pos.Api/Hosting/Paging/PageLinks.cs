using Microsoft.AspNetCore.Http.Extensions;

namespace Pos.Api.Hosting.Paging;

/// <summary>The <c>Link</c> header (RFC 8288) of a page: the same query at other places.</summary>
/// <remarks>The targets are relative to the host: whatever name and scheme the caller used, they lead back to the same.</remarks>
/// <param name="request">The query that was asked.</param>
/// <param name="places">The parameters that say where in the list; the others say which list, and stay.</param>
internal sealed class PageLinks(HttpRequest request, params string[] places)
{
    public const string Page = "page";
    public const string Cursor = "cursor";

    private readonly List<string> _links = [];

    /// <param name="relation">Such as <c>next</c>.</param>
    /// <param name="parameter">What says where the other page lies.</param>
    /// <param name="value">The parameter's value; without one there is no such page, and no link.</param>
    public PageLinks Add(string relation, string parameter, string? value)
    {
        if (value is not null)
        {
            var list = request.Query.Where(given => !places.Contains(given.Key));
            var query = new QueryBuilder(list) { { parameter, value } };
            _links.Add($"<{request.PathBase.Add(request.Path).ToUriComponent()}{query}>; rel=\"{relation}\"");
        }

        return this;
    }

    public void Send()
    {
        if (_links.Count > 0)
        {
            request.HttpContext.Response.Headers.Link = string.Join(", ", _links);
        }
    }
}
