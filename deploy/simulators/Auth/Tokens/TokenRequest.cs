using System.Net.Http.Headers;
using System.Text;

namespace Pos.Simulators.Auth.Tokens;

/// <summary>What was sent to the token endpoint: the form, and the client's name and secret from it or from HTTP Basic.</summary>
internal sealed class TokenRequest
{
    private const string Audience = "audience";

    private readonly IFormCollection _form;

    private TokenRequest(IFormCollection form, string clientId, string clientSecret)
    {
        _form = form;
        ClientId = clientId;
        ClientSecret = clientSecret;
        Audiences = form[Audience]
            .SelectMany(value => (value ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Distinct()
            .ToArray();
    }

    public string ClientId { get; }

    public string ClientSecret { get; }

    /// <summary>Separated by spaces, or as several parameters.</summary>
    public IReadOnlyList<string> Audiences { get; }

    public string this[string parameter] => _form[parameter].ToString();

    public static async Task<(TokenRequest? Request, TokenError? Error)> ReadAsync(
        HttpRequest http,
        CancellationToken cancellationToken
    )
    {
        if (!http.HasFormContentType)
        {
            return (null, TokenError.InvalidRequest("The body must be application/x-www-form-urlencoded."));
        }

        var _form = await http.ReadFormAsync(cancellationToken);
        if (_form.FirstOrDefault(parameter => parameter.Key != Audience && parameter.Value.Count > 1).Key is { } repeated)
        {
            return (null, TokenError.InvalidRequest($"'{repeated}' is there more than once."));
        }

        var (id, secret) = BasicCredentials(http) ?? (_form["client_id"].ToString(), _form["client_secret"].ToString());
        return (new TokenRequest(_form, id, secret), null);
    }

    private static (string Id, string Secret)? BasicCredentials(HttpRequest http)
    {
        if (
            !AuthenticationHeaderValue.TryParse(http.Headers.Authorization.ToString(), out var header)
            || !"Basic".Equals(header.Scheme, StringComparison.OrdinalIgnoreCase)
        )
        {
            return null;
        }

        var bytes = new byte[(header.Parameter ?? "").Length];
        var readable = Convert.TryFromBase64String(header.Parameter ?? "", bytes, out var length);
        var parts = readable ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2) : [];

        // RFC 6749, 2.3.1: both are form-encoded before they are joined.
        return parts is [var id, var secret] ? (Uri.UnescapeDataString(id), Uri.UnescapeDataString(secret)) : ("", "");
    }
}
