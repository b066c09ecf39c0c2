using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pos.Simulators.Ledger.Confirming;

/// <summary>Signs as <see href="https://www.standardwebhooks.com">Standard Webhooks</see> says: symmetric, version 1.</summary>
public sealed class WebhookSignature
{
    /// <summary>What a secret begins with; the key follows in base64.</summary>
    public const string SecretPrefix = "whsec_";

    private const int ShortestKey = 24;
    private const int LongestKey = 64;

    private readonly byte[] _key;

    private WebhookSignature(byte[] key) => _key = key;

    /// <summary>Nothing, if the secret is of another form.</summary>
    public static WebhookSignature? FromSecret(string? secret)
    {
        if (secret is null || !secret.StartsWith(SecretPrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var key = new byte[secret.Length];
        return
            Convert.TryFromBase64String(secret[SecretPrefix.Length..], key, out var length)
            && length is >= ShortestKey and <= LongestKey
            ? new WebhookSignature(key[..length])
            : null;
    }

    /// <summary>The <c>webhook-signature</c> of a body that is sent under this id at this time.</summary>
    public string Sign(string id, DateTimeOffset sentAt, ReadOnlySpan<byte> body)
    {
        var head = string.Create(CultureInfo.InvariantCulture, $"{id}.{sentAt.ToUnixTimeSeconds()}.");
        byte[] signed = [.. Encoding.UTF8.GetBytes(head), .. body];
        return $"v1,{Convert.ToBase64String(HMACSHA256.HashData(_key, signed))}";
    }
}
