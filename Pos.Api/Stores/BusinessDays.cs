namespace Pos.Api.Stores;

/// <summary>When a store's days begin and end.</summary>
internal static class BusinessDays
{
    /// <summary>In UTC; where the clock jumps over midnight, the day begins after the jump.</summary>
    public static DateTime StartOf(DateOnly day, TimeZoneInfo zone)
    {
        var midnight = day.ToDateTime(TimeOnly.MinValue);
        while (zone.IsInvalidTime(midnight))
        {
            midnight = midnight.AddMinutes(1);
        }

        return TimeZoneInfo.ConvertTimeToUtc(midnight, zone);
    }

    /// <summary>The day after it begins where it ends.</summary>
    public static DateTime EndOf(DateOnly day, TimeZoneInfo zone) => StartOf(day.AddDays(1), zone);
}
