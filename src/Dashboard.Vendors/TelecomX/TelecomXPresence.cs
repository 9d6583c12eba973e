using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>
/// Concludes an extension's state from the employee's word, the calls and the phones, in this order of weight. A piece of
/// evidence that is missing or old never makes the state a better one: the conclusion from what was known stands, and is as
/// old as that. Called by the employees' job alone.
/// </summary>
internal sealed class TelecomXPresence(string account, TelecomXOptions options, TelecomXLastLists memory)
{
    private readonly Dictionary<string, (TelecomXEmployeeExtension Words, DateTimeOffset At)> _reported = [];

    /// <summary>An extension's row.</summary>
    /// <param name="number">Its number.</param>
    /// <param name="name">Its name in the list of extensions; null when it has none.</param>
    /// <param name="listed">The words for it; null when the list of employees had none.</param>
    /// <param name="isWhole">Whether that list was all there is, each row of it read.</param>
    /// <param name="reading">Counts unknown words.</param>
    /// <param name="observedAt">When the list arrived, UTC.</param>
    public ExtensionPresence ToPresence(
        string number, string? name, TelecomXEmployeeExtension? listed, bool isWhole, RowReader reading, DateTimeOffset observedAt)
    {
        var key = ExtensionPresence.MakeKey(account, number);
        var (words, lostAt) = GetStateNames(number, listed, observedAt);
        var said = ReportedState(words, reading);
        var calls = memory.CallsOf(key);
        var (state, origin, asOf) = Conclude(said, calls, memory.GetPhoneStatus(key), isReadable: words is null ? isWhole : IsReadable(words));
        var call = calls is { Items: [var first, ..] } && IsInCall(state) ? first : default;
        return new ExtensionPresence
        {
            Account = account,
            Number = number,
            Name = words?.Name ?? name,
            State = state,
            Since = call.Leg?.State == state ? Since(call.Call, state) : null,
            Direction = call.Call?.Direction ?? CallDirection.Unknown,
            Party = call.Call is { } other ? PartyOf(other, call.Leg!) : null,
            DoNotDisturb = words?.Presence is { } chosen && TelecomXStateMap.DoNotDisturb.Contains(chosen),
            Origin = origin,
            ObservedAt = observedAt,
            LastListedAt = Earlier(lostAt, asOf),
        };
    }

    // A word that was there and is left out of one answer, or whose row cannot be read, is not taken back by that.
    private (TelecomXEmployeeExtension? Words, DateTimeOffset? LostAt) GetStateNames(string number, TelecomXEmployeeExtension? listed, DateTimeOffset at)
    {
        var isKnown = _reported.TryGetValue(number, out var known);
        if (isKnown && (listed?.State ?? listed?.Presence) is null)
        {
            return (known.Words, known.At);
        }

        if (isKnown && listed!.State is null && known.Words.State is not null)
        {
            return (listed with { State = known.Words.State }, known.At);
        }

        if ((listed?.State ?? listed?.Presence) is not null)
        {
            _reported[number] = (listed!, at);
        }

        return (listed, null);
    }

    // The word for the phone says more than the one the person chose, which may be about lunch.
    private PresenceState ReportedState(TelecomXEmployeeExtension? words, RowReader reading)
    {
        var state = reading.Translate(options.States, words?.State, PresenceState.Unknown);
        return state != PresenceState.Unknown || words?.Presence is not { } chosen || TelecomXStateMap.DoNotDisturb.Contains(chosen)
            ? state
            : reading.Translate(options.States, chosen, PresenceState.Unknown);
    }

    // An unknown status word of a phone may mean any state.
    private bool IsReadable(TelecomXEmployeeExtension words) => words.State is null || options.States.ContainsKey(words.State);

    private (PresenceState State, PresenceOrigin Origin, DateTimeOffset? AsOf) Conclude(
        PresenceState said, Recent<(Call Call, CallLeg Leg)>? calls, TelecomXPhoneStatus? phones, bool isReadable)
    {
        var phonesAsOf = phones is { IsOld: true } ? phones.At : (DateTimeOffset?)null;
        var callsAsOf = calls is { IsOld: true } ? calls.At : (DateTimeOffset?)null;
        var call = calls is { Items: [var own, ..] } ? own.Leg.State : (PresenceState?)null;
        return (said, call, phones?.Online) switch
        {
            _ when IsInCall(said) => (said, PresenceOrigin.Reported, null),

            // An extension whose every phone is offline is Offline, whatever the person chose to say; a call on a mobile
            // that belongs to it is still a call.
            (PresenceState.Unknown, { } state, _) => (state, PresenceOrigin.Derived, callsAsOf),
            (_, { } state, false) when callsAsOf is null => (state, PresenceOrigin.Derived, null),
            (_, _, false) => (PresenceState.Offline, PresenceOrigin.Derived, phonesAsOf),
            (PresenceState.Offline, _, _) => (said, PresenceOrigin.Reported, null),

            // An extension is not Idle before its phones were listed once, unless this login may not list phones.
            _ when phones is null && !memory.ArePhonesRefused => (PresenceState.Unknown, PresenceOrigin.Derived, null),
            (not PresenceState.Unknown, _, _) => (said, PresenceOrigin.Reported, phonesAsOf),

            // Without a word, free only when a complete list of calls and a phone that is online say so.
            (_, null, true) when calls is not null && isReadable => (PresenceState.Idle, PresenceOrigin.Derived, Earlier(phonesAsOf, callsAsOf)),
            _ => (PresenceState.Unknown, PresenceOrigin.Derived, null),
        };
    }

    private static bool IsInCall(PresenceState state) =>
        state is PresenceState.Dialing or PresenceState.Ringing or PresenceState.OnCall or PresenceState.OnHold;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b ?? a : a;

    private static DateTimeOffset? Since(Call call, PresenceState state) => state switch
    {
        PresenceState.OnCall => call.AnsweredAt ?? call.StartedAt,
        PresenceState.Ringing or PresenceState.Dialing => call.StartedAt,
        _ => null,
    };

    private static string? PartyOf(Call call, CallLeg own) => own.Id == "caller" ? call.To : call.From;
}
