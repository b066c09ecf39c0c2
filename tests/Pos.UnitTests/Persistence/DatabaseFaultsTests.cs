using Microsoft.EntityFrameworkCore;
using Npgsql;
using Pos.Api.Persistence;
using Xunit;

namespace Pos.UnitTests.Persistence;

public sealed class DatabaseFaultsTests
{
    [Theory]
    [InlineData(PostgresErrorCodes.AdminShutdown)]
    [InlineData(PostgresErrorCodes.CannotConnectNow)]
    [InlineData(PostgresErrorCodes.TooManyConnections)]
    [InlineData(PostgresErrorCodes.DiskFull)]
    [InlineData(PostgresErrorCodes.InvalidPassword)]
    [InlineData(PostgresErrorCodes.ReadOnlySqlTransaction)]
    [InlineData(PostgresErrorCodes.InvalidCatalogName)]
    [InlineData(PostgresErrorCodes.QueryCanceled)]
    [InlineData(PostgresErrorCodes.SerializationFailure)]
    public void A_database_that_takes_nothing_for_now_is_unavailable(string state) =>
        Assert.True(Refusal(state).IsDatabaseUnavailable());

    [Theory]
    [InlineData(PostgresErrorCodes.UniqueViolation)]
    [InlineData(PostgresErrorCodes.CheckViolation)]
    [InlineData(PostgresErrorCodes.StringDataRightTruncation)]
    [InlineData(PostgresErrorCodes.UndefinedTable)]
    [InlineData(PostgresErrorCodes.InsufficientPrivilege)]
    public void A_database_that_was_asked_for_something_wrong_is_not(string state) =>
        Assert.False(Refusal(state).IsDatabaseUnavailable());

    [Fact]
    public void A_lost_connection_is_seen_through_what_is_wrapped_around_it()
    {
        var lost = new NpgsqlException("lost", new IOException());

        Assert.True(lost.IsDatabaseUnavailable());
        Assert.True(new DbUpdateException("not saved", lost).IsDatabaseUnavailable());
        Assert.True(new InvalidOperationException("likely transient", lost).IsDatabaseUnavailable());
        Assert.True(
            new InvalidOperationException("likely transient", new DbUpdateException("not saved", lost)).IsDatabaseUnavailable()
        );
        Assert.False(new InvalidOperationException("a fault of ours").IsDatabaseUnavailable());
    }

    private static PostgresException Refusal(string state) => new("refused", "ERROR", "ERROR", state);
}
