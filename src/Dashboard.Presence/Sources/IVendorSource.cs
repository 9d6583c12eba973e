using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Sources;

/// <summary>Asks one account of a vendor and translates what it says into our values.</summary>
public interface IVendorSource : IDisposable
{
    /// <summary>What this account offers, as far as known now: a refused list takes its capability with it.</summary>
    Capabilities Capabilities { get; }

    /// <summary>What somebody should know of the account though it answers, in words without secrets; null for nothing.</summary>
    string? Notice => null;

    /// <summary>A person says "try again": what waits for its time need not.</summary>
    void Retry()
    {
    }

    /// <summary>The endpoints to poll, one URL each, in order of importance. Fixed for the source's life.</summary>
    IReadOnlyList<VendorEndpoint> Endpoints { get; }

    /// <summary>Asks one endpoint once, all its pages. Never called twice at a time for the same endpoint.</summary>
    /// <param name="endpoint">One of <see cref="Endpoints"/>.</param>
    /// <param name="cancellationToken">Ends the poll.</param>
    /// <returns>What it saw.</returns>
    /// <exception cref="PollException">The expected failures.</exception>
    Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a command, once: whatever comes of it, nothing here sends it again. An account that lacks the capability, and a
    /// call without the vendor's id where the vendor needs one, is refused without a request.
    /// </summary>
    /// <param name="command">What shall be done.</param>
    /// <param name="cancellationToken">Gives up waiting for the answer; what was sent may still be done.</param>
    /// <returns>What the vendor said. The expected failures are receipts too, not exceptions.</returns>
    Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken);
}

/// <summary>One URL of an account, polled by one job.</summary>
/// <param name="Name">Unique within the account; lower case, fit for a log line.</param>
/// <param name="Parts">What its answer yields.</param>
public sealed record VendorEndpoint(string Name, ResourceKinds Parts)
{
    private readonly string? _title;

    /// <summary>What pages call it: its name, unless that is no word.</summary>
    public string Title
    {
        get => _title ?? Name;
        init => _title = value;
    }
}
