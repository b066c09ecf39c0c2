namespace Pos.Api.Ledger;

/// <summary>A webhook of the Ledger that was taken, so that a repeat of it is known as one.</summary>
public sealed class WebhookDelivery
{
    public const int IdMaxLength = 255;

    private WebhookDelivery() { }

    /// <summary>The sender's <c>webhook-id</c>.</summary>
    public string Id { get; private init; } = "";

    public DateTime ReceivedAt { get; private init; }
}
