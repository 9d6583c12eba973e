using Dashboard.Presence.History;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>What a day's spans come to.</summary>
/// <param name="OnCalls">How long it was on calls, on hold too.</param>
/// <param name="Calls">In how many.</param>
/// <param name="LongestCall">How long the longest was.</param>
/// <param name="Unanswered">How often it rang, and was free or gone afterwards.</param>
/// <param name="NoResponse">How long nothing was known of it since this server started.</param>
public sealed record ActivityTotals(TimeSpan OnCalls, int Calls, TimeSpan LongestCall, int Unanswered, TimeSpan NoResponse)
{
    /// <summary>The totals of spans that follow each other.</summary>
    /// <param name="spans">The spans.</param>
    public static ActivityTotals Create(IReadOnlyList<StateInterval> spans)
    {
        var calls = new List<TimeSpan>();
        StateInterval? talk = null;
        var unanswered = 0;
        for (var i = 0; i < spans.Count; i++)
        {
            var span = spans[i];
            if (span.State is PresenceState.OnCall or PresenceState.OnHold)
            {
                if (talk is { } before && IsOneCall(before, span))
                {
                    calls[^1] += span.Length;
                }
                else
                {
                    calls.Add(span.Length);
                }

                talk = span;
            }
            else if (span.State == PresenceState.Ringing && i + 1 < spans.Count && spans[i + 1].State is PresenceState.Idle or PresenceState.Offline)
            {
                unanswered++;
            }
        }

        var lost = spans.Where(s => s.Origin is IntervalSource.NoResponse or IntervalSource.NotListed or IntervalSource.Discarded).Sum(s => s.Length.Ticks);
        return new(TimeSpan.FromTicks(calls.Sum(c => c.Ticks)), calls.Count, calls.Count == 0 ? TimeSpan.Zero : calls.Max(), unanswered, TimeSpan.FromTicks(lost));
    }

    // A call that is held and taken up again is one; so is one that went on while nobody heard of it.
    private static bool IsOneCall(StateInterval before, StateInterval now) => before.Began == now.Began
        || (before.To == now.From && before.State != now.State && (before.Party is null || now.Party is null || before.Party == now.Party));
}
