using System.Text.Json;

namespace Pos.SystemTests.Harness;

/// <summary>A message that was looked at and put back.</summary>
public sealed record PeekedMessage
{
    public required string Payload { get; init; }

    public required string Exchange { get; init; }

    public required string RoutingKey { get; init; }

    public required bool Redelivered { get; init; }

    public required JsonElement Properties { get; init; }

    /// <summary>The id that was fixed when the message was staged.</summary>
    public string? MessageId => Properties.TryGetProperty("message_id", out var id) ? id.GetString() : null;

    public string? Header(string name) =>
        Properties.TryGetProperty("headers", out var headers) && headers.TryGetProperty(name, out var value)
            ? value.ToString()
            : null;
}
