using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Net.Http.Headers;

namespace Pos.Api.Hosting.Requests;

/// <summary>
/// Refuses, before anything is done, a request that accepts none of the forms in which its route answers: afterwards the sale
/// would be made and its answer thrown away.
/// </summary>
internal sealed class AcceptableAnswers(RequestDelegate next)
{
    public Task InvokeAsync(HttpContext http)
    {
        if (IsAcceptable(http))
        {
            return next(http);
        }

        http.Response.StatusCode = StatusCodes.Status406NotAcceptable;
        return Task.CompletedTask;
    }

    private static bool IsAcceptable(HttpContext http)
    {
        // An Accept header that cannot be read says nothing, just as one that is missing.
        if (http.Request.Headers.Accept.Count == 0 || http.Request.GetTypedHeaders().Accept is not { Count: > 0 } accepted)
        {
            return true;
        }

        var forms = FormsOf(http.GetEndpoint());
        return forms.Count == 0 || forms.Exists(form => Accepts(accepted, form));
    }

    private static List<MediaTypeHeaderValue> FormsOf(Endpoint? endpoint) =>
        [
            .. (endpoint?.Metadata.GetOrderedMetadata<IProducesResponseTypeMetadata>() ?? [])
                .Where(answer => answer.StatusCode < StatusCodes.Status300MultipleChoices)
                .SelectMany(answer => answer.ContentTypes)
                .Select(form => MediaTypeHeaderValue.Parse(form)),
        ];

    /// <summary>The most specific range decides: <c>application/json;q=0, */*</c> accepts all but JSON.</summary>
    private static bool Accepts(IEnumerable<MediaTypeHeaderValue> accepted, MediaTypeHeaderValue form) =>
        accepted
            .Where(range => form.IsSubsetOf(WithoutQuality(range)))
            .OrderBy(range =>
                range.MatchesAllTypes ? 2
                : range.MatchesAllSubTypes ? 1
                : 0
            )
            .FirstOrDefault()
            is { } best
        && best.Quality is not 0;

    private static MediaTypeHeaderValue WithoutQuality(MediaTypeHeaderValue range) => new(range.MediaType);
}
