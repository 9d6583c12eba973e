using System.Collections.Frozen;
using System.Collections.Immutable;
using Dashboard.Presence;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.VoipNow;

/// <summary>What one extension does in one call.</summary>
internal sealed record VoipNowSide(string Extension, PresenceState State, CallDirection Direction, string? Party, DateTimeOffset? Since);

/// <summary>
/// Turns VoipNow's calls into ours, and remembers the last complete list: the presence page says that an extension is
/// busy, not with whom. Written by the job of the calls, read by that of the presence; one immutable value is swapped whole.
/// </summary>
internal sealed class VoipNowCalls(string account, TimeProvider time, VoipNowOptions options)
{
    private Known? _known;

    public void Saw(IEnumerable<VoipNowSide> sides, DateTimeOffset at) => Volatile.Write(
        ref _known, new Known(sides.GroupBy(s => s.Extension).ToFrozenDictionary(g => g.Key, g => g.OrderBy(s => Rank(s.State)).ToArray()), at));

    /// <summary>The side that explains what the presence page says of an extension; null when none does or the list is too old.</summary>
    public VoipNowSide? Explain(string extension, PresenceState said) =>
        said is not (PresenceState.OnCall or PresenceState.Ringing)
        || Volatile.Read(ref _known) is not { } known
        || time.GetUtcNow() - known.At > options.CallsBelievedFor
        || !known.ByExtension.TryGetValue(extension, out var sides)
            ? null

            // [D] busy is the only word for talking, holding and calling out.
            : Array.Find(sides, s => said == PresenceState.Ringing ? s.State == said : s.State is PresenceState.OnCall or PresenceState.OnHold or PresenceState.Dialing);

    /// <summary>A call, and what it says of each extension.</summary>
    public (Call Call, IReadOnlyList<VoipNowSide> Sides) ToCall(VoipNowCall row, PollReading reading, DateTimeOffset observedAt)
    {
        var legs = ImmutableArray.CreateBuilder<CallLeg>(row.Views.Count);
        var sides = new List<VoipNowSide>(row.Views.Count);
        foreach (var view in row.Views)
        {
            var leg = ToLeg(view, reading);
            legs.Add(leg);
            if (view.Extension is { } extension)
            {
                sides.Add(new VoipNowSide(extension, leg.State, leg.Direction, OtherParty(view, leg.Direction), Since(row, view, leg.State)));
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

    private CallLeg ToLeg(VoipNowView view, PollReading reading)
    {
        var state = reading.Translate(VoipNowWords.ViewStates, view.Status, PresenceState.Unknown);
        return new CallLeg
        {
            Id = view.Id,
            Extension = view.Extension is { } extension ? ExtensionPresence.MakeKey(account, extension) : null,
            Party = view.Extension ?? view.Caller,
            Direction = reading.Translate(VoipNowWords.Flows, view.Flow, CallDirection.Unknown),
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

    private sealed record Known(FrozenDictionary<string, VoipNowSide[]> ByExtension, DateTimeOffset At);
}
