using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>What one extension does in one call.</summary>
internal sealed record VoipNowCallLeg(string Extension, PresenceState State, CallDirection Direction, string? Party, DateTimeOffset? Since);

/// <summary>What the list of calls says beside a word of the presence page.</summary>
/// <param name="Side">The side that explains it.</param>
/// <param name="AsOf">When the list was read, UTC, where that is too long ago and the state rests on it; null otherwise.</param>
internal sealed record VoipNowCallState(VoipNowCallLeg Side, DateTimeOffset? AsOf);

/// <summary>
/// Turns VoipNow's calls into ours, and remembers the lists: the presence page says that an extension is busy, not with
/// whom. Written by the job of the calls, read by that of the presence.
/// </summary>
internal sealed class VoipNowCalls(string account, TimeProvider time, VoipNowOptions options)
{
    private readonly RecentList<VoipNowCallLeg> _known = new(time, options.CallsBelievedFor);

    /// <summary>Takes in a list.</summary>
    /// <param name="sides">What its calls say of extensions.</param>
    /// <param name="whole">Whether that was all, each row read.</param>
    /// <param name="at">When it arrived, UTC.</param>
    public void Update(IEnumerable<VoipNowCallLeg> sides, bool whole, DateTimeOffset at) => _known.Update(sides.Select(s => (s.Extension, s)), whole, at);

    /// <summary>What explains the word of the presence page for an extension; null when nothing does.</summary>
    public VoipNowCallState? Explain(string extension, PresenceState said)
    {
        if (said is not (PresenceState.OnCall or PresenceState.Ringing) || _known.Find(extension, Explains) is not { } known)
        {
            return null;
        }

        var side = known.Items.Where(Explains).OrderBy(s => Rank(s.State)).FirstOrDefault();

        // From an old list only what made "busy" less than talking stands, with its age: a call that was held is not talked
        // on because the list of calls fails.
        return side is null || (known.IsOld && side.State == said) ? null : new VoipNowCallState(side, known.IsOld ? known.At : null);

        // [D] busy is the only word for talking, holding and calling out.
        bool Explains(VoipNowCallLeg s) =>
            said == PresenceState.Ringing ? s.State == said : s.State is PresenceState.OnCall or PresenceState.OnHold or PresenceState.Dialing;
    }

    /// <summary>A call, and what it says of each extension.</summary>
    public (Call Call, IReadOnlyList<VoipNowCallLeg> Sides) ToCall(VoipNowCall row, RowReader reading, DateTimeOffset observedAt)
    {
        var legs = ImmutableArray.CreateBuilder<CallLeg>(row.Views.Count);
        var sides = new List<VoipNowCallLeg>(row.Views.Count);
        foreach (var view in row.Views)
        {
            var leg = ToLeg(view, reading);
            legs.Add(leg);
            if (view.Extension is { } extension)
            {
                sides.Add(new VoipNowCallLeg(extension, leg.State, leg.Direction, OtherParty(view, leg.Direction), Since(row, view, leg.State)));
            }
        }

        var first = row.Views.Count > 0 ? row.Views[0] : null;
        var direction = DirectionOf(legs);
        return (new Call
        {
            Key = $"{account}/{row.Id}",
            Account = account,
            VendorId = row.Id,
            State = StateOf(legs, row.Answered),
            Direction = direction,
            From = first?.Sources.FirstOrDefault() ?? (direction == CallDirection.Inbound ? first?.Caller : null),
            To = first?.Destinations.FirstOrDefault(),
            StartedAt = row.Published,
            AnsweredAt = row.Answered,
            Legs = legs.DistinctBy(l => l.Id).ToImmutableArray(),
            ObservedAt = observedAt,
        }, sides);
    }

    private CallLeg ToLeg(VoipNowView view, RowReader reading)
    {
        var state = reading.Translate(VoipNowStateMap.ViewStates, view.Status, PresenceState.Unknown);
        return new CallLeg
        {
            Id = view.Id,
            Extension = view.Extension is { } extension ? ExtensionPresence.MakeKey(account, extension) : null,
            Party = view.Extension ?? view.Caller,
            Direction = reading.Translate(VoipNowStateMap.Flows, view.Flow, CallDirection.Unknown),
            State = view.OnHold || view.Parked ? PresenceState.OnHold : state,
            Held = view.OnHold,
            Parked = view.Parked,
            StartedAt = view.Ringing ?? view.Answered,
        };
    }

    private static string? OtherParty(VoipNowView view, CallDirection direction) => direction switch
    {
        CallDirection.Inbound => view.Sources.FirstOrDefault() ?? view.Caller,
        CallDirection.Outbound => view.Destinations.FirstOrDefault(),
        _ => view.Sources.Contains(view.Extension)
            ? view.Destinations.FirstOrDefault(n => n != view.Extension)
            : view.Sources.FirstOrDefault() ?? view.Caller,
    };

    private static DateTimeOffset? Since(VoipNowCall call, VoipNowView view, PresenceState state) => state switch
    {
        PresenceState.OnCall => view.Answered ?? call.Answered,
        PresenceState.Ringing => view.Ringing ?? call.Published,
        PresenceState.Dialing => call.Published,
        PresenceState.OnHold => view.HeldSince,
        _ => null,
    };

    // A call that came from outside stays inbound when it is passed on between two extensions.
    private static CallDirection DirectionOf(IEnumerable<CallLeg> legs)
    {
        var all = legs.Select(l => l.Direction).ToHashSet();
        return all.Contains(CallDirection.Inbound) ? CallDirection.Inbound
            : all.Contains(CallDirection.Outbound) ? CallDirection.Outbound
            : all.Contains(CallDirection.Internal) ? CallDirection.Internal
            : CallDirection.Unknown;
    }

    private static PresenceState StateOf(IReadOnlyCollection<CallLeg> legs, DateTimeOffset? answered)
    {
        var states = legs.Select(l => l.State).ToHashSet();
        return states.Contains(PresenceState.OnCall) ? PresenceState.OnCall
            : states.Contains(PresenceState.OnHold) ? PresenceState.OnHold
            : states.Contains(PresenceState.Ringing) ? PresenceState.Ringing
            : states.Contains(PresenceState.Dialing) ? PresenceState.Dialing
            : answered is not null && legs.Count == 0 ? PresenceState.OnCall
            : PresenceState.Unknown;
    }

    // Of several calls of one extension the one that is talked on stands for it.
    private static int Rank(PresenceState state) => state switch
    {
        PresenceState.OnCall => 0,
        PresenceState.Ringing => 1,
        PresenceState.Dialing => 2,
        PresenceState.OnHold => 3,
        _ => 4,
    };
}
