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
        { TotalHours: < 1 } => HistoryTexts.FormatMinutes((int)time.TotalMinutes),
        _ when time.Minutes == 0 => HistoryTexts.FormatHours((int)time.TotalHours),
        _ => HistoryTexts.FormatHoursMinutes((int)time.TotalHours, time.Minutes),
    };

    /// <summary>Describes an interval, such as "On a call, 8 min, with 0412341234".</summary>
    /// <param name="span">The interval.</param>
    /// <param name="account">The account's id.</param>
    public static string Format(StateInterval span, string account) => span.Origin switch
    {
        IntervalSource.BeforeStart => HistoryTexts.BeforeStart,
        IntervalSource.NoResponse => HistoryTexts.FormatNoResponse(account, Length(span.Length)),
        IntervalSource.NotListed => HistoryTexts.FormatNotListed(account, Length(span.Length)),
        IntervalSource.Discarded => HistoryTexts.FormatDiscarded(ActivityHistory.MaxChanges),
        _ => Describe(span, StateNames.Get(Shown(span)), Length(span.Length)),
    };

    /// <summary>Describes several short intervals together.</summary>
    /// <param name="spans">The intervals.</param>
    public static string Format(IReadOnlyList<StateInterval> spans) => HistoryTexts.FormatChanges(spans.Count, string.Join(", ", spans
        .GroupBy(s => s.Origin == IntervalSource.Observed ? StateNames.Get(Shown(s)).ToLowerInvariant() : HistoryTexts.NotKnown)
        .Select(g => HistoryTexts.FormatStateAndLength(g.Key, Length(TimeSpan.FromTicks(g.Sum(s => s.Length.Ticks)))))));

    /// <summary>Returns the state shown for an interval.</summary>
    /// <param name="span">The interval.</param>
    internal static ShownState Shown(StateInterval span) => ShownStates.From(span.State, span.DoNotDisturb);

    private static string Describe(StateInterval span, string state, string length) => span switch
    {
        { State: PresenceState.Idle or PresenceState.Offline or PresenceState.Unknown } or { Party: null or "" } => HistoryTexts.FormatInterval(state, length),
        { Direction: CallDirection.Outbound } => HistoryTexts.FormatIntervalTo(state, length, span.Party),
        { Direction: CallDirection.Inbound } => HistoryTexts.FormatIntervalFrom(state, length, span.Party),
        _ => HistoryTexts.FormatIntervalWith(state, length, span.Party),
    };
}
