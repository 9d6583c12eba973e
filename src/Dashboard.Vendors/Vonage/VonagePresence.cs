using Dashboard.Presence;

namespace Dashboard.Vendors.Vonage;

/// <summary>
/// Concludes states, which Vonage has no page for: on a call by the list of calls, else Offline when no device of the
/// extension is registered any more, else Idle. Idle needs a complete list of calls and, where devices are known to
/// belong to the extension, a recent list of them.
/// </summary>
internal sealed class VonagePresence(AccountContext context, VonageOptions options, VonageExtensions extensions)
{
    // Written by the devices' job, read by the calls' job: one immutable value, swapped whole.
    private Devices? _devices;

    // Calls seen before they were answered: their answer is as old as the change of state, not as the call.
    private HashSet<(string Number, string CallId)> _seenUnanswered = [];

    // Who was in a call at the last look. A call that could not be read since may be his, who then is not free.
    private HashSet<string> _inCall = [];
    private readonly MissingRows _outOfCall = new(looks: 1);

    /// <param name="devices">A complete list.</param>
    /// <param name="hasGaps">Whether some of its rows could not be read: an extension without a device there may have one.</param>
    /// <param name="at">When it was read.</param>
    public void Saw(IEnumerable<Registration> devices, bool hasGaps, DateTimeOffset at)
    {
        var until = devices.Where(d => d is { Extension: not null, Registered: true })
            .GroupBy(d => d.Extension!)
            .ToDictionary(g => g.Key, g => g.Max(d => d.ExpiresAt ?? DateTimeOffset.MaxValue));
        foreach (var (extension, end) in hasGaps ? Volatile.Read(ref _devices)?.RegisteredUntil ?? [] : [])
        {
            until.TryAdd(extension, end);
        }

        Volatile.Write(ref _devices, new Devices(until, hasGaps, at));
    }

    /// <summary>The rows that a list of calls allows. Called by one job, one poll after the other.</summary>
    public IEnumerable<ExtensionPresence> Conclude(IEnumerable<VonageSide> sides, VonageEnd end, int badRows)
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
                yield return Row(number, WithoutCall(number), end.At);
            }
        }
    }

    private ExtensionPresence InCall(string number, VonageSide side, DateTimeOffset at) => Row(number, side.State, at) with
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

    private PresenceState WithoutCall(string number)
    {
        if (!extensions.WithDevice.Contains(number))
        {
            return PresenceState.Idle;
        }

        var now = context.Time.GetUtcNow();
        return Volatile.Read(ref _devices) is not { } devices || now - devices.At > options.DevicesBelievedFor ? PresenceState.Unknown
            : devices.RegisteredUntil.TryGetValue(ExtensionPresence.MakeKey(context.Id, number), out var until) && until > now ? PresenceState.Idle
            : devices.HasGaps ? PresenceState.Unknown
            : PresenceState.Offline;
    }

    private sealed record Devices(Dictionary<string, DateTimeOffset> RegisteredUntil, bool HasGaps, DateTimeOffset At);
}
