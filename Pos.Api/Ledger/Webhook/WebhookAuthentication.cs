using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Pos.Api.Hosting.Problems;

namespace Pos.Api.Ledger.Webhook;

/// <summary>
/// Takes for the Ledger whoever has signed the request's bytes. It is done before anything else reads them, so that who has no
/// secret does not even learn whether a body is well-formed.
/// </summary>
internal sealed partial class WebhookAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> schemes,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    IOptions<WebhookOptions> options,
    IProblemDetailsService problems,
    TimeProvider clock
) : AuthenticationHandler<AuthenticationSchemeOptions>(schemes, loggers, encoder)
{
    public const string SchemeName = "ledger-webhook";
    public const string IdHeader = "webhook-id";
    public const string TimestampHeader = "webhook-timestamp";
    public const string SignatureHeader = "webhook-signature";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (
            Request.Headers[IdHeader] is not [{ } id]
            || Request.Headers[TimestampHeader] is not [{ } timestamp]
            || Request.Headers[SignatureHeader] is not [{ } signatures]
        )
        {
            return Refuse("a header is missing, or is there twice");
        }

        Request.EnableBuffering();
        using var body = new MemoryStream();
        await Request.Body.CopyToAsync(body, Context.RequestAborted);
        Request.Body.Position = 0;

        var keys = options.Value.LedgerSecrets.Select(WebhookSecret.Parse).OfType<byte[]>().ToList();
        var signature = new WebhookSignature(keys, options.Value.Tolerance, clock);
        return signature.FaultOf(id, timestamp, signatures, body.GetBuffer().AsSpan(0, (int)body.Length)) is { } fault
            ? Refuse(keys.Count == 0 ? "no secret is configured" : fault)
            : AuthenticateResult.Success(
                new(new ClaimsPrincipal(new ClaimsIdentity([new("sub", "ledger")], SchemeName)), SchemeName)
            );
    }

    /// <summary>The same to all, whatever was wrong.</summary>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties) =>
        await problems.WriteAsync(
            new()
            {
                HttpContext = Context,
                ProblemDetails = Problem.Details(
                    ProblemCatalogue.Unauthenticated,
                    "A webhook needs webhook-id, a webhook-timestamp of these minutes, and a webhook-signature of the shared secret."
                ),
            }
        );

    private AuthenticateResult Refuse(string fault)
    {
        Log.Refused(Logger, fault);
        return AuthenticateResult.Fail(fault);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "A webhook was refused: {Fault}")]
        public static partial void Refused(ILogger logger, string fault);
    }
}
