namespace Pos.Api.Sales;

internal static class SaleTimes
{
    /// <summary>The same time to the microsecond.</summary>
    /// <remarks>The database keeps no more, and what it would drop must not be in the first message either.</remarks>
    public static DateTimeOffset Stored(DateTimeOffset time) =>
        new(time.UtcTicks - (time.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
}
