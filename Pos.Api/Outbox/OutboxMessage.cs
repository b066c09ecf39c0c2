namespace Pos.Api.Outbox;

/// <summary>A message that waits in the database until the broker has confirmed it.</summary>
/// <remarks>The row is deleted then; what stands in the table has not been confirmed.</remarks>
public sealed class OutboxMessage
{
    public const int SubjectMaxLength = 64;

    public long Id { get; private set; }

    /// <summary>Fixed when the row is written, so that a message published twice is recognised as one.</summary>
    public required Guid MessageId { get; init; }

    /// <summary>What the message is about, for whoever has to know whether anything of theirs still waits.</summary>
    public string? Subject { get; init; }

    /// <summary>Where it goes, as a MassTransit address that names no host, such as <c>exchange:Pos.Contracts:SaleCreated</c>.</summary>
    public required string Destination { get; init; }

    /// <summary>Media type of <see cref="Body"/>.</summary>
    public required string ContentType { get; init; }

    /// <summary>The complete envelope, exactly as it will be sent.</summary>
    public required byte[] Body { get; init; }

    /// <summary>Transport headers as a JSON object.</summary>
    public required string Headers { get; init; }

    /// <summary>The W3C traceparent of the request that staged the message.</summary>
    public string? TraceParent { get; init; }

    /// <summary>For how long the relay leaves the message alone; the database adds it to its own clock.</summary>
    public TimeSpan? HeldFor { get; init; }

    /// <summary>From when on the relay may take it, by the database's clock.</summary>
    public DateTime AvailableAt { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>How often the message itself was refused; an outage counts nothing.</summary>
    public int Attempts { get; private set; }

    /// <summary>Given up by the relay, and kept for an operator.</summary>
    public bool Parked { get; private set; }

    public string? LastError { get; private set; }
}
