namespace Dashboard.Presence.Model;

/// <summary>The two times of a call: how long it has lasted, and how long it has been in its state.</summary>
public static class CallTimes
{
    /// <summary>Since when the call lasts, UTC: since its answer, before that since its beginning; null when the vendor reports neither.</summary>
    /// <param name="call">The call.</param>
    public static DateTimeOffset? Began(Call call) => call.AnsweredAt ?? call.StartedAt;

    /// <summary>Since when the call is in its state, UTC; null when it was so at the first look and its times do not say when.</summary>
    /// <param name="call">The call.</param>
    public static DateTimeOffset? InState(Call call) => call.StateSince ?? Reported(call);

    /// <summary>Whether a call is parked: some vendors say it of the leg of the extension that parked it, some of the leg that waits.</summary>
    /// <param name="call">The call.</param>
    public static bool IsParked(Call call) => call.Legs.Any(l => l.Parked);

    /// <summary>When the state of a call began that was seen in another state before.</summary>
    /// <param name="known">What was held.</param>
    /// <param name="seen">What is seen now.</param>
    internal static DateTimeOffset? Next(Call known, Call seen) =>
        known.State == seen.State && IsParked(known) == IsParked(seen) ? known.StateSince
        : Reported(seen) is { } at && at > known.ObservedAt ? at
        : seen.ObservedAt;

    // A call that was answered once and rings was handed on; when one was put on hold, no phone system says.
    private static DateTimeOffset? Reported(Call call) => call.State switch
    {
        PresenceState.OnCall when !IsParked(call) => call.AnsweredAt,
        PresenceState.Ringing or PresenceState.Dialing => call.AnsweredAt is null ? call.StartedAt : null,
        _ => null,
    };
}
