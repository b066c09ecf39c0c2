using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace Pos.Api.Ledger.Webhook;

/// <summary>How the Ledger's webhooks are known to be the Ledger's.</summary>
public sealed class WebhookOptions
{
    public const string SectionName = "Webhooks";

    /// <summary>
    /// As Standard Webhooks writes them: <c>whsec_</c> and base 64. More than one while they are rotated; with none, every webhook
    /// is refused.
    /// </summary>
    public IReadOnlyList<string> LedgerSecrets { get; init; } = [];

    /// <summary>How far a webhook's timestamp may be from our clock, either way.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan Tolerance { get; init; } = TimeSpan.FromMinutes(5);
}

/// <summary>Refuses to start with a secret that is none.</summary>
internal sealed class WebhookOptionsValidator : IValidateOptions<WebhookOptions>
{
    public ValidateOptionsResult Validate(string? name, WebhookOptions options)
    {
        // Its place and not its text: that is a secret, if a broken one.
        var broken = options
            .LedgerSecrets.Select((secret, index) => (secret, index))
            .Where(item => WebhookSecret.Parse(item.secret) is null)
            .Select(item =>
                $"Webhooks:LedgerSecrets:{item.index} must be whsec_ and base 64 of at least {WebhookSecret.MinBytes} bytes."
            )
            .ToList();
        return broken.Count > 0 ? ValidateOptionsResult.Fail(broken) : ValidateOptionsResult.Success;
    }
}
