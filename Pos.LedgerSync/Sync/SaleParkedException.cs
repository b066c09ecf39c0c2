namespace Pos.LedgerSync.Sync;

/// <summary>Carries a message to the dead-letter queue: its sale is parked in the database already.</summary>
/// <remarks>The message is what an operator reads in the broker's management page.</remarks>
public sealed class SaleParkedException(string saleNumber, string reason) : Exception($"{saleNumber}: {reason}")
{
    public string SaleNumber { get; } = saleNumber;
}
