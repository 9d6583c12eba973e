using Dashboard.Presence;

namespace Dashboard.Web.Polling;

/// <summary>One endpoint of an account with its pace and its failure. Touched by its own job alone.</summary>
internal sealed class PolledEndpoint(VendorEndpoint endpoint, EndpointPacer pacer)
{
    private EndpointFailure? _failure;

    public VendorEndpoint Endpoint => endpoint;

    public EndpointPacer Pacer => pacer;

    /// <summary>The failure that lasts; null while it answers.</summary>
    public EndpointFailure? Failure => Volatile.Read(ref _failure);

    /// <summary>Notes a success.</summary>
    /// <returns>Whether it had been failing.</returns>
    public bool Recover()
    {
        var failing = Failure is not null;
        Volatile.Write(ref _failure, null);
        return failing;
    }

    /// <summary>Notes a failure; a row of failures keeps the moment of its first.</summary>
    /// <returns>Whether this is the first of them, or of another kind than the last.</returns>
    public bool Fail(PollFailure failure, DateTimeOffset now, TimeSpan? nextTry)
    {
        var before = Failure;
        Volatile.Write(ref _failure, new EndpointFailure(
            endpoint.Name, failure.Kind, failure.Message, before?.Since ?? now, now + nextTry));
        return before?.Kind != failure.Kind;
    }
}
