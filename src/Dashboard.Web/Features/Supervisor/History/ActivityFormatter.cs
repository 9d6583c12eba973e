using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>Formats the intervals of the activity timeline.</summary>
public static class ActivityFormatter
{
    /// <summary>Formats a duration, such as 45 s, 8 min or 2 h 10 min.</summary>
    /// <param name="time">The duration.</param>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalMinutes: < 1 } => TimeFormatter.Span(time),
        { TotalHours: < 1 } => $"{(int)time.TotalMinutes} min",
        _ when time.Minutes == 0 => $"{(int)time.TotalHours} h",
        _ => $"{(int)time.TotalHours} h {time.Minutes} min",
    };

    /// <summary>Describes an interval, such as "On a call, 8 min, with 0412341234".</summary>
    /// <param name="span">The interval.</param>
    /// <param name="account">The account's id.</param>
    public static string Format(StateInterval span, string account) => span.Origin switch
    {
        IntervalSource.BeforeStart => "Not known: this server had not started",
        IntervalSource.NoResponse => $"Not known: {account} was not heard, {Length(span.Length)}",
        IntervalSource.NotListed => $"Not known: {account} did not list it, {Length(span.Length)}",
        IntervalSource.Discarded => $"Not known any more: only the last {ActivityHistory.MaxChanges} changes are kept",
        _ => $"{StateNames.Get(Shown(span))}, {Length(span.Length)}{With(span)}",
    };

    /// <summary>Describes several short intervals together.</summary>
    /// <param name="spans">The intervals.</param>
    public static string Format(IReadOnlyList<StateInterval> spans) => $"{spans.Count} changes: " + string.Join(", ", spans
        .GroupBy(s => s.Origin == IntervalSource.Observed ? StateNames.Get(Shown(s)).ToLowerInvariant() : "not known")
        .Select(g => $"{g.Key} {Length(TimeSpan.FromTicks(g.Sum(s => s.Length.Ticks)))}"));

    /// <summary>Returns the state shown for an interval.</summary>
    /// <param name="span">The interval.</param>
    internal static ShownState Shown(StateInterval span) => ShownStates.From(span.State, span.DoNotDisturb);

    private static string With(StateInterval span) => span switch
    {
        { State: PresenceState.Idle or PresenceState.Offline or PresenceState.Unknown } or { Party: null or "" } => "",
        { Direction: CallDirection.Outbound } => $", to {span.Party}",
        { Direction: CallDirection.Inbound } => $", from {span.Party}",
        _ => $", with {span.Party}",
    };
}
