using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Polling;

/// <summary>One endpoint of an account with its interval policy and its failures. Its own job and the late poll monitor write it.</summary>
internal sealed class PolledEndpoint(VendorEndpoint endpoint, PollIntervalPolicy policy)
{
    private readonly Lock _gate = new();
    private EndpointStatus _status = new(endpoint.Name, null);
    private long _lastSuccessTicks;
    private long _lastResponseTicks;
    private long _dueTicks;
    private long _badRows;
    private long _unknownValues;
    private int _unownedCalls;

    public VendorEndpoint Endpoint => endpoint;

    public PollIntervalPolicy IntervalPolicy => policy;

    public EndpointStatus Status => Volatile.Read(ref _status);

    /// <summary>When the last poll succeeded, UTC; null when none has since the start.</summary>
    public DateTimeOffset? LastSuccessAt => Volatile.Read(ref _lastSuccessTicks) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>When the last poll ended, successfully or not, UTC; <see cref="DateTimeOffset.MinValue"/> before the first.</summary>
    public DateTimeOffset LastResponseAt => new(Volatile.Read(ref _lastResponseTicks), TimeSpan.Zero);

    /// <summary>When the next poll is due, UTC; <see cref="DateTimeOffset.MinValue"/> before the first.</summary>
    public DateTimeOffset DueAt => new(Volatile.Read(ref _dueTicks), TimeSpan.Zero);

    /// <summary>The number of unreadable rows since the start.</summary>
    public long BadRows => Volatile.Read(ref _badRows);

    /// <summary>The number of unknown state names since the start.</summary>
    public long UnknownValues => Volatile.Read(ref _unknownValues);

    /// <summary>The number of calls without a known extension as a party, in the last response.</summary>
    public int UnownedCalls => Volatile.Read(ref _unownedCalls);

    /// <summary>Adds the unreadable rows and unknown state names of an observation.</summary>
    public void Count(Observation observation)
    {
        Volatile.Write(ref _badRows, _badRows + observation.BadRows);
        Volatile.Write(ref _unknownValues, _unknownValues + observation.UnknownValues.Length);
        Volatile.Write(ref _unownedCalls, observation.UnownedCalls);
    }

    /// <summary>Records a success. An earlier failure is kept as the past one.</summary>
    public void Succeed(DateTimeOffset now)
    {
        lock (_gate)
        {
            Volatile.Write(ref _lastResponseTicks, now.UtcTicks);
            Volatile.Write(ref _lastSuccessTicks, now.UtcTicks);
            if (Status.Failure is { } over)
            {
                Volatile.Write(ref _status, new EndpointStatus(endpoint.Name, null, over with { NextTryAt = null }));
            }
        }
    }

    /// <summary>Records a failure; consecutive failures keep the time of the first.</summary>
    public void Fail(PollFailure failure, DateTimeOffset now, TimeSpan? nextTry)
    {
        lock (_gate)
        {
            Volatile.Write(ref _lastResponseTicks, now.UtcTicks);
            Volatile.Write(ref _status, Failed(failure, Status.Failure?.Since ?? now, now + nextTry));
        }
    }

    /// <summary>Records when the next poll is due.</summary>
    /// <param name="now">The current time, UTC.</param>
    /// <param name="next">The delay; null when only a user can restart the endpoint.</param>
    public void Plan(DateTimeOffset now, TimeSpan? next) => Volatile.Write(ref _dueTicks, next is { } wait ? (now + wait).UtcTicks : DateTimeOffset.MaxValue.UtcTicks);

    /// <summary>Records that the due poll is late.</summary>
    /// <param name="failure">The failure, with the lateness and its probable reason.</param>
    /// <param name="due">When the poll was due, UTC.</param>
    /// <param name="now">The current time, UTC.</param>
    /// <returns>False when the poll has ended meanwhile, or another failure is recorded.</returns>
    public bool Miss(PollFailure failure, DateTimeOffset due, DateTimeOffset now)
    {
        lock (_gate)
        {
            if (Status.Failure is not null || LastResponseAt > due)
            {
                return false;
            }

            Volatile.Write(ref _status, Failed(failure, now, now));
            return true;
        }
    }

    private EndpointStatus Failed(PollFailure failure, DateTimeOffset since, DateTimeOffset? next) =>
        Status with { Failure = new EndpointFailure(endpoint.Name, failure.Kind, failure.Message, since, next, LastSuccessAt) };
}
