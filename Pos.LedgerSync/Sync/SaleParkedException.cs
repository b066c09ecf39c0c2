namespace Pos.LedgerSync.Sync;

/// <summary>Carries a message to the dead-letter queue: its sale is parked in the database already.</summary>
/// <remarks>The message and the headers made of it are what an operator reads in the broker's management page.</remarks>
internal sealed class SaleParkedException(string saleNumber, Standing standing) : Exception($"{saleNumber}: {standing.LastError}")
{
    public Standing Standing { get; } = standing;
}

/// <summary>Carries a message to the dead-letter queue that names no sale of ours.</summary>
internal sealed class UnknownSaleException(string saleNumber) : Exception($"There is no sale {saleNumber} in the database.");

/// <summary>Carries a message to the dead-letter queue whose sale number is none that any sale can have.</summary>
internal sealed class UnreadableMessageException() : Exception("The sale number contains the character U+0000.");
