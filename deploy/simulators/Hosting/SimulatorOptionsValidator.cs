using Microsoft.Extensions.Options;
using Pos.Simulators.Ledger.Confirming;

namespace Pos.Simulators.Hosting;

internal sealed class SimulatorOptionsValidator : IValidateOptions<SimulatorOptions>
{
    public ValidateOptionsResult Validate(string? name, SimulatorOptions options)
    {
        var failures = new List<string>();
        var ports = new Dictionary<int, Upstream>();

        foreach (var upstream in Enum.GetValues<Upstream>())
        {
            CheckAddress(upstream, options.UrlOf(upstream), ports, failures);
        }

        if (!Uri.TryCreate(options.Issuer, UriKind.Absolute, out var issuer) || issuer.Scheme is not ("http" or "https"))
        {
            failures.Add("Simulators__Issuer must be an absolute http or https address, for example http://127.0.0.1:8004.");
        }

        if (
            options.TokenLifetime is { } lifetime
            && (lifetime < SimulatorOptions.ShortestTokenLifetime || lifetime > SimulatorOptions.LongestTokenLifetime)
        )
        {
            failures.Add("Simulators__TokenLifetime must be from 00:00:01 to 1.00:00:00 (a day), written hh:mm:ss.");
        }

        CheckWebhook(options, failures);

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static void CheckWebhook(SimulatorOptions options, List<string> failures)
    {
        var (url, secret) = (options.WebhookUrl, options.WebhookSecret);
        if (string.IsNullOrEmpty(url) && string.IsNullOrEmpty(secret))
        {
            return;
        }

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
        {
            failures.Add(
                "Simulators__WebhookUrl must be an absolute http or https address, for example http://127.0.0.1:8001/api/v1/webhooks/ledger."
            );
        }

        if (WebhookSignature.FromSecret(secret) is null)
        {
            failures.Add("Simulators__WebhookSecret must be whsec_ and from 24 to 64 bytes in base64.");
        }
    }

    private static void CheckAddress(Upstream upstream, string url, Dictionary<int, Upstream> ports, List<string> failures)
    {
        if (!ListenAddress.TryParse(url, out var address))
        {
            failures.Add($"Simulators__{upstream}Url must be http://host:port, where host is an address, localhost or *.");
        }
        else if (!ports.TryAdd(address.Port, upstream))
        {
            failures.Add(
                $"Simulators__{upstream}Url has the port {address.Port} of Simulators__{ports[address.Port]}Url; each needs its own."
            );
        }
    }
}
