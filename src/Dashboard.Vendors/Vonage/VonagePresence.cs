using System.Collections.Frozen;
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

    public void Saw(IEnumerable<Registration> devices, DateTimeOffset at) => Volatile.Write(ref _devices, new Devices(
        devices.Where(d => d is { Extension: not null, Registered: true })
            .GroupBy(d => d.Extension!)
            .ToFrozenDictionary(g => g.Key, g => g.Max(d => d.ExpiresAt ?? DateTimeOffset.MaxValue)), at));

    /// <summary>The rows that a list of calls allows. Called by one job, one poll after the other.</summary>
    public IEnumerable<ExtensionPresence> Conclude(IEnumerable<VonageSide> sides, VonageEnd end)
    {
        var bySide = sides.GroupBy(s => s.Number).ToDictionary(g => g.Key, g => g.OrderBy(s => VonageCalls.Rank(s.State)).ToList());
        var unanswered = bySide.Values.SelectMany(s => s).Where(s => s.State != PresenceState.OnCall).Select(s => (s.Number, s.CallId));
        var stillThere = bySide.Values.SelectMany(s => s).Select(s => (s.Number, s.CallId)).ToHashSet();
        _seenUnanswered = [.. _seenUnanswered.Where(s => !end.Complete || stillThere.Contains(s)), .. unanswered];
        foreach (var number in extensions.Shown)
        {
            if (bySide.TryGetValue(number, out var own))
            {
                yield return InCall(number, own[0], end.At);
            }
            else if (end.Complete)
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
            : devices.RegisteredUntil.GetValueOrDefault(ExtensionPresence.MakeKey(context.Id, number)) > now ? PresenceState.Idle
            : PresenceState.Offline;
    }

    private sealed record Devices(FrozenDictionary<string, DateTimeOffset> RegisteredUntil, DateTimeOffset At);
}
