using Dashboard.Presence.Model;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Polling;

/// <summary>The poll intervals and budgets of an account: <c>Accounts:{id}:Poll</c>.</summary>
internal sealed record PollOptions
{
    /// <summary>The minimum interval of any poll.</summary>
    public static readonly TimeSpan MinInterval = TimeSpan.FromSeconds(1);

    public TimeSpan Presence { get; init; } = TimeSpan.FromSeconds(2);

    public TimeSpan Registrations { get; init; } = TimeSpan.FromSeconds(30);

    public TimeSpan Calls { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>No vendor publishes a limit. The default is four requests per second, which is enough for three endpoints with their pages.</summary>
    public int RequestsPerMinute { get; init; } = 240;

    /// <summary>The maximum number of commands per minute; null for <see cref="RequestRateLimiter.DefaultCommands"/>.</summary>
    public int? CommandsPerMinute { get; init; }

    public TimeSpan UnknownAfter { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Returns the shortest interval of the given resource kinds.</summary>
    public TimeSpan IntervalOf(ResourceKinds parts) => new[]
    {
        (ResourceKinds.Presence, Presence), (ResourceKinds.Registrations, Registrations), (ResourceKinds.Calls, Calls),
    }.Where(p => parts.HasFlag(p.Item1)).Min(p => p.Item2);
}
