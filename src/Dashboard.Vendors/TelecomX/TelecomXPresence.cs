using Dashboard.Presence;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Concludes an extension's state from the employee's word, the calls and the phones, in this order of weight.</summary>
internal sealed class TelecomXPresence(string account, TelecomXOptions options, TelecomXMemory memory)
{
    public ExtensionPresence ToPresence(
        string number, string? name, TelecomXEmployeeExtension? words, PollReading reading, DateTimeOffset observedAt)
    {
        var key = ExtensionPresence.MakeKey(account, number);
        var said = Said(words, reading);
        var call = memory.CallOf(key);
        var (state, origin) = Conclude(said, call?.Leg.State, memory.IsOnline(key));
        var inCall = state is PresenceState.Dialing or PresenceState.Ringing or PresenceState.OnCall or PresenceState.OnHold ? call : null;
        return new ExtensionPresence
        {
            Account = account,
            Number = number,
            Name = words?.Name ?? name,
            State = state,
            Since = inCall is { } c && c.Leg.State == state ? Since(c.Call, state) : null,
            Direction = inCall?.Call.Direction ?? CallDirection.Unknown,
            Party = inCall is { } other ? PartyOf(other.Call, other.Leg) : null,
            DoNotDisturb = words?.Presence is { } chosen && TelecomXWords.DoNotDisturb.Contains(chosen),
            Origin = origin,
            ObservedAt = observedAt,
        };
    }

    // The word for the phone says more than the one the person chose, which may be about lunch.
    private PresenceState Said(TelecomXEmployeeExtension? words, PollReading reading)
    {
        var state = reading.Translate(options.States, words?.State, PresenceState.Unknown);
        return state != PresenceState.Unknown || words?.Presence is not { } chosen || TelecomXWords.DoNotDisturb.Contains(chosen)
            ? state
            : reading.Translate(options.States, chosen, PresenceState.Unknown);
    }

    private (PresenceState State, PresenceOrigin Origin) Conclude(PresenceState said, PresenceState? onCall, bool? online) => (said, onCall, online) switch
    {
        (PresenceState.Dialing or PresenceState.Ringing or PresenceState.OnCall or PresenceState.OnHold, _, _) => (said, PresenceOrigin.Reported),

        // An extension whose every phone is offline is Offline, whatever the person chose to say; a call on a mobile
        // that belongs to it is still a call.
        (_, null, false) => (PresenceState.Offline, PresenceOrigin.Derived),
        (not PresenceState.Unknown, _, _) => (said, PresenceOrigin.Reported),
        (_, { } state, _) => (state, PresenceOrigin.Derived),

        // Free only when a complete list of calls and a phone that is online say so.
        (_, null, true) when memory.KnowsCalls => (PresenceState.Idle, PresenceOrigin.Derived),
        _ => (PresenceState.Unknown, PresenceOrigin.Derived),
    };

    private static DateTimeOffset? Since(Call call, PresenceState state) => state switch
    {
        PresenceState.OnCall => call.AnsweredAt ?? call.StartedAt,
        PresenceState.Ringing or PresenceState.Dialing => call.StartedAt,
        _ => null,
    };

    private static string? PartyOf(Call call, CallLeg own) => own.Id == "caller" ? call.To : call.From;
}
