namespace Pos.Api.Ledger.Webhook;

/// <summary>A key that the Ledger and we share.</summary>
internal static class WebhookSecret
{
    /// <summary>Standard Webhooks asks for 24; what is shorter can be guessed.</summary>
    public const int MinBytes = 24;

    private const string Prefix = "whsec_";

    /// <returns>The key's bytes, or null if it is none.</returns>
    public static byte[]? Parse(string secret)
    {
        if (!secret.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return null;
        }

        var bytes = new byte[secret.Length];
        return Convert.TryFromBase64String(secret[Prefix.Length..], bytes, out var length) && length >= MinBytes
            ? bytes[..length]
            : null;
    }
}
