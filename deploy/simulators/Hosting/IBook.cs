using Npgsql;

namespace Pos.Simulators.Hosting;

/// <summary>What a service keeps in the database: makes its schema if it is missing, and reads what it needs to start.</summary>
internal interface IBook
{
    /// <summary>Runs inside one transaction with all other books, and alone among all simulators that start on this database.</summary>
    Task OpenAsync(NpgsqlConnection connection, CancellationToken cancellationToken);
}
