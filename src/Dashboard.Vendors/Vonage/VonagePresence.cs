using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>
/// Concludes states, which Vonage has no page for: on a call by the list of calls, else Offline when no device of the
/// extension is registered any more, else Idle. Idle needs a complete list of calls and, where devices are known to
/// belong to the extension, a list of them; as that gets old, so does what was concluded from it.
/// </summary>
internal sealed class VonagePresence(AccountContext context, VonageOptions options, VonageExtensions extensions)
{
    // Until when each device of an extension is registered; not after the moment at which it was found not to be.
    private readonly RecentList<DateTimeOffset> _devices = new(context.Time, options.DevicesBelievedFor);

    // Calls seen before they were answered: their answer is as old as the change of state, not as the call.
    private HashSet<(string Number, string CallId)> _seenUnanswered = [];

    // Who was in a call at the last look. A call that could not be read since may be his, who then is not free.
    private HashSet<string> _inCall = [];
    private readonly RemovalPolicy _outOfCall = new(looks: 1);

    /// <param name="devices">What was listed.</param>
    /// <param name="whole">Whether that was all, each row read: else an extension without a device there may have one.</param>
    /// <param name="at">When it was read.</param>
    public void Update(IEnumerable<Registration> devices, bool whole, DateTimeOffset at) => _devices.Update(
        devices.Where(d => d.Extension is not null).Select(d => (d.Extension!, d.Registered ? d.ExpiresAt ?? DateTimeOffset.MaxValue : DateTimeOffset.MinValue)), whole, at);

    /// <summary>The rows that a list of calls allows. Called by one job, one poll after the other.</summary>
    /// <param name="sides">What the calls say of our extensions.</param>
    /// <param name="end">How reading the list ended.</param>
    /// <param name="badRows">How many calls could not be read.</param>
    /// <param name="unowned">How many calls there are of which no end is ours: each may be anybody's.</param>
    public IEnumerable<ExtensionPresence> Conclude(IEnumerable<VonageCallLeg> sides, VonagePageResult end, int badRows, int unowned)
    {
        var bySide = sides.GroupBy(s => s.Number).ToDictionary(g => g.Key, g => g.OrderBy(s => VonageCalls.Rank(s.State)).ToList());
        var unanswered = bySide.Values.SelectMany(s => s).Where(s => s.State != PresenceState.OnCall).Select(s => (s.Number, s.CallId));
        var stillThere = bySide.Values.SelectMany(s => s).Select(s => (s.Number, s.CallId)).ToHashSet();
        _seenUnanswered = [.. _seenUnanswered.Where(s => end.Complete ? stillThere.Contains(s) : _seenUnanswered.Count < 10_000), .. unanswered];
        var notInCall = _inCall.Where(number => !bySide.ContainsKey(number)).ToList();
        var doubtful = notInCall.Except(_outOfCall.Judge(notInCall, _inCall.Count, end.Complete, badRows)).ToHashSet();
        _inCall = [.. bySide.Keys, .. doubtful];
        foreach (var number in extensions.Shown)
        {
            if (bySide.TryGetValue(number, out var own))
            {
                yield return InCall(number, own[0], end.At);
            }
            else if (end.Complete && !doubtful.Contains(number))
            {
                var (state, asOf) = WithoutCall(number);
                yield return Row(number, state, end.At) with
                {
                    LastListedAt = asOf,
                    IsUncertain = state == PresenceState.Idle && (unowned > 0 || badRows > 0),
                };
            }
        }
    }

    private ExtensionPresence InCall(string number, VonageCallLeg side, DateTimeOffset at) => Row(number, side.State, at) with
    {
        // [S] there is a time for the beginning only. It stands for the answer's where we did not see it unanswered.
        Since = side.State switch
        {
            PresenceState.Ringing or PresenceState.Dialing => side.StartedAt,
            PresenceState.OnCall when side.AnsweredAt is not null => side.AnsweredAt,
            PresenceState.OnCall when !_seenUnanswered.Contains((number, side.CallId)) => side.StartedAt,
            _ => null,
        },
        Direction = side.Direction,
        Party = side.Party,
    };

    private ExtensionPresence Row(string number, PresenceState state, DateTimeOffset at) => new()
    {
        Account = context.Id,
        Number = number,
        State = state,
        Origin = PresenceOrigin.Derived,
        ObservedAt = at,
    };

    private (PresenceState State, DateTimeOffset? AsOf) WithoutCall(string number)
    {
        if (!extensions.WithDevice.Contains(number))
        {
            return (PresenceState.Idle, null);
        }

        // Registered until later than now is proof in any reading; that none is, only in a whole one.
        var now = context.Time.GetUtcNow();
        return _devices.Find(ExtensionPresence.MakeKey(context.Id, number), until => until > now) is { } said
            ? (said.Items.Any(until => until > now) ? PresenceState.Idle : PresenceState.Offline, said.IsOld ? said.At : null)
            : (PresenceState.Unknown, null);
    }
}
