using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>A stretch of a day's line.</summary>
/// <param name="Left">Where it begins, in percent of the line.</param>
/// <param name="Width">How wide it is, in percent.</param>
/// <param name="State">What it is drawn as; Unknown is hatched.</param>
/// <param name="Description">When and what it is, in words.</param>
public sealed record ActivityTimelineMark(double Left, double Width, ShownState State, string Description);

/// <summary>An extension's day, as it is drawn and told.</summary>
public sealed class ActivityTimelineModel
{
    /// <summary>How many stretches are told one by one; of a longer day the last of them.</summary>
    public const int MaxDescriptions = 100;

    // The line is about so many pixels wide: what is shorter than one is drawn together with its neighbours.
    private const int Pixels = 360;

    // What is found first among several in one pixel: who was busy before who was free, and never free for not known.
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
        // Of the time before this server started no more is drawn than that hour: a day of hatching would leave no room to see.
        var from = spans is [{ Origin: IntervalSource.BeforeStart, To: var known }, ..] ? day.HourOf(known) : day.Midnight;
        (_day, _account, _now, _from) = (day, account, now, from);
        // One hour at least: less fills no line, there would be nothing to compare it with.
        _length = now - from is var gone && gone > TimeSpan.FromHours(1) ? gone : TimeSpan.FromHours(1);
        var drawn = Joined([.. spans.Where(s => s.To > from).Select(s => s.From < from ? s with { From = from } : s)]);
        Marks = [.. Draw(drawn)];
        Descriptions = [.. drawn.TakeLast(MaxDescriptions).Select(Describe)];
        Untold = Math.Max(0, drawn.Count - MaxDescriptions);
        Totals = ActivityTotals.Create(spans);
        var step = _length.TotalHours switch { <= 8 => 1, <= 16 => 2, _ => 3 };
        Ticks = [.. day.Hours.Where(h => h.At >= from && h.At - from <= _length).Select(h => (Place(h.At), h.Hour % step == 0 ? $"{h.Hour:00}" : ""))];
    }

    /// <summary>The stretches, side by side from the left.</summary>
    public IReadOnlyList<ActivityTimelineMark> Marks { get; }

    /// <summary>The hours: where each begins, in percent, and its figure; empty where there is no room for one.</summary>
    public IReadOnlyList<(double Left, string Hour)> Ticks { get; }

    /// <summary>The last stretches in words, the earliest first.</summary>
    public IReadOnlyList<string> Descriptions { get; }

    /// <summary>How many came before those.</summary>
    public int Untold { get; }

    /// <summary>What it comes to.</summary>
    public ActivityTotals Totals { get; }

    /// <summary>An extension's day until a moment.</summary>
    /// <param name="memory">What is remembered.</param>
    /// <param name="row">The extension.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">The moment, within the day.</param>
    public static ActivityTimelineModel Create(ActivityHistory memory, ExtensionPresence row, LocalDay day, DateTimeOffset now) =>
        Create(row.Account, memory.GetIntervals(row.Account, row.Key, day.Midnight, now), day, now);

    /// <summary>The day of spans that cover it.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="spans">The spans, from midnight to now.</param>
    /// <param name="day">The day.</param>
    /// <param name="now">The moment, within the day.</param>
    public static ActivityTimelineModel Create(string account, IReadOnlyList<StateInterval> spans, LocalDay day, DateTimeOffset now) => new(day, account, spans, now);

    // Free after free is free, for the eye: only of calls does it matter where one ended and the next began.
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

    // What lasts has no end yet.
    private string Describe(StateInterval span) => span.To >= _now && span.Origin == IntervalSource.Observed
        ? $"since {_day.Clock(span.From)} {ActivityFormatter.Format(span, _account)}"
        : $"{_day.Clock(span.From)}–{_day.Clock(span.To)} {ActivityFormatter.Format(span, _account)}";

    private double Place(DateTimeOffset at) => Math.Round((at - _from) / _length * 100, 3);
}
