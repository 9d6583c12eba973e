using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A source whose responses the test sets.</summary>
internal sealed class ScriptedSource : IVendorSource
{
    public static readonly VendorEndpoint Presence = new("presence", ResourceKinds.Presence);

    public Func<CancellationToken, Task<Observation>> Answer { get; set; } = _ => throw new InvalidOperationException("No answer was set.");

    public int Polls { get; private set; }

    public Capabilities Capabilities => Capabilities.BulkPresence;

    public string? Notice { get; set; }

    public IReadOnlyList<VendorEndpoint> Endpoints { get; init; } = [Presence];

    public Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken)
    {
        Polls++;
        return Answer(cancellationToken);
    }

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) => Task.FromResult(CommandResult.Refused("Scripted for polls alone."));

    public void Dispose()
    {
    }
}
