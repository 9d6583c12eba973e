using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>A mark on the activity timeline.</summary>
/// <param name="Left">The start, in per cent of the timeline's length.</param>
/// <param name="Width">The width, in per cent.</param>
/// <param name="State">The state drawn; Unknown is hatched.</param>
/// <param name="Description">The time and the state, as text.</param>
public sealed record ActivityTimelineMark(double Left, double Width, ShownState State, string Description);

/// <summary>The activity of an extension during one day, as marks and as text.</summary>
public sealed class ActivityTimelineModel
{
    /// <summary>The maximum number of intervals described individually. Of a longer list the last ones are described.</summary>
    public const int MaxDescriptions = 100;

    // The approximate width of the timeline in pixels. Intervals shorter than a pixel are drawn together with their neighbours.
    private const int Pixels = 360;

    // The state drawn for several intervals in one pixel: busy before unknown, and unknown before idle.
    private static readonly ShownState[] Loudest =
    [
        ShownState.OnCall, ShownState.OnHold, ShownState.Ringing, ShownState.Dialing, ShownState.Unknown, ShownState.Offline, ShownState.DoNotDisturb, ShownState.Idle,
    ];

    private readonly LocalDay _day;
    private readonly string _account;
    private readonly DateTimeOffset _now;
    private readonly DateTimeOffset _from;
    private readonly TimeSpan _length;

    private ActivityTimelineModel(LocalDay day, string account, IReadOnlyList<StateInterval> spans, DateTimeOffset now)
    {
        // If the server started after midnight, the timeline starts at the hour of the start. A long unknown interval would compress the rest.
        var from = spans is [{ Origin: IntervalSource.BeforeStart, To: var known }, ..] ? day.HourOf(known) : day.Midnight;
        (_day, _account, _now, _from) = (day, account, now, from);
        // The timeline covers at least one hour, so that a short history is not stretched over its whole width.
        _length = now - from is var gone && gone > TimeSpan.FromHours(1) ? gone : TimeSpan.FromHours(1);
        var drawn = Joined([.. spans.Where(s => s.To > from).Select(s => s.From < from ? s with { From = from } : s)]);
        Marks = [.. Draw(drawn)];
        Descriptions = [.. drawn.TakeLast(MaxDescriptions).Select(Describe)];
        Untold = Math.Max(0, drawn.Count - MaxDescriptions);
        Totals = ActivityTotals.Create(spans);
        var step = _length.TotalHours switch { <= 8 => 1, <= 16 => 2, _ => 3 };
        Ticks = [.. day.Hours.Where(h => h.At >= from && h.At - from <= _length).Select(h => (Place(h.At), h.Hour % step == 0 ? $"{h.Hour:00}" : ""))];
    }

    /// <summary>The marks, from left to right.</summary>
    public IReadOnlyList<ActivityTimelineMark> Marks { get; }

    /// <summary>The hour ticks: the position in per cent and the label; an empty label where there is no room.</summary>
    public IReadOnlyList<(double Left, string Hour)> Ticks { get; }

    /// <summary>The descriptions of the last intervals, the earliest first.</summary>
    public IReadOnlyList<string> Descriptions { get; }

    /// <summary>The number of earlier intervals that are not described.</summary>
    public int Untold { get; }

    /// <summary>The totals of the day.</summary>
    public ActivityTotals Totals { get; }

    /// <summary>Creates the timeline of an extension from midnight to a point in time.</summary>
    /// <param name="memory">The activity history.</param>
    /// <param name="row">The extension.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">The end of the timeline, within the day.</param>
    public static ActivityTimelineModel Create(ActivityHistory memory, ExtensionPresence row, LocalDay day, DateTimeOffset now) =>
        Create(row.Account, memory.GetIntervals(row.Account, row.Key, day.Midnight, now), day, now);

    /// <summary>Creates the timeline from intervals that cover the day.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="spans">The intervals, from midnight to now.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">The end of the timeline, within the day.</param>
    public static ActivityTimelineModel Create(string account, IReadOnlyList<StateInterval> spans, LocalDay day, DateTimeOffset now) => new(day, account, spans, now);

    // Adjacent intervals that look the same are joined, except calls, where the boundary between two calls matters.
    private static List<StateInterval> Joined(IReadOnlyList<StateInterval> spans)
    {
        var joined = new List<StateInterval>(spans.Count);
        foreach (var span in spans)
        {
            if (joined is [.., var last] && ActivityFormatter.Shown(last) == ActivityFormatter.Shown(span) && last.Origin == span.Origin && last.Party == span.Party)
            {
                joined[^1] = last with { To = span.To };
            }
            else
            {
                joined.Add(span);
            }
        }

        return joined;
    }

    private IEnumerable<ActivityTimelineMark> Draw(List<StateInterval> spans)
    {
        var pixel = _length / Pixels;
        var narrow = new List<StateInterval>();
        foreach (var span in spans)
        {
            if (span.Length < pixel)
            {
                narrow.Add(span);
                if (span.To - narrow[0].From < pixel)
                {
                    continue;
                }
            }

            if (narrow.Count > 0)
            {
                yield return Mark(narrow);
                narrow.Clear();
            }

            if (span.Length >= pixel)
            {
                yield return Mark([span]);
            }
        }

        if (narrow.Count > 0)
        {
            yield return Mark(narrow);
        }
    }

    private ActivityTimelineMark Mark(List<StateInterval> spans)
    {
        var (from, to) = (spans[0].From, spans[^1].To);
        var says = spans.Count == 1 ? Describe(spans[0]) : $"{_day.Clock(from)}–{_day.Clock(to)} {ActivityFormatter.Format(spans)}";
        return new(Place(from), Place(to) - Place(from), Loudest.First(s => spans.Exists(p => ActivityFormatter.Shown(p) == s)), says);
    }

    // An interval that still lasts has no end time.
    private string Describe(StateInterval span) => span.To >= _now && span.Origin == IntervalSource.Observed
        ? HistoryTexts.FormatSinceDescription(_day.Clock(span.From), ActivityFormatter.Format(span, _account))
        : $"{_day.Clock(span.From)}–{_day.Clock(span.To)} {ActivityFormatter.Format(span, _account)}";

    private double Place(DateTimeOffset at) => Math.Round((at - _from) / _length * 100, 3);
}
