using Npgsql;

namespace Pos.Api.Persistence;

/// <summary>Columns of a row that has been read, which may be null.</summary>
internal static class NullableColumns
{
    public static string? TextOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetString(column);

    public static DateTimeOffset? TimeOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDateTime(column);

    public static double? NumberOrNull(this NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetDouble(column);
}
