using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>Derives an extension's state from the employee's state name, the calls and the phones, in this order of precedence.</summary>
/// <remarks>
/// Missing or old evidence never improves a state: the last conclusion remains and keeps the age of its evidence. Not thread-safe: only the
/// employees' job calls it.
/// </remarks>
internal sealed class TelecomXPresence(string account, TelecomXOptions options, TelecomXLastLists memory)
{
    private readonly Dictionary<string, (TelecomXEmployeeExtension Words, DateTimeOffset At)> _reported = [];

    /// <summary>Creates the presence of an extension.</summary>
    /// <param name="number">The extension's number.</param>
    /// <param name="name">The name in the list of extensions; null when it has none.</param>
    /// <param name="listed">The extension's entry in the list of employees; null when it is not listed.</param>
    /// <param name="isWhole">Whether that list was complete and every row readable.</param>
    /// <param name="reading">Records unknown state names.</param>
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

    // A reported state name remains valid when a later response omits it or its row cannot be read.
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

    // The state of the phone is more reliable than the presence that the user chose, which may concern a lunch break.
    private PresenceState ReportedState(TelecomXEmployeeExtension? words, RowReader reading)
    {
        var state = reading.Translate(options.States, words?.State, PresenceState.Unknown);
        return state != PresenceState.Unknown || words?.Presence is not { } chosen || TelecomXStateMap.DoNotDisturb.Contains(chosen)
            ? state
            : reading.Translate(options.States, chosen, PresenceState.Unknown);
    }

    // An unknown state name of a phone may mean any state.
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

            // An extension with all phones offline is Offline, regardless of the presence that the user chose. A call on a mobile phone that belongs
            // to the extension is still a call.
            (PresenceState.Unknown, { } state, _) => (state, PresenceOrigin.Derived, callsAsOf),
            (_, { } state, false) when callsAsOf is null => (state, PresenceOrigin.Derived, null),
            (_, _, false) => (PresenceState.Offline, PresenceOrigin.Derived, phonesAsOf),
            (PresenceState.Offline, _, _) => (said, PresenceOrigin.Reported, null),

            // An extension is not Idle before its phones were listed once, unless this login may not list phones.
            _ when phones is null && !memory.ArePhonesRefused => (PresenceState.Unknown, PresenceOrigin.Derived, null),
            (not PresenceState.Unknown, _, _) => (said, PresenceOrigin.Reported, phonesAsOf),

            // Without a state name, Idle requires a complete list of calls and a phone that is online.
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
