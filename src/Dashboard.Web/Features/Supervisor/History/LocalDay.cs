namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>
/// A calendar day in the browser's time zone. The server does not know the zone: the browser sends the hours of its day, of which
/// there are 23 or 25 on days with a clock change.
/// </summary>
public sealed class LocalDay
{
    private readonly (DateTimeOffset At, int Minute)[] _hours;

    private LocalDay((DateTimeOffset At, int Minute)[] hours) => _hours = hours;

    /// <summary>The start of the day, UTC.</summary>
    public DateTimeOffset Midnight => _hours[0].At;

    /// <summary>The start of the next day, UTC.</summary>
    public DateTimeOffset End => _hours[^1].At;

    /// <summary>The hours: the start of each, UTC, and the local hour.</summary>
    public IEnumerable<(DateTimeOffset At, int Hour)> Hours => _hours.SkipLast(1).Select(h => (h.At, h.Minute / 60));

    /// <summary>Creates a day from the browser's data; null when the data is invalid.</summary>
    /// <param name="hours">The start of each hour in ms since 1970 with the local minute of the day, and last the next midnight.</param>
    public static LocalDay? Create(long[][]? hours)
    {
        // The data comes from a browser and is untrusted.
        if (hours is not { Length: > 20 and < 30 } || Array.Exists(hours, h => h is not [> 0 and < 253_402_300_000_000, >= 0 and < 24 * 60]))
        {
            return null;
        }

        var read = Array.ConvertAll(hours, h => (At: DateTimeOffset.FromUnixTimeMilliseconds(h[0]), Minute: (int)h[1]));
        return read.Zip(read.Skip(1)).All(p => p.First.At < p.Second.At && p.Second.At - p.First.At <= TimeSpan.FromHours(1)) ? new LocalDay(read) : null;
    }

    /// <summary>Returns the start of the hour that contains a timestamp.</summary>
    /// <param name="moment">The timestamp, within this day.</param>
    public DateTimeOffset HourOf(DateTimeOffset moment) => Find(moment).At;

    /// <summary>Formats the local time of a timestamp, such as 10:14.</summary>
    /// <param name="moment">The timestamp, within this day.</param>
    public string Clock(DateTimeOffset moment)
    {
        var (at, minute) = Find(moment);
        var shown = minute + Math.Max(0, (int)(moment - at).TotalMinutes);
        return FormattableString.Invariant($"{shown / 60 % 24:00}:{shown % 60:00}");
    }

    private (DateTimeOffset At, int Minute) Find(DateTimeOffset moment) => Array.FindLast(_hours, h => h.At <= moment) is { At.Ticks: > 0 } found ? found : _hours[0];
}
