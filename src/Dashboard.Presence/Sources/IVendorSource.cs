using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Sources;

/// <summary>The adapter of one vendor account: polls its API, maps the responses to the common model and sends commands.</summary>
public interface IVendorSource : IDisposable
{
    /// <summary>What the account supports as far as currently known. A list that the vendor refuses removes its capability.</summary>
    Capabilities Capabilities { get; }

    /// <summary>
    /// A message for users about an account that responds but needs attention. Contains no secret; null when there is none.
    /// </summary>
    string? Notice => null;

    /// <summary>Ends waiting times early because a user requested an immediate retry.</summary>
    void Retry()
    {
    }

    /// <summary>The endpoints to poll, one URL each, in order of importance. Fixed for the lifetime of the source.</summary>
    IReadOnlyList<VendorEndpoint> Endpoints { get; }

    /// <summary>Polls one endpoint once, including all its pages. It is not called concurrently for the same endpoint.</summary>
    /// <param name="endpoint">One of <see cref="Endpoints"/>.</param>
    /// <param name="cancellationToken">Cancels the poll.</param>
    /// <returns>The observation.</returns>
    /// <exception cref="PollException">The poll failed for an expected reason.</exception>
    Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken);

    /// <summary>
    /// Sends a command once and never retries it. The command is refused without a request if the account lacks the capability. It is also
    /// refused if the vendor needs its call id and the call has none.
    /// </summary>
    /// <param name="command">The command to send.</param>
    /// <param name="cancellationToken">Stops waiting for the response. A command that was already sent may still be executed.</param>
    /// <returns>The vendor's response. Expected failures are returned as results and not thrown.</returns>
    Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken);
}

/// <summary>One URL of an account, polled by one job.</summary>
/// <param name="Name">The name, unique within the account, in lower case and suitable for logs.</param>
/// <param name="Parts">The resources that its response contains.</param>
public sealed record VendorEndpoint(string Name, ResourceKinds Parts)
{
    private readonly string? _title;

    /// <summary>The name to show on pages. Defaults to <see cref="Name"/>.</summary>
    public string Title
    {
        get => _title ?? Name;
        init => _title = value;
    }
}
