using System.Globalization;
using Pos.Simulators.Ledger.Entries;

namespace Pos.Simulators.Ledger.Reading;

/// <summary>From (inclusive) to (exclusive) in UTC; a side that was not asked for is open.</summary>
internal sealed record TimeRange(DateTime? From, DateTime? Until)
{
    /// <summary>
    /// Each side is a day of UTC or an RFC 3339 time, and both are inclusive: the end day as a whole.
    /// The Ledger knows no store's time zone; who does asks with times.
    /// </summary>
    public static bool TryParse(string? start, string? end, out TimeRange range)
    {
        var readable = TryParse(start, out var from) & TryParse(end, out var last);
        range = new TimeRange(
            from?.At,
            last is null ? null : last.At + (last.IsDay ? TimeSpan.FromDays(1) : TimeSpan.FromMicroseconds(1))
        );
        return readable;
    }

    private static bool TryParse(string? text, out Moment? moment)
    {
        const DateTimeStyles Utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        const string Time = "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK";
        moment = null;

        if (text is null)
        {
            return true;
        }

        if (DateTime.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, Utc, out var day))
        {
            moment = new Moment(day, IsDay: true);
        }
        else if (
            OffsetTime.HasOffset(text)
            && DateTimeOffset.TryParseExact(text, Time, CultureInfo.InvariantCulture, DateTimeStyles.None, out var time)
        )
        {
            moment = new Moment(time.UtcDateTime, IsDay: false);
        }

        return moment is not null;
    }

    private sealed record Moment(DateTime At, bool IsDay);
}
