using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>How the state of an interval is known, or why it is not.</summary>
public enum IntervalSource
{
    /// <summary>The state was observed.</summary>
    Observed,

    /// <summary>The interval is before the start of this host.</summary>
    BeforeStart,

    /// <summary>The account did not respond.</summary>
    NoResponse,

    /// <summary>The account responded but did not list the extension.</summary>
    NotListed,

    /// <summary>The state was observed, but discarded since because of too many changes.</summary>
    Discarded,
}

/// <summary>An interval in which an extension was in one state, or in which its state is not known.</summary>
/// <param name="From">The start, UTC, within the requested range.</param>
/// <param name="To">The end, UTC.</param>
/// <param name="State">The state; Unknown when it was not observed.</param>
/// <param name="Origin">How the state is known.</param>
/// <param name="Direction">The direction of the call.</param>
/// <param name="Party">The number or name of the other party; null when there is none or it is not reported.</param>
/// <param name="Began">When the state began, UTC. It is the same for two intervals of one state that a gap divides.</param>
public readonly record struct StateInterval(
    DateTimeOffset From, DateTimeOffset To, PresenceState State, IntervalSource Origin, CallDirection Direction, string? Party, DateTimeOffset Began)
{
    /// <summary>Whether the extension was idle with do-not-disturb set.</summary>
    public bool DoNotDisturb { get; init; }

    /// <summary>The duration of the interval.</summary>
    public TimeSpan Length => To - From;

    /// <summary>Creates an interval of unknown state.</summary>
    /// <param name="from">The start.</param>
    /// <param name="to">The end.</param>
    /// <param name="why">The reason.</param>
    internal static StateInterval NotKnown(DateTimeOffset from, DateTimeOffset to, IntervalSource why) =>
        new(from, to, PresenceState.Unknown, why, CallDirection.Unknown, null, from);
}
