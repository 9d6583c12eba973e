using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>The role of one extension in one call.</summary>
internal sealed record VonageCallLeg(
    string Number, string CallId, PresenceState State, CallDirection Direction, string? Party, DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt);

/// <summary>A converted call.</summary>
/// <param name="Call">The call.</param>
/// <param name="Sides">The roles of the account's extensions in it.</param>
/// <param name="Owners">The account's extensions that are a party of it; empty when none can be determined.</param>
internal sealed record VonageTranslatedCall(Call Call, IReadOnlyList<VonageCallLeg> Sides, IReadOnlyList<string> Owners);

/// <summary>Converts Vonage calls to <see cref="Call"/>.</summary>
internal sealed class VonageCalls(string account, VonageExtensions extensions)
{
    private readonly VonageLegParties _ends = new(extensions);

    /// <summary>Converts a call and returns the role of each extension in it; null for a call that has ended but is still listed.</summary>
    public VonageTranslatedCall? ToCall(VonageCall row, RowReader reading, DateTimeOffset observedAt)
    {
        var word = MapState(row, default, reading);
        var live = row.Legs.Select(leg => (Leg: leg, Word: MapState(leg, word, reading))).Where(l => !l.Word.Over).ToList();
        if (word.Over && live.Count == 0)
        {
            return null;
        }

        var hold = new Hold(
            Held: live.Count <= 2 && live.Exists(l => l.Word is { State: PresenceState.OnHold, Parked: false }),
            Parked: word.Parked || live.Exists(l => l.Word.Parked));
        var ends = EndsOf(row, word, live, hold);
        var direction = DirectionOf(row, ends, reading);
        var legs = ends.Select(e => ToLeg(e.Leg, e.Word, e.End, LegDirection(e.Leg, reading, direction))).ToImmutableArray();
        var sides = ends.Zip(legs, (e, leg) => ToSide(row, e.Leg, e.End, leg, hold)).OfType<VonageCallLeg>().ToList();
        var owners = ends.Select(e => e.End).Append(_ends.From(row)).Append(_ends.To(row)).Select(e => e.Number).OfType<string>().Distinct().ToList();
        return new VonageTranslatedCall(new Call
        {
            Key = $"{account}/{row.Id}",
            Account = account,
            VendorId = row.Id,
            State = StateOf(word, direction, legs, hold),
            Direction = direction,
            From = row.From ?? row.FromName,
            To = row.To ?? row.ToName,
            StartedAt = row.StartedAt,
            AnsweredAt = row.AnsweredAt,
            Legs = legs,
            ObservedAt = observedAt,
        }, sides, owners);
    }

    private List<(VonageCall Leg, VonageMappedState Word, VonageParty End)> EndsOf(VonageCall row, VonageMappedState word, List<(VonageCall Leg, VonageMappedState Word)> live, Hold hold)
    {
        // Without legs only the call's two parties are known.
        var ends = row.Legs.Count > 0
            ? live.Zip(_ends.Determine(live), (l, end) => (l.Leg, l.Word, End: end)).ToList()
            : [(row with { Id = "from" }, word, _ends.From(row)), (row with { Id = "to" }, word, _ends.To(row))];
        if (hold.Parked && _ends.OwnPartyOnly(row) is { } parker)
        {
            // The extension that parked the call has left it, and its leg may be missing. A leg is added for it, since the parked call belongs to it.
            var left = new VonageMappedState(PresenceState.OnCall);
            var own = ends.FindIndex(e => e.End.Number == parker.Number);
            if (own < 0)
            {
                ends.Add((row with { Id = parker.IsCaller ? "from" : "to" }, left, parker));
            }
            else if (ends[own].Word.Parked)
            {
                ends[own] = ends[own] with { Word = left };
            }
        }

        return ends;
    }

    private static VonageMappedState MapState(VonageCall row, VonageMappedState fallback, RowReader reading)
    {
        var status = row.Status is null ? fallback : reading.Translate(VonageStateMap.States, row.Status, default);
        var put = row.PutParties is null ? default : reading.Translate(VonageStateMap.States, row.PutParties, default);
        return !status.Over && (put.State == PresenceState.OnHold || row is { Status: null, PutParties: not null }) ? put : status;
    }

    private CallLeg ToLeg(VonageCall leg, VonageMappedState word, VonageParty end, CallDirection direction) => new()
    {
        Id = leg.Id,
        Extension = end.Number is null ? null : ExtensionPresence.MakeKey(account, end.Number),
        Party = end.Number ?? (end.IsCaller ? leg.From ?? leg.FromName : leg.To ?? leg.ToName),
        Direction = direction,
        State = StateAt(end, word.State),
        Held = word is { State: PresenceState.OnHold, Parked: false },
        Parked = word.Parked,
        StartedAt = leg.StartedAt,
    };

    // Before an answer both parties have the same state name: the caller is dialling and the called party is ringing.
    private static PresenceState StateAt(VonageParty end, PresenceState state) => state switch
    {
        PresenceState.Ringing when end.IsCaller => PresenceState.Dialing,
        PresenceState.Dialing when end is { IsCaller: false, Number: not null } => PresenceState.Ringing,
        _ => state,
    };

    /// <summary>
    /// Returns the role of the extension on a leg; null for an outside party, and for the extension that parked the call, which is free.
    /// </summary>
    private VonageCallLeg? ToSide(VonageCall call, VonageCall leg, VonageParty end, CallLeg ours, Hold hold)
    {
        if (end.Number is null || (hold.Parked && !ours.Parked && ours.State == PresenceState.OnCall))
        {
            return null;
        }

        var other = end.IsCaller
            ? leg.To ?? leg.ToName ?? call.To ?? call.ToName
            : leg.From ?? leg.FromName ?? call.From ?? call.FromName;
        return new VonageCallLeg(
            end.Number,
            call.Id,

            // One held leg of two means that the whole call is on hold.
            hold.Held && ours.State == PresenceState.OnCall ? PresenceState.OnHold : ours.State,
            ours.Direction,
            extensions.OfNumber(other) ?? other,
            leg.StartedAt ?? call.StartedAt,
            leg.AnsweredAt ?? call.AnsweredAt);
    }

    private CallDirection DirectionOf(VonageCall row, IReadOnlyList<(VonageCall Leg, VonageMappedState Word, VonageParty End)> ends, RowReader reading)
    {
        var own = ends.Select(e => e.End.Number).Distinct().ToList();
        return (own.Count > 1 && !own.Contains(null)) || IsInside(row)
            ? CallDirection.Internal
            : reading.Translate(VonageStateMap.Directions, row.Direction, CallDirection.Unknown);
    }

    private CallDirection LegDirection(VonageCall leg, RowReader reading, CallDirection call) =>
        call == CallDirection.Internal || IsInside(leg) ? CallDirection.Internal : reading.Translate(VonageStateMap.Directions, leg.Direction, call);

    private bool IsInside(VonageCall row) => _ends.From(row).Number is not null && _ends.To(row).Number is not null;

    private static PresenceState StateOf(VonageMappedState word, CallDirection direction, IReadOnlyCollection<CallLeg> legs, Hold hold)
    {
        var state = word.State;
        if (state == PresenceState.Unknown)
        {
            // The call has ended, or has an unknown state name, while a leg is still active.
            state = legs.Select(l => l.State).OrderBy(Rank).FirstOrDefault();
        }

        return state switch
        {
            PresenceState.Ringing when direction == CallDirection.Outbound => PresenceState.Dialing,
            PresenceState.OnCall when hold.Held || hold.Parked => PresenceState.OnHold,
            _ => state,
        };
    }

    /// <summary>Ranks states: the active call represents an extension with several calls.</summary>
    public static int Rank(PresenceState state) => state switch
    {
        PresenceState.OnCall => 0,
        PresenceState.Ringing => 1,
        PresenceState.Dialing => 2,
        PresenceState.OnHold => 3,
        _ => 4,
    };

    private readonly record struct Hold(bool Held, bool Parked);
}
