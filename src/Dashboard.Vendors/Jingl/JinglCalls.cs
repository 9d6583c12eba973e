using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Jingl;

/// <summary>
/// Jingl tells of at most one call per handset and gives it no id [S]. This remembers each handset's call from poll to
/// poll, so that its key stays while it lives: the duration jitters, and a ringing call has none. Two handsets that name each
/// other are in one call with two legs.
/// </summary>
internal sealed class JinglCalls(string account)
{
    /// <summary>Durations are whole seconds, counted from when an answer arrives: wider than their jitter, narrower than a call.</summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Remembered> _byNumber = [];

    /// <summary>Notes the call a handset is in, if any.</summary>
    /// <param name="handset">What the handset is doing.</param>
    /// <param name="connectedAt">When its call was connected; null before that or when not told.</param>
    public void Follow(ExtensionPresence handset, DateTimeOffset? connectedAt)
    {
        if (!IsInCall(handset.State))
        {
            _byNumber.Remove(handset.Number);
            return;
        }

        var known = _byNumber.GetValueOrDefault(handset.Number);
        var call = known is not null && IsSame(known, handset, connectedAt)
            ? known with { Handset = handset, ConnectedAt = known.ConnectedAt ?? connectedAt, Party = handset.Party ?? known.Party }
            : Begin(handset, connectedAt, known);
        _byNumber[handset.Number] = call;
    }

    /// <summary>The calls that some handsets are in, an internal one once.</summary>
    /// <param name="numbers">The numbers of the handsets.</param>
    public IEnumerable<Call> CallsOf(IEnumerable<string> numbers)
    {
        var keys = new HashSet<string>();
        return numbers.Select(_byNumber.GetValueOrDefault).OfType<Remembered>()
            .Select(call => PeerOf(call) is not { } peer ? ToCall(call) : IsCaller(call, peer) ? JinglInternalCall.Join(ToCall(call), ToCall(peer)) : JinglInternalCall.Join(ToCall(peer), ToCall(call)))
            .Where(call => keys.Add(call.Key));
    }

    /// <summary>Forgets the calls of handsets that are listed no more.</summary>
    public void RemoveExcept(IReadOnlySet<string> numbers)
    {
        foreach (var number in _byNumber.Keys)
        {
            if (!numbers.Contains(number))
            {
                _byNumber.Remove(number);
            }
        }
    }

    public static bool IsInCall(PresenceState state) =>
        state is PresenceState.Dialing or PresenceState.Ringing or PresenceState.OnCall or PresenceState.OnHold;

    private static bool IsSame(Remembered known, ExtensionPresence now, DateTimeOffset? connectedAt)
    {
        if (known.ConnectedAt is { } before && connectedAt is { } after)
        {
            // The same connection may have another party by now: a transfer.
            return (before - after).Duration() <= Slack;
        }

        var ringsAgain = known.ConnectedAt is not null && now.State is PresenceState.Ringing or PresenceState.Dialing;
        var isOlder = connectedAt < known.StartedAt - Slack;
        var otherParty = known.Party is not null && now.Party is not null && known.Party != now.Party;
        return !ringsAgain && !isOlder && !otherParty;
    }

    private static Remembered Begin(ExtensionPresence handset, DateTimeOffset? connectedAt, Remembered? last)
    {
        var startedAt = connectedAt ?? handset.ObservedAt;
        var stamp = startedAt.ToUnixTimeSeconds();
        return new Remembered(handset, stamp == last?.Stamp ? stamp + 1 : stamp, startedAt, connectedAt, handset.Party, handset switch
        {
            { Direction: CallDirection.Outbound } => true,
            { Direction: CallDirection.Inbound } => false,
            { State: PresenceState.Ringing } => false,
            _ => true,
        });
    }

    private Remembered? PeerOf(Remembered call) => call.Party is { } party && party != call.Handset.Number
        && _byNumber.TryGetValue(party, out var peer) && peer.Party == call.Handset.Number ? peer : null;

    // Where neither is known to have called, the same one of the two in every poll.
    private static bool IsCaller(Remembered call, Remembered peer) =>
        call.WeCalled == peer.WeCalled ? string.CompareOrdinal(call.Handset.Number, peer.Handset.Number) < 0 : call.WeCalled;

    private Call ToCall(Remembered call)
    {
        var handset = call.Handset;
        var direction = handset.Direction;
        return new Call
        {
            Key = $"{account}/{handset.Number}/call-{call.Stamp}",
            Account = account,
            State = handset.State,
            Direction = direction,
            From = call.WeCalled ? handset.Number : call.Party,
            To = call.WeCalled ? call.Party : handset.Number,
            StartedAt = call.StartedAt,
            AnsweredAt = call.ConnectedAt,
            Legs =
            [
                new CallLeg
                {
                    Id = handset.Number,
                    Extension = handset.Key,
                    Party = handset.Number,
                    Direction = direction,
                    State = handset.State,
                    Held = handset.State == PresenceState.OnHold,
                    StartedAt = call.StartedAt,
                },
            ],
            ObservedAt = handset.ObservedAt,
        };
    }

    /// <param name="Handset">What it was doing at the last answer.</param>
    /// <param name="Stamp">What tells this call from the handset's others, in seconds since 1970.</param>
    /// <param name="StartedAt">When it was connected, if it was when first seen, else when it was first seen.</param>
    /// <param name="ConnectedAt">As first told.</param>
    private sealed record Remembered(ExtensionPresence Handset, long Stamp, DateTimeOffset StartedAt, DateTimeOffset? ConnectedAt, string? Party, bool WeCalled);
}
