using Dashboard.Presence;

namespace Dashboard.Web.Polling;

/// <summary>One endpoint of an account with its pace and its failures. Written by its own job alone.</summary>
internal sealed class PolledEndpoint(VendorEndpoint endpoint, EndpointPacer pacer)
{
    private EndpointStatus _status = new(endpoint.Name, null);
    private long _lastSuccessTicks;
    private long _badRows;
    private long _unknownWords;
    private int _unownedCalls;

    public VendorEndpoint Endpoint => endpoint;

    public EndpointPacer Pacer => pacer;

    /// <summary>How it is doing.</summary>
    public EndpointStatus Status => Volatile.Read(ref _status);

    /// <summary>When it answered last, UTC; null when it has not since the start.</summary>
    public DateTimeOffset? LastSuccessAt => Volatile.Read(ref _lastSuccessTicks) is not 0 and var ticks ? new DateTimeOffset(ticks, TimeSpan.Zero) : null;

    /// <summary>When it was last heard of, for good or ill, UTC.</summary>
    public DateTimeOffset LastHeardAt { get; private set; }

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
        LastHeardAt = now;
        Volatile.Write(ref _lastSuccessTicks, now.UtcTicks);
        if (Status.Failure is { } over)
        {
            Volatile.Write(ref _status, new EndpointStatus(endpoint.Name, null, over with { NextTryAt = null }));
        }
    }

    /// <summary>Notes a failure; a row of failures keeps the moment of its first.</summary>
    public void Fail(PollFailure failure, DateTimeOffset now, TimeSpan? nextTry)
    {
        LastHeardAt = now;
        Volatile.Write(ref _status, Status with
        {
            Failure = new EndpointFailure(
                endpoint.Name, failure.Kind, failure.Message, Status.Failure?.Since ?? now, now + nextTry, LastSuccessAt),
        });
    }
}
