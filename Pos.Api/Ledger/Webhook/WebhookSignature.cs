using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pos.Api.Ledger.Webhook;

/// <summary>Checks signatures of Standard Webhooks: <c>v1,</c> and base 64 of the HMAC-SHA256 of <c>id.timestamp.body</c>.</summary>
internal sealed class WebhookSignature(IReadOnlyList<byte[]> keys, TimeSpan tolerance, TimeProvider clock)
{
    /// <summary>A sender that rotates has two or three; more are somebody's tries.</summary>
    private const int MostSignatures = 10;

    private const string Version = "v1,";

    /// <param name="id">The header <c>webhook-id</c>.</param>
    /// <param name="timestamp">The header <c>webhook-timestamp</c>: seconds since 1970.</param>
    /// <param name="signatures">The header <c>webhook-signature</c>: one or more, with a space between them.</param>
    /// <param name="body">Each byte as it came: what was signed is not what was meant.</param>
    /// <returns>Why it is not taken, for the log; null if it is good.</returns>
    public string? FaultOf(string id, string timestamp, string signatures, ReadOnlySpan<byte> body)
    {
        if (id.Length is 0 or > WebhookDelivery.IdMaxLength || !id.All(c => c is > ' ' and <= '~'))
        {
            return "its id is none";
        }

        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var sentAt))
        {
            return "its timestamp is none";
        }

        if (!IsSigned([.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body], signatures))
        {
            return "its signature is not of a secret that we know";
        }

        // Last, so that only who knows a secret learns anything of our clock.
        return Math.Abs(clock.GetUtcNow().ToUnixTimeSeconds() - sentAt) > (long)tolerance.TotalSeconds
            ? "it is too old, or from the future"
            : null;
    }

    /// <summary>Every signature with every key, whatever was found before: how long it takes says nothing.</summary>
    private bool IsSigned(ReadOnlySpan<byte> content, string signatures)
    {
        var given = signatures
            .Split(' ', MostSignatures + 1, StringSplitOptions.RemoveEmptyEntries)
            .Take(MostSignatures)
            .Where(signature => signature.StartsWith(Version, StringComparison.Ordinal))
            .Select(signature => Encoding.UTF8.GetBytes(signature[Version.Length..]))
            .ToList();

        var isSigned = false;
        foreach (var key in keys)
        {
            var expected = Encoding.UTF8.GetBytes(Convert.ToBase64String(HMACSHA256.HashData(key, content)));
            foreach (var signature in given)
            {
                isSigned |= CryptographicOperations.FixedTimeEquals(expected, signature);
            }
        }

        return isSigned;
    }
}
