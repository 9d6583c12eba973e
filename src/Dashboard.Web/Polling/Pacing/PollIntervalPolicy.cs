using Dashboard.Presence.Model;

namespace Dashboard.Web.Polling.Pacing;

/// <summary>Decides when one endpoint is asked next. Holds no clock and no timer.</summary>
internal sealed class PollIntervalPolicy(TimeSpan interval, ResourceKinds parts, Func<double> random)
{
    private static readonly TimeSpan MaxBackOff = TimeSpan.FromSeconds(60);
    private int _step;

    private TimeSpan Doubled => interval * Math.Pow(2, _step);

    /// <summary>The delay after a success, counted from the poll's start: shorter while calls are up, for what they change.</summary>
    public TimeSpan AfterSuccess(bool callsUp)
    {
        // One step down per success: a vendor that has just recovered is not stormed.
        _step = Math.Max(0, _step - 1);
        if (_step > 0)
        {
            return BackOff();
        }

        var changesWithCalls = (parts & (ResourceKinds.Presence | ResourceKinds.Calls)) != ResourceKinds.None;
        var pace = callsUp && changesWithCalls ? interval / 2 : interval;
        return pace > PollOptions.MinInterval ? pace : PollOptions.MinInterval;
    }

    /// <summary>The delay after a failure; null when only a person can restart the endpoint.</summary>
    public TimeSpan? AfterFailure(PollFailure failure)
    {
        if (failure.Kind == PollFailureKind.AuthRejected)
        {
            return null;
        }

        // Not beyond the cap: from there it would take as many successes again to come down.
        _step += Doubled < MaxBackOff ? 1 : 0;

        // The vendor's own word is obeyed to the second, neither sooner nor later; but "at once" is no licence to storm.
        return failure.RetryAfter is { } said ? (said > interval ? said : interval) : BackOff();
    }

    /// <summary>Forgets past failures, when a person says "try again".</summary>
    public void Restart() => _step = 0;

    // Doubling from the interval up to a cap, less up to a fifth so that many accounts do not return as one. An endpoint
    // whose interval is longer than the cap is not asked more often because it fails.
    private TimeSpan BackOff()
    {
        var wait = Doubled < MaxBackOff ? Doubled : MaxBackOff > interval ? MaxBackOff : interval;
        return wait * (0.8 + (random() * 0.4));
    }
}
