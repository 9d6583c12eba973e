using Dashboard.Presence.History;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Features.Supervisor.History;

/// <summary>The totals of an extension's intervals.</summary>
/// <param name="OnCalls">The total time on calls, including time on hold.</param>
/// <param name="Calls">The number of calls.</param>
/// <param name="LongestCall">The duration of the longest call.</param>
/// <param name="Unanswered">How often the extension rang and was idle or offline afterwards.</param>
/// <param name="NoResponse">The total time without data since this server started.</param>
public sealed record ActivityTotals(TimeSpan OnCalls, int Calls, TimeSpan LongestCall, int Unanswered, TimeSpan NoResponse)
{
    /// <summary>Computes the totals of consecutive intervals.</summary>
    /// <param name="spans">The intervals.</param>
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

    // A call that was held and resumed counts once, and so does a call that continued through a gap in observation.
    private static bool IsOneCall(StateInterval before, StateInterval now) => before.Began == now.Began
        || (before.To == now.From && before.State != now.State && (before.Party is null || now.Party is null || before.Party == now.Party));
}
