using System.Globalization;
using System.Text;

namespace Pos.SystemTests.Refusals;

/// <summary>A request as it goes over the line; each part can be made wrong.</summary>
internal sealed record ARequest
{
    public string Method { get; init; } = "POST";

    public string Path { get; init; } = "/api/v1/sales";

    /// <summary>Whose token it carries; null for none.</summary>
    public string? User { get; init; } = "grace";

    /// <summary>Null for none.</summary>
    public string? ContentType { get; init; } = "application/json";

    /// <summary>Null for none.</summary>
    public byte[]? Body { get; init; }

    public string? ContentLength { get; init; }

    public IReadOnlyList<string> Headers { get; init; } = [];

    public static ARequest Post(string body) => new() { Body = Encoding.UTF8.GetBytes(body) };

    public static ARequest Get(string path) =>
        new()
        {
            Method = "GET",
            Path = path,
            ContentType = null,
        };

    public byte[] ToBytes(string? token)
    {
        var head = new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"{Method} {Path} HTTP/1.1\r\nHost: pos\r\nConnection: close\r\n"
        );
        if (token is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Authorization: Bearer {token}\r\n");
        }

        if (ContentType is not null)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Type: {ContentType}\r\n");
        }

        if (!IsChunked && (ContentLength ?? Body?.Length.ToString(CultureInfo.InvariantCulture)) is { } length)
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {length}\r\n");
        }

        foreach (var header in Headers)
        {
            head.Append(header).Append("\r\n");
        }

        return [.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. Body ?? []];
    }

    private bool IsChunked => Headers.Any(header => header.StartsWith("Transfer-Encoding", StringComparison.OrdinalIgnoreCase));
}
