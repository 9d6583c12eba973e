using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.Vonage;

/// <summary>Derives presence states, for which Vonage has no endpoint.</summary>
/// <remarks>
/// An extension in a listed call has that call's state. Otherwise it is Offline when none of its devices is registered any longer, else Idle. Idle
/// requires a complete list of calls and, for extensions with configured devices, a list of devices. The derived state becomes old together with that
/// list.
/// </remarks>
internal sealed class VonagePresence(AccountContext context, VonageOptions options, VonageExtensions extensions)
{
    // The time until which each device of an extension is registered; MinValue for a device that is not registered.
    private readonly RecentList<DateTimeOffset> _devices = new(context.Time, options.DevicesMaxAge);

    // Calls that were listed before they were answered: their answer time is the change of state, not the start of the call.
    private HashSet<(string Number, string CallId)> _seenUnanswered = [];

    // Extensions that were in a call at the last poll. A call that became unreadable may include them, so they are not yet Idle.
    private HashSet<string> _inCall = [];
    private readonly RemovalPolicy _outOfCall = new(looks: 1);

    /// <param name="devices">The listed devices.</param>
    /// <param name="whole">Whether the list was complete and every row readable: otherwise an extension without a listed device may have one.</param>
    /// <param name="at">When the list arrived, UTC.</param>
    public void Update(IEnumerable<Registration> devices, bool whole, DateTimeOffset at) => _devices.Update(
        devices.Where(d => d.Extension is not null).Select(d => (d.Extension!, d.Registered ? d.ExpiresAt ?? DateTimeOffset.MaxValue : DateTimeOffset.MinValue)), whole, at);

    /// <summary>Creates the presences that a list of calls determines. Not thread-safe: called by one job, one poll after the other.</summary>
    /// <param name="sides">The roles of the account's extensions in the calls.</param>
    /// <param name="end">How reading the list ended.</param>
    /// <param name="badRows">The number of unreadable calls.</param>
    /// <param name="unowned">The number of calls without an extension of the account as a party: each may belong to any extension.</param>
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
        // [S] only the start time is reported. It serves as the answer time when the call was never listed unanswered.
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

        // A registration that is still valid is evidence in any reading; its absence is evidence only in a complete one.
        var now = context.Time.GetUtcNow();
        return _devices.Find(ExtensionPresence.MakeKey(context.Id, number), until => until > now) is { } said
            ? (said.Items.Any(until => until > now) ? PresenceState.Idle : PresenceState.Offline, said.IsOld ? said.At : null)
            : (PresenceState.Unknown, null);
    }
}
