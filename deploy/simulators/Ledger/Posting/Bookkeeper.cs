using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Pos.Simulators.Hosting;
using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Posting;

/// <summary>Books entries. What the rules are, and that they hold under concurrency, is in <c>ledger.sql</c>.</summary>
internal sealed class Bookkeeper(NpgsqlDataSource database) : IDisposable
{
    private readonly GroupCommit<Booking> _books = new(
        database,
        row => new Booking(row.GetString(0), EntryId.Of(row.GetInt64(1)))
    );

    /// <summary>Takes no cancellation: whether the caller still listens is nothing to the books.</summary>
    public Task<Booking> BookAsync(LedgerEntry entry, bool keyed)
    {
        var content = JsonSerializer.SerializeToUtf8Bytes(entry, SimulatorsJson.Default.LedgerEntry);

        return _books.DoAsync(() =>
            new NpgsqlBatchCommand("SELECT outcome, entry_number FROM ledger.book($1, $2)")
            {
                Parameters =
                {
                    new NpgsqlParameter<bool> { TypedValue = keyed },
                    new NpgsqlParameter<byte[]> { NpgsqlDbType = NpgsqlDbType.Json, TypedValue = content },
                },
            }
        );
    }

    public void Dispose() => _books.Dispose();
}

/// <param name="Outcome"><c>booked</c>, <c>repeated</c> or <c>conflict</c>.</param>
/// <param name="EntryId">Of the entry that stands in the books under that reference.</param>
internal sealed record Booking(string Outcome, string EntryId);
