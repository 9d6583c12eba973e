using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Testing;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A vendor with three endpoints and random pages, delays and failures. Records the times of requests and of requested pauses.</summary>
internal sealed class RandomVendor(Random random, RequestRateLimiter rateLimiter, ManualTimeProvider time, int trouble, bool slowDown, int pages) : IVendorSource
{
    /// <summary>The longest pause it requests, in seconds.</summary>
    public const int LongestWait = 40;

    public List<(DateTimeOffset At, string Endpoint)> Sent { get; } = [];

    public List<(DateTimeOffset From, DateTimeOffset Until)> Quiets { get; } = [];

    public Capabilities Capabilities => Capabilities.None;

    public IReadOnlyList<VendorEndpoint> Endpoints { get; } =
    [
        new("presence", ResourceKinds.Presence), new("calls", ResourceKinds.Calls), new("registrations", ResourceKinds.Registrations),
    ];

    public async Task<Observation> PollAsync(VendorEndpoint endpoint, CancellationToken cancellationToken)
    {
        for (var page = random.Next(1, pages + 1); page > 0; page--)
        {
            await rateLimiter.AcquireAsync(cancellationToken);
            Sent.Add((time.GetUtcNow(), endpoint.Name));
            await Task.Delay(TimeSpan.FromMilliseconds(random.Next(20, 3000)), time, cancellationToken);
            if (random.Next(100) < trouble)
            {
                throw new PollException(Trouble());
            }
        }

        var row = new ExtensionPresence { Account = "a", Number = "1", State = random.Next(2) == 0 ? PresenceState.OnCall : PresenceState.Idle, ObservedAt = time.GetUtcNow() };
        return new Observation { Account = "a", Endpoint = endpoint.Name, At = time.GetUtcNow(), Extensions = endpoint.Name == "presence" ? new([row], true) : null };
    }

    public Task<CommandResult> SendAsync(CallCommand command, CancellationToken cancellationToken) => Task.FromResult(CommandResult.Refused("It has no commands."));

    public void Dispose()
    {
    }

    private PollFailure Trouble()
    {
        var kind = (slowDown ? 2 : random.Next(3)) switch { 0 => PollFailureKind.Unavailable, 1 => PollFailureKind.BadData, _ => PollFailureKind.Throttled };
        TimeSpan? wait = kind != PollFailureKind.BadData && (slowDown || random.Next(2) == 0) ? TimeSpan.FromSeconds(random.Next(LongestWait + 1)) : null;
        if (wait is { } quiet)
        {
            Quiets.Add((time.GetUtcNow(), time.GetUtcNow() + quiet));
        }

        return new PollFailure(kind, "trouble", wait);
    }
}
