using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>How a span of a day is known, or why it is not.</summary>
public enum IntervalSource
{
    /// <summary>It was seen.</summary>
    Observed,

    /// <summary>Nobody looked: it was before this host's start.</summary>
    BeforeStart,

    /// <summary>Its account was not heard.</summary>
    NoResponse,

    /// <summary>Its account was heard, and did not list it.</summary>
    NotListed,

    /// <summary>It was seen and let go since: there were too many changes to keep.</summary>
    Discarded,
}

/// <summary>A stretch of an extension's day in which it did one thing, or in which nobody knows what it did.</summary>
/// <param name="From">Its beginning, UTC, within what was asked for.</param>
/// <param name="To">Its end, UTC.</param>
/// <param name="State">What it did; Unknown for all that was not seen.</param>
/// <param name="Origin">How that is known.</param>
/// <param name="Direction">Which way its call went.</param>
/// <param name="Party">Who was on the other side; null when none or not told.</param>
/// <param name="Began">When that state began, UTC: the same for two parts of one state with a gap between.</param>
public readonly record struct StateInterval(
    DateTimeOffset From, DateTimeOffset To, PresenceState State, IntervalSource Origin, CallDirection Direction, string? Party, DateTimeOffset Began)
{
    /// <summary>Whether it was idle and set to do not disturb.</summary>
    public bool DoNotDisturb { get; init; }

    /// <summary>How long it is.</summary>
    public TimeSpan Length => To - From;

    /// <summary>A stretch of which nothing is known.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="to">Its end.</param>
    /// <param name="why">Why.</param>
    internal static StateInterval NotKnown(DateTimeOffset from, DateTimeOffset to, IntervalSource why) =>
        new(from, to, PresenceState.Unknown, why, CallDirection.Unknown, null, from);
}
