using System.Collections.Immutable;
using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>The role of one extension in one call.</summary>
internal sealed record VoipNowCallLeg(string Extension, PresenceState State, CallDirection Direction, string? Party, DateTimeOffset? Since);

/// <summary>The call that explains an extension's presence.</summary>
/// <param name="Side">The extension's role in that call.</param>
/// <param name="AsOf">When the list of calls was read, UTC, if the state depends on an old list; null otherwise.</param>
internal sealed record VoipNowCallState(VoipNowCallLeg Side, DateTimeOffset? AsOf);

/// <summary>
/// Converts VoipNow calls to <see cref="Call"/> and retains the lists: the presence page reports that an extension is busy, but not the other party.
/// </summary>
/// <remarks>The calls' job writes, the presence job reads.</remarks>
internal sealed class VoipNowCalls(string account, TimeProvider time, VoipNowOptions options)
{
    private readonly RecentList<VoipNowCallLeg> _known = new(time, options.CallsMaxAge);

    /// <summary>Stores a list of calls.</summary>
    /// <param name="sides">The roles of extensions in the listed calls.</param>
    /// <param name="whole">Whether the list was complete and every row readable.</param>
    /// <param name="at">When the list arrived, UTC.</param>
    public void Update(IEnumerable<VoipNowCallLeg> sides, bool whole, DateTimeOffset at) => _known.Update(sides.Select(s => (s.Extension, s)), whole, at);

    /// <summary>Returns the call that explains the reported presence of an extension; null when there is none.</summary>
    public VoipNowCallState? Explain(string extension, PresenceState said)
    {
        if (said is not (PresenceState.OnCall or PresenceState.Ringing) || _known.Find(extension, Explains) is not { } known)
        {
            return null;
        }

        var side = known.Items.Where(Explains).OrderBy(s => Rank(s.State)).FirstOrDefault();

        // An old list is used, with its age, only where it changed "busy" to a different state: a held call must not become an active one because the
        // list of calls fails.
        return side is null || (known.IsOld && side.State == said) ? null : new VoipNowCallState(side, known.IsOld ? known.At : null);

        // [D] busy is the only state name for an active, held or outgoing call.
        bool Explains(VoipNowCallLeg s) =>
            said == PresenceState.Ringing ? s.State == said : s.State is PresenceState.OnCall or PresenceState.OnHold or PresenceState.Dialing;
    }

    /// <summary>Converts a call and returns the role of each extension in it.</summary>
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

    // An external inbound call remains inbound when it is transferred between two extensions.
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

    // The active call represents an extension with several calls.
    private static int Rank(PresenceState state) => state switch
    {
        PresenceState.OnCall => 0,
        PresenceState.Ringing => 1,
        PresenceState.Dialing => 2,
        PresenceState.OnHold => 3,
        _ => 4,
    };
}
