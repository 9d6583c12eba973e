using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Polling;

/// <summary>One endpoint of an account with its pace and its failures. Written by its own job, and by the look for late polls.</summary>
internal sealed class PolledEndpoint(VendorEndpoint endpoint, PollIntervalPolicy policy)
{
    private readonly Lock _gate = new();
    private EndpointStatus _status = new(endpoint.Name, null);
    private long _lastSuccessTicks;
    private long _lastResponseTicks;
    private long _dueTicks;
    private long _badRows;
    private long _unknownWords;
    private int _unownedCalls;

    public VendorEndpoint Endpoint => endpoint;

    public PollIntervalPolicy IntervalPolicy => policy;

    /// <summary>How it is doing.</summary>
    public EndpointStatus Status => Volatile.Read(ref _status);

    /// <summary>When it answered last, UTC; null when it has not since the start.</summary>
    public DateTimeOffset? LastSuccessAt => Volatile.Read(ref _lastSuccessTicks) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>When it was last heard of, for good or ill, UTC.</summary>
    public DateTimeOffset LastResponseAt => new(Volatile.Read(ref _lastResponseTicks), TimeSpan.Zero);

    /// <summary>When its next poll is due, UTC; long ago before the first.</summary>
    public DateTimeOffset DueAt => new(Volatile.Read(ref _dueTicks), TimeSpan.Zero);

    /// <summary>Rows that could not be read, since the start.</summary>
    public long BadRows => Volatile.Read(ref _badRows);

    /// <summary>Words of the vendor's that are not in its table, since the start.</summary>
    public long UnknownWords => Volatile.Read(ref _unknownWords);

    /// <summary>Calls of which no end is a known extension, in the last answer.</summary>
    public int UnownedCalls => Volatile.Read(ref _unownedCalls);

    /// <summary>Counts what an observation could not make sense of.</summary>
    public void Count(Observation seen)
    {
        Volatile.Write(ref _badRows, _badRows + seen.BadRows);
        Volatile.Write(ref _unknownWords, _unknownWords + seen.UnknownWords.Length);
        Volatile.Write(ref _unownedCalls, seen.UnownedCalls);
    }

    /// <summary>Notes a success. What failed before is remembered as over.</summary>
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

    /// <summary>Notes a failure; a row of failures keeps the moment of its first.</summary>
    public void Fail(PollFailure failure, DateTimeOffset now, TimeSpan? nextTry)
    {
        lock (_gate)
        {
            Volatile.Write(ref _lastResponseTicks, now.UtcTicks);
            Volatile.Write(ref _status, Failed(failure, Status.Failure?.Since ?? now, now + nextTry));
        }
    }

    /// <summary>Notes when the next poll is due.</summary>
    /// <param name="now">The time.</param>
    /// <param name="next">How long to wait; null when only a person can restart it.</param>
    public void Plan(DateTimeOffset now, TimeSpan? next) => Volatile.Write(ref _dueTicks, next is { } wait ? (now + wait).UtcTicks : DateTimeOffset.MaxValue.UtcTicks);

    /// <summary>Notes that the poll that was due is overdue.</summary>
    /// <param name="failure">How long, and why that may be.</param>
    /// <param name="due">When it was due.</param>
    /// <param name="now">The time.</param>
    /// <returns>False when it has come in the meantime, or something else has failed.</returns>
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
