using Dashboard.Presence.Model;

namespace Dashboard.Web.Polling.Pacing;

/// <summary>Computes the delay until the next poll of one endpoint. It has no clock and no timer. Not thread-safe.</summary>
internal sealed class PollIntervalPolicy(TimeSpan interval, ResourceKinds parts, Func<double> random)
{
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(60);
    private int _step;

    private TimeSpan Doubled => interval * Math.Pow(2, _step);

    /// <summary>
    /// Returns the delay after a success, counted from the poll's start. It is halved during calls, for endpoints of presence or calls.
    /// </summary>
    public TimeSpan AfterSuccess(bool callsUp)
    {
        // The back-off decreases by one step per success, so that a vendor that has just recovered is not overloaded.
        _step = Math.Max(0, _step - 1);
        if (_step > 0)
        {
            return BackOff();
        }

        var changesWithCalls = (parts & (ResourceKinds.Presence | ResourceKinds.Calls)) != ResourceKinds.None;
        var pace = callsUp && changesWithCalls ? interval / 2 : interval;
        return pace > PollOptions.MinInterval ? pace : PollOptions.MinInterval;
    }

    /// <summary>Returns the delay after a failure; null when only a user can restart the endpoint.</summary>
    public TimeSpan? AfterFailure(PollFailure failure)
    {
        if (failure.Kind == PollFailureKind.AuthRejected)
        {
            return null;
        }

        // The step does not increase beyond the cap: otherwise it would take as many more successes to decrease.
        _step += Doubled < MaxBackOff ? 1 : 0;

        // The vendor's Retry-After is followed exactly, but a delay below the poll interval is not used.
        return failure.RetryAfter is { } said ? (said > interval ? said : interval) : BackOff();
    }

    /// <summary>Resets the back-off, after a user's "try again".</summary>
    public void Restart() => _step = 0;

    // The delay doubles from the interval up to a cap, with a random variation of one fifth, so that many accounts do not retry simultaneously. An
    // interval longer than the cap is not shortened by failures.
    private TimeSpan BackOff()
    {
        var wait = Doubled < MaxBackOff ? Doubled : MaxBackOff > interval ? MaxBackOff : interval;
        return wait * (0.8 + (random() * 0.4));
    }
}
