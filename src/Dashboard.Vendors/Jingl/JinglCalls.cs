using Dashboard.Presence.Model;

namespace Dashboard.Vendors.Jingl;

/// <summary>Derives calls from handset states: Jingl reports at most one call per handset and gives it no id [S].</summary>
/// <remarks>
/// It tracks each handset's call from poll to poll, so that the call's key is stable for its lifetime: durations jitter, and a ringing call has none.
/// Two handsets that name each other as party form one call with two legs. Not thread-safe.
/// </remarks>
internal sealed class JinglCalls(string account)
{
    /// <summary>
    /// Durations are whole seconds before the arrival of a response. The tolerance is wider than their jitter and shorter than a typical call.
    /// </summary>
    private static readonly TimeSpan Slack = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, Remembered> _byNumber = [];

    /// <summary>Updates the call of a handset; ends it when the handset is in none.</summary>
    /// <param name="handset">The handset's presence.</param>
    /// <param name="connectedAt">When its call was connected, UTC; null before that or when not reported.</param>
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

    /// <summary>Returns the calls of the given handsets; an internal call is returned once.</summary>
    /// <param name="numbers">The numbers of the handsets.</param>
    public IEnumerable<Call> CallsOf(IEnumerable<string> numbers)
    {
        var keys = new HashSet<string>();
        return numbers.Select(_byNumber.GetValueOrDefault).OfType<Remembered>()
            .Select(call => PeerOf(call) is not { } peer ? ToCall(call) : IsCaller(call, peer) ? JinglInternalCall.Join(ToCall(call), ToCall(peer)) : JinglInternalCall.Join(ToCall(peer), ToCall(call)))
            .Where(call => keys.Add(call.Key));
    }

    /// <summary>Removes the calls of handsets that are no longer listed.</summary>
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
            // The same connection with another party is still the same call: it was transferred.
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

    // When the caller of an internal call is unknown, the choice must be the same in every poll.
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

    /// <param name="Handset">The handset's presence in the last response.</param>
    /// <param name="Stamp">Distinguishes this call from the handset's other calls, in Unix seconds.</param>
    /// <param name="StartedAt">The connection time if the call was already connected when first listed, else the time of its first listing.</param>
    /// <param name="ConnectedAt">The connection time as first reported; null before the connection.</param>
    private sealed record Remembered(ExtensionPresence Handset, long Stamp, DateTimeOffset StartedAt, DateTimeOffset? ConnectedAt, string? Party, bool WeCalled);
}
