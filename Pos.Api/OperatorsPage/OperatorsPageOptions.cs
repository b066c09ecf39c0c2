using System.ComponentModel.DataAnnotations;

namespace Pos.Api.OperatorsPage;

/// <summary>The operators' page: how people sign in, and where its links lead.</summary>
public sealed class OperatorsPageOptions : IValidatableObject
{
    public const string SectionName = "OperatorsPage";

    /// <summary>Stands in <see cref="TraceUrl"/> where the trace's id belongs.</summary>
    public const string TraceIdPlace = "{trace_id}";

    /// <summary>The page's name at Auth.</summary>
    [Required]
    public string ClientId { get; init; } = "pos-ops";

    /// <summary>Its secret there, if it has one; PKCE is used either way.</summary>
    public string? ClientSecret { get; init; }

    /// <summary>Where browsers reach Pos.Api, such as <c>https://pos.example.org</c>, if that is not what its requests say: behind a proxy.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>Where browsers sign in, if they know Auth by another address than Pos.Api does.</summary>
    public Uri? AuthorizationUrl { get; init; }

    /// <summary>After how long people sign in again; sooner, if the token that they have got from Auth ends sooner.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "1.00:00:00")]
    public TimeSpan SessionLifetime { get; init; } = TimeSpan.FromHours(1);

    /// <summary>How often what is shown is read again, for as long as anybody looks.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RefreshInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many pages may be open at once that update by themselves, at each instance.</summary>
    [Range(1, 10_000)]
    public int MaxStreams { get; init; } = 200;

    /// <summary>From what age on a pending sale is told as late.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan LateAfter { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>A trace in the trace viewer, with <c>{trace_id}</c> where its id belongs; without it the page tells the id.</summary>
    public string? TraceUrl { get; init; }

    /// <summary>RabbitMQ's management page, if operators can reach it.</summary>
    public Uri? BrokerUrl { get; init; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (name, url) in new[] { (nameof(PublicUrl), PublicUrl), (nameof(AuthorizationUrl), AuthorizationUrl) })
        {
            if (url is not null && !IsWeb(url))
            {
                yield return new($"{SectionName}:{name} must be an http address.", [name]);
            }
        }

        if (PublicUrl is { IsAbsoluteUri: true, PathAndQuery: not "/" })
        {
            yield return new($"{SectionName}:{nameof(PublicUrl)} must have no path: the page lies at /ops.", [nameof(PublicUrl)]);
        }

        if (BrokerUrl is not null && !IsWeb(BrokerUrl))
        {
            yield return new($"{SectionName}:{nameof(BrokerUrl)} must be an http address.", [nameof(BrokerUrl)]);
        }

        if (TraceUrl is not null && !IsTraceUrl(TraceUrl))
        {
            yield return new(
                $"{SectionName}:{nameof(TraceUrl)} must be an http address with {TraceIdPlace} in it.",
                [nameof(TraceUrl)]
            );
        }
    }

    private static bool IsTraceUrl(string url) =>
        url.Contains(TraceIdPlace, StringComparison.Ordinal)
        && Uri.TryCreate(url.Replace(TraceIdPlace, "0", StringComparison.Ordinal), UriKind.Absolute, out var address)
        && IsWeb(address);

    private static bool IsWeb(Uri url) =>
        url is { IsAbsoluteUri: true, Scheme: "http" or "https" } && string.IsNullOrEmpty(url.UserInfo);
}
