namespace Dashboard.Presence.Model;

/// <summary>Calculates the duration of a call and the time in its current state.</summary>
public static class CallTimes
{
    /// <summary>
    /// Returns when the call was answered, or when it began if it is unanswered, UTC. Null when the vendor reports neither.
    /// </summary>
    /// <param name="call">The call.</param>
    public static DateTimeOffset? GetStart(Call call) => call.AnsweredAt ?? call.StartedAt;

    /// <summary>
    /// Returns since when the call is in its state, UTC. Null when the state was present at the first poll and the vendor's times do not
    /// date it.
    /// </summary>
    /// <param name="call">The call.</param>
    public static DateTimeOffset? GetStateStart(Call call) => call.StateSince ?? Reported(call);

    /// <summary>Whether a call is parked. Some vendors mark the leg of the extension that parked it, others the leg that waits.</summary>
    /// <param name="call">The call.</param>
    public static bool IsParked(Call call) => call.Legs.Any(l => l.Parked);

    /// <summary>Returns the start of a call's current state after a poll.</summary>
    /// <param name="known">The call as known before the poll.</param>
    /// <param name="seen">The call as observed now.</param>
    internal static DateTimeOffset? GetNextStateStart(Call known, Call seen) =>
        known.State == seen.State && IsParked(known) == IsParked(seen) ? known.StateSince
        : Reported(seen) is { } at && at > known.ObservedAt ? at
        : seen.ObservedAt;

    // A call that was answered before and rings now was transferred. No vendor reports when a call was put on hold.
    private static DateTimeOffset? Reported(Call call) => call.State switch
    {
        PresenceState.OnCall when !IsParked(call) => call.AnsweredAt,
        PresenceState.Ringing or PresenceState.Dialing => call.AnsweredAt is null ? call.StartedAt : null,
        _ => null,
    };
}
