using Dashboard.Presence.Model;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Polling;

/// <summary>How often an account is asked: <c>Accounts:{id}:Poll</c>.</summary>
internal sealed record PollOptions
{
    /// <summary>Nothing is polled more often than this.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);

    public TimeSpan Presence { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Registrations { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Calls { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No vendor publishes a limit; this is four requests a second, which three endpoints and their pages stay under.</summary>
    public int RequestsPerMinute { get; init; } = 240;

    /// <summary>The most commands a minute; null for the share that <see cref="RequestRateLimiter.DefaultCommands"/> leaves them.</summary>
    public int? CommandsPerMinute { get; init; }

    public TimeSpan UnknownAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>The shortest interval that any of these parts asks for.</summary>
    public TimeSpan IntervalOf(ResourceKinds parts) => new[]
    {
        (ResourceKinds.Presence, Presence), (ResourceKinds.Registrations, Registrations), (ResourceKinds.Calls, Calls),
    }.Where(p => parts.HasFlag(p.Item1)).Min(p => p.Item2);
}
