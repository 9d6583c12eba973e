using System.Collections.Immutable;
using Dashboard.Presence;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>What one extension does in one call.</summary>
internal sealed record VonageSide(
    string Number, string CallId, PresenceState State, CallDirection Direction, string? Party, DateTimeOffset? StartedAt, DateTimeOffset? AnsweredAt);

/// <summary>Turns Vonage's calls into ours.</summary>
internal sealed class VonageCalls(string account, VonageExtensions extensions)
{
    /// <summary>A call, and what it says of each of our extensions; null for one that is over though still listed.</summary>
    public (Call Call, IReadOnlyList<VonageSide> Sides)? ToCall(VonageCall row, PollReading reading, DateTimeOffset observedAt)
    {
        var word = WordOf(row, default, reading);
        var live = row.Legs.Select(leg => (Leg: leg, Word: WordOf(leg, word, reading))).Where(l => !l.Word.Over).ToList();
        if (word.Over && live.Count == 0)
        {
            return null;
        }

        var direction = DirectionOf(row, reading, CallDirection.Unknown);
        var hold = new Hold(
            Held: live.Count <= 2 && live.Exists(l => l.Word is { State: PresenceState.OnHold, Parked: false }),
            Parked: word.Parked || live.Exists(l => l.Word.Parked));
        var ends = row.Legs.Count > 0
            ? OwnEnds(live)

            // Without legs the call's two ends are all there is to see.
            : [(row with { Id = "from" }, word, new End(extensions.OfNumber(row.From), IsCaller: true)),
               (row with { Id = "to" }, word, new End(extensions.OfNumber(row.To), IsCaller: false))];
        var legs = ends.Select(e => ToLeg(e.Leg, e.Word, e.End, DirectionOf(e.Leg, reading, direction))).ToImmutableArray();
        var sides = ends.Zip(legs, (e, leg) => ToSide(row, e.Leg, e.End, leg, hold)).OfType<VonageSide>().ToList();
        return (new Call
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
        }, sides);
    }

    private static VonageWord WordOf(VonageCall row, VonageWord fallback, PollReading reading)
    {
        var status = row.Status is null ? fallback : reading.Translate(VonageWords.States, row.Status, default);
        var put = row.Put is null ? default : reading.Translate(VonageWords.States, row.Put, default);
        return !status.Over && (put.State == PresenceState.OnHold || row is { Status: null, Put: not null }) ? put : status;
    }

    private CallLeg ToLeg(VonageCall leg, VonageWord word, End end, CallDirection direction) => new()
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

    // One word for both ends of a call that nobody has answered: the caller dials, the called one rings.
    private static PresenceState StateAt(End end, PresenceState state) => state switch
    {
        PresenceState.Ringing when end.IsCaller => PresenceState.Dialing,
        PresenceState.Dialing when end is { IsCaller: false, Number: not null } => PresenceState.Ringing,
        _ => state,
    };

    /// <summary>What a leg says of the extension it is on; null for an outside party, and for the one who parked the call and is free.</summary>
    private VonageSide? ToSide(VonageCall call, VonageCall leg, End end, CallLeg ours, Hold hold)
    {
        if (end.Number is null || (hold.Parked && !ours.Parked && ours.State == PresenceState.OnCall))
        {
            return null;
        }

        var other = end.IsCaller
            ? leg.To ?? leg.ToName ?? call.To ?? call.ToName
            : leg.From ?? leg.FromName ?? call.From ?? call.FromName;
        return new VonageSide(
            end.Number,
            call.Id,

            // One of two legs is held: so is the call.
            hold.Held && ours.State == PresenceState.OnCall ? PresenceState.OnHold : ours.State,
            ours.Direction,
            extensions.OfNumber(other) ?? other,
            leg.StartedAt ?? call.StartedAt,
            leg.AnsweredAt ?? call.AnsweredAt);
    }

    private List<(VonageCall Leg, VonageWord Word, End End)> OwnEnds(List<(VonageCall Leg, VonageWord Word)> live)
    {
        var taken = new HashSet<string>();
        var ends = new List<(VonageCall, VonageWord, End)>(live.Count);
        foreach (var (leg, word) in live)
        {
            var end = OwnEnd(leg, taken);
            ends.Add((leg, word, end));
            if (end.Number is not null)
            {
                taken.Add(end.Number);
            }
        }

        return ends;
    }

    // [S] from and to are "the DID or extension", the same on every leg. A leg that goes out is on its caller's phone, one
    // that comes in on the called one's [G]; where that end is not ours, or has its leg already, the other end may be.
    private End OwnEnd(VonageCall leg, HashSet<string> taken)
    {
        var from = new End(extensions.OfNumber(leg.From), IsCaller: true);
        var to = new End(extensions.OfNumber(leg.To), IsCaller: false);
        var isOut = string.Equals(leg.Direction, "outbound", StringComparison.OrdinalIgnoreCase);
        var (likely, other) = isOut ? (from, to) : (to, from);
        return (likely.Number, other.Number) switch
        {
            ({ } number, _) when !taken.Contains(number) => likely,
            (_, { } number) when !taken.Contains(number) => other,

            // More legs than ends: several phones of one extension.
            ({ }, { }) => likely,

            // The outside party's leg: the end that is not ours, or where it came from or goes to.
            ({ }, null) => other,
            (null, { }) => likely,
            _ => new End(null, IsCaller: !isOut),
        };
    }

    private CallDirection DirectionOf(VonageCall row, PollReading reading, CallDirection fallback) =>
        extensions.OfNumber(row.From) is not null && extensions.OfNumber(row.To) is not null
            ? CallDirection.Internal
            : reading.Translate(VonageWords.Directions, row.Direction, fallback);

    private static PresenceState StateOf(VonageWord word, CallDirection direction, IReadOnlyCollection<CallLeg> legs, Hold hold)
    {
        var state = word.State;
        if (state == PresenceState.Unknown)
        {
            // Over, or in no word we know, while a leg goes on.
            state = legs.Select(l => l.State).OrderBy(Rank).FirstOrDefault();
        }

        return state switch
        {
            PresenceState.Ringing when direction == CallDirection.Outbound => PresenceState.Dialing,
            PresenceState.OnCall when hold.Held || hold.Parked => PresenceState.OnHold,
            _ => state,
        };
    }

    /// <summary>Of several calls of one extension the one that is talked on stands for it.</summary>
    public static int Rank(PresenceState state) => state switch
    {
        PresenceState.OnCall => 0,
        PresenceState.Ringing => 1,
        PresenceState.Dialing => 2,
        PresenceState.OnHold => 3,
        _ => 4,
    };

    private readonly record struct Hold(bool Held, bool Parked);

    private readonly record struct End(string? Number, bool IsCaller);
}
