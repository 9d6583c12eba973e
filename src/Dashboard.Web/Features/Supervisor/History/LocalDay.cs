namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>
/// A day as the browser's clock on the wall has it. The server knows no time zones: the browser names the hours of its day,
/// of which there are 23 or 25 when the clocks are changed.
/// </summary>
public sealed class LocalDay
{
    private readonly (DateTimeOffset At, int Minute)[] _hours;

    private LocalDay((DateTimeOffset At, int Minute)[] hours) => _hours = hours;

    /// <summary>When it begins, UTC.</summary>
    public DateTimeOffset Midnight => _hours[0].At;

    /// <summary>When the next one begins, UTC.</summary>
    public DateTimeOffset End => _hours[^1].At;

    /// <summary>Its hours: when each begins, UTC, and what the clock shows then.</summary>
    public IEnumerable<(DateTimeOffset At, int Hour)> Hours => _hours.SkipLast(1).Select(h => (h.At, h.Minute / 60));

    /// <summary>Reads what a browser says; null when it makes no day.</summary>
    /// <param name="hours">Each hour's beginning in ms since 1970, with the minute of the day that the clock shows then; last of all the next midnight.</param>
    public static LocalDay? Create(long[][]? hours)
    {
        // From a browser comes what it likes.
        if (hours is not { Length: > 20 and < 30 } || Array.Exists(hours, h => h is not [> 0 and < 253_402_300_000_000, >= 0 and < 24 * 60]))
        {
            return null;
        }

        var read = Array.ConvertAll(hours, h => (At: DateTimeOffset.FromUnixTimeMilliseconds(h[0]), Minute: (int)h[1]));
        return read.Zip(read.Skip(1)).All(p => p.First.At < p.Second.At && p.Second.At - p.First.At <= TimeSpan.FromHours(1)) ? new LocalDay(read) : null;
    }

    /// <summary>When the hour began in which a moment is.</summary>
    /// <param name="moment">The moment, within this day.</param>
    public DateTimeOffset HourOf(DateTimeOffset moment) => Find(moment).At;

    /// <summary>What the clock shows at a moment: 10:14.</summary>
    /// <param name="moment">The moment, within this day.</param>
    public string Clock(DateTimeOffset moment)
    {
        var (at, minute) = Find(moment);
        var shown = minute + Math.Max(0, (int)(moment - at).TotalMinutes);
        return FormattableString.Invariant($"{shown / 60 % 24:00}:{shown % 60:00}");
    }

    private (DateTimeOffset At, int Minute) Find(DateTimeOffset moment) => Array.FindLast(_hours, h => h.At <= moment) is { At.Ticks: > 0 } found ? found : _hours[0];
}
