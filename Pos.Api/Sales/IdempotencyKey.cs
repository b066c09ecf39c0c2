namespace Pos.Api.Sales;

/// <summary>
/// Remembers that a key has made a sale. It is written in the sale's own transaction, so only a made sale is remembered, and
/// never expires.
/// </summary>
public sealed class IdempotencyKey
{
    public const int ScopeMaxLength = 160;
    public const int KeyMaxLength = 255;

    /// <summary>Whose key it is: a terminal's, or a user's where the token names no terminal.</summary>
    public required string Scope { get; init; }

    public required string Key { get; init; }

    /// <summary>SHA-256 of the canonical request.</summary>
    public required byte[] RequestHash { get; init; }

    public required Guid SaleId { get; init; }

    public DateTime CreatedAt { get; private set; }
}
