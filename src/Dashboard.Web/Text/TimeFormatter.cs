using System.Globalization;

namespace Dashboard.Web.Text;

/// <summary>Formats durations, ages and timestamps. <c>format.ts</c> is its twin; <c>format-cases.json</c> tests both.</summary>
public static class TimeFormatter
{
    /// <summary>A running time: 0:07, 12:03, 1:02:33, 2 d.</summary>
    /// <param name="time">The time. A negative time counts as zero, because clocks differ.</param>
    public static string Duration(TimeSpan time)
    {
        time = time < TimeSpan.Zero ? TimeSpan.Zero : time;
        return time switch
        {
            { Days: > 0 } => $"{time.Days} d",
            { Hours: > 0 } => time.ToString(@"h\:mm\:ss", CultureInfo.InvariantCulture),
            _ => time.ToString(@"m\:ss", CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A time span in its largest unit: 5 s, 2 min, 3 h, 2 d.</summary>
    /// <param name="time">The time span.</param>
    public static string Span(TimeSpan time) => time switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalMinutes: < 1 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} d",
    };

    /// <summary>An age: 5 s ago.</summary>
    /// <param name="age">The age; null for never.</param>
    public static string Age(TimeSpan? age) => age is { } time ? $"{Span(time)} ago" : "never";

    /// <summary>The remaining time of a registration: 4:59, overdue 0:12.</summary>
    /// <param name="left">The remaining time; negative after the expiry.</param>
    public static string Countdown(TimeSpan left) => left < TimeSpan.Zero
        // Rounded down like the positive side: half a second after the expiry is "overdue 0:01".
        ? $"overdue {Duration(TimeSpan.FromSeconds(Math.Ceiling(-left.TotalSeconds)))}"
        : Duration(left);

    /// <summary>A time as ISO 8601 in UTC with milliseconds, as the scripts parse it.</summary>
    /// <param name="time">The time; null for none.</param>
    public static string? Iso(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
