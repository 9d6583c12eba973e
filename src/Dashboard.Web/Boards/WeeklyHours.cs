using System.Globalization;

namespace Dashboard.Web.Boards;

/// <summary>
/// Weekly recurring hours, as <c>22:00-07:00</c> or <c>Sat-Sun 00:00-24:00</c>. Hours across midnight belong to the day on which they begin. They are
/// in the display's local time zone.
/// </summary>
/// <param name="FirstDay">The first day on which they begin; null for every day.</param>
/// <param name="LastDay">The last day on which they begin, possibly earlier in the week than the first; null for every day.</param>
/// <param name="From">The start, as time since midnight.</param>
/// <param name="Until">The end, as time since midnight; when it is not after <paramref name="From"/>, it is on the next day.</param>
public sealed record WeeklyHours(DayOfWeek? FirstDay, DayOfWeek? LastDay, TimeSpan From, TimeSpan Until)
{
    /// <summary>The description of the accepted format, for error messages.</summary>
    public const string Format = "hours as 22:00-07:00, Sat-Sun 00:00-24:00 or Fri 17:30-24:00, in the display's own time";

    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>Returns the canonical text, which the script parses.</summary>
    public override string ToString() => $"{Days}{Clock(From)}-{Clock(Until)}";

    private string Days => FirstDay is not { } first ? "" : LastDay is { } last && last != first ? $"{Short(first)}-{Short(last)} " : $"{Short(first)} ";

    /// <summary>Parses hours.</summary>
    /// <param name="text">The text; case and additional spaces are ignored.</param>
    /// <returns>The hours; null when the text is invalid.</returns>
    public static WeeklyHours? Parse(string text) => text.Split(' ', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) switch
    {
        [var hours] => Read(null, hours),
        [var days, var hours] => Read(days, hours),
        _ => null,
    };

    private static WeeklyHours? Read(string? days, string hours)
    {
        if (hours.Split('-') is not [var begin, var end] || Time(begin) is not { } from || Time(end) is not { } until
            || from == until || from == Day || until == TimeSpan.Zero)
        {
            return null;
        }

        return days?.Split('-') switch
        {
            null => new WeeklyHours(null, null, from, until),
            [var day] when DayOf(day) is { } one => new WeeklyHours(one, one, from, until),
            [var first, var last] when DayOf(first) is { } a && DayOf(last) is { } b => new WeeklyHours(a, b, from, until),
            _ => null,
        };
    }

    private static TimeSpan? Time(string text) => text == "24:00" ? Day
        : TimeOnly.TryParseExact(text, ["HH:mm", "H:mm"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time.ToTimeSpan()
        : null;

    private static DayOfWeek? DayOf(string text) =>
        Enum.GetValues<DayOfWeek>().Cast<DayOfWeek?>().FirstOrDefault(d => string.Equals(Short(d!.Value), text, StringComparison.OrdinalIgnoreCase));

    private static string Short(DayOfWeek day) => day.ToString()[..3];

    private static string Clock(TimeSpan time) => time == Day ? "24:00" : time.ToString(@"hh\:mm", CultureInfo.InvariantCulture);
}
