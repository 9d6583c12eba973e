using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A source that records the commands it is sent and returns the results that the test sets. It cannot be polled.</summary>
internal sealed class CommandSource : IVendorSource
{
    public List<CallCommand> Sent { get; } = [];

    public Func<CallCommand, CancellationToken, Task<CommandResult>> Answer { get; set; } = (_, _) => Task.FromResult(CommandResult.Accepted);

    public Capabilities Capabilities { get; init; } = (Capabilities)int.MaxValue;

    public IReadOnlyList<VendorEndpoint> Endpoints { get; init; } = [new("presence", ResourceKinds.Presence), new("calls", ResourceKinds.Calls), new("devices", ResourceKinds.Registrations)];

    public Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken)
    {
        Sent.Add(command);
        return Answer(command, cancellationToken);
    }

    public void Dispose()
    {
    }
}
