using Npgsql;

namespace Pos.Simulators.Hosting;

/// <summary>Opens the books before the first port does.</summary>
internal sealed class BookOpening(NpgsqlDataSource database, IEnumerable<IBook> books) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await using var connection = await database.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);

        // CREATE … IF NOT EXISTS is no protection against two that create at the same moment.
        await connection.ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended('pos simulators', 0))", cancellationToken);

        foreach (var book in books)
        {
            await book.OpenAsync(connection, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
