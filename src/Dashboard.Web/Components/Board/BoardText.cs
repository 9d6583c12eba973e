using System.Globalization;
using Dashboard.Presence;
using Dashboard.Web.Live;

namespace Dashboard.Web.Components.Board;

/// <summary>Every word and figure of a board. The script says the same; one file of cases tests both.</summary>
public static class BoardText
{
    /// <summary>What somebody is called: the name, or the number where there is none.</summary>
    /// <param name="row">The extension.</param>
    public static string Name(ExtensionPresence row) => string.IsNullOrWhiteSpace(row.Name) ? row.Number : row.Name;

    /// <summary>The number that stands beside the name; empty where it is the name.</summary>
    /// <param name="row">The extension.</param>
    public static string Beside(ExtensionPresence row) => Name(row) == row.Number ? "" : row.Number;

    /// <summary>The name and the number beside it.</summary>
    /// <param name="row">The extension.</param>
    public static string NameAndNumber(ExtensionPresence row) => $"{Name(row)} {Beside(row)}".TrimEnd();

    /// <summary>What a state is called.</summary>
    /// <param name="state">The state.</param>
    public static string Word(ShownState state) => state switch
    {
        ShownState.Idle => "Free",
        ShownState.DoNotDisturb => "Do not disturb",
        ShownState.Offline => "Offline",
        ShownState.Dialing => "Dialling",
        ShownState.Ringing => "Ringing",
        ShownState.OnCall => "On a call",
        ShownState.OnHold => "On hold",
        ShownState.Parked => "Parked",
        _ => "Unknown",
    };

    /// <inheritdoc cref="Word(ShownState)"/>
    public static string Word(PresenceState state) => Word(ShownStates.Of(state));

    /// <summary>What an account's health is called.</summary>
    /// <param name="health">The health.</param>
    public static string Word(AccountHealth health) => health switch
    {
        AccountHealth.Ok => "OK",
        AccountHealth.AuthRejected => "Sign-in refused",
        _ => health.ToString(),
    };

    /// <summary>A direction in words; empty when not said.</summary>
    /// <param name="direction">The direction.</param>
    public static string Word(CallDirection direction) => direction == CallDirection.Unknown ? "" : direction.ToString();

    /// <summary>A running time: 0:07, 12:03, 1:02:33, 2 d.</summary>
    /// <param name="time">How long; below zero counts as zero, for clocks differ.</param>
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

    /// <summary>A span in its largest unit: 5 s, 2 min, 3 h, 2 d.</summary>
    /// <param name="time">How long.</param>
    public static string Span(TimeSpan time) => time switch
    {
        { TotalSeconds: < 0 } => "0 s",
        { TotalMinutes: < 1 } => $"{(int)time.TotalSeconds} s",
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        { TotalDays: < 1 } => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalDays} d",
    };

    /// <summary>How long ago: 5 s ago.</summary>
    /// <param name="age">How long; null for never.</param>
    public static string Age(TimeSpan? age) => age is { } time ? $"{Span(time)} ago" : "never";

    /// <summary>What is left of a registration: 4:59, overdue 0:12.</summary>
    /// <param name="left">What is left; below zero when it is past.</param>
    public static string Countdown(TimeSpan left) => left < TimeSpan.Zero
        // Rounded as the positive side is, down: half a second past is "overdue 0:01".
        ? $"overdue {Duration(TimeSpan.FromSeconds(Math.Ceiling(-left.TotalSeconds)))}"
        : Duration(left);

    /// <summary>The line under a name: with whom, in which application, or the note.</summary>
    /// <param name="row">The extension.</param>
    public static string Line(ExtensionPresence row)
    {
        if (IsCall(ShownStates.Of(row)) && row.Party is { Length: > 0 } party)
        {
            return row.Direction switch
            {
                CallDirection.Outbound => $"→ {party}",
                CallDirection.Inbound => $"← {party}",
                CallDirection.Internal => $"↔ {party}",
                _ => party,
            };
        }

        return row.App is { Length: > 0 } app ? app
            : row is { IsUncertain: true, State: PresenceState.Idle } ? "not certain"
            : "";
    }

    /// <summary>The words of do not disturb beside another state.</summary>
    public const string DisturbMark = "do not disturb";

    /// <summary>What is said of an extension that is busy while another call rings at it.</summary>
    public const string WaitingWord = "a call waiting";

    /// <summary>The line of an extension that is busy while another call rings at it: Waiting 0:18 ← 0412341234.</summary>
    /// <param name="time">For how long it has rung.</param>
    /// <param name="party">Who calls; null when withheld.</param>
    public static string Waiting(TimeSpan time, string? party) => $"Waiting {Duration(time)} ← {(string.IsNullOrEmpty(party) ? "withheld" : party)}";

    /// <summary>The time of a tile: calls tick by the second, what rests by the minute so that the wall is calm. When do not disturb was set no phone system says.</summary>
    /// <param name="state">The state shown.</param>
    /// <param name="running">For how long; null when not known.</param>
    public static string Running(ShownState state, TimeSpan? running) => running switch
    {
        null => "",
        { } time when IsCall(state) => Duration(time),
        { TotalMinutes: >= 1 } time when state is ShownState.Idle or ShownState.Offline => Span(time),
        _ => "",
    };

    /// <summary>A theme by its name, case ignored; null when there is none of that name.</summary>
    /// <param name="name">The name; null for none given.</param>
    public static BoardTheme? Theme(string? name) => Named.Value<BoardTheme>(name);

    /// <summary>A moment as the script reads it.</summary>
    /// <param name="moment">The moment; null for none.</param>
    public static string? Iso(DateTimeOffset? moment) =>
        moment?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private static bool IsCall(ShownState state) =>
        state is ShownState.Dialing or ShownState.Ringing or ShownState.OnCall or ShownState.OnHold;
}
