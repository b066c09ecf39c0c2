namespace Pos.Api.Outbox;

/// <summary>What the relay's spans tell of what it does not know itself.</summary>
internal sealed class OutboxTracing
{
    /// <summary>The attribute that holds a message's subject; none if null.</summary>
    public string? SubjectAttribute { get; set; }
}
