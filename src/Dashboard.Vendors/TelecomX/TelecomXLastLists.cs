using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>What a command must know of a phone.</summary>
internal sealed record TelecomXPhoneRef(string Id, bool Registered, string? UserAgent);

/// <summary>What the phones of an extension say.</summary>
/// <param name="Online">Whether any is online; null when the extension has none.</param>
/// <param name="At">As of when, UTC.</param>
/// <param name="IsOld">Whether that is longer ago than it may stand for a state that is fresh.</param>
internal sealed record TelecomXPhoneStatus(bool? Online, DateTimeOffset At, bool IsOld);

/// <summary>What the lists of calls and phones said, for deriving states. Written by their jobs, read by the employees' job.</summary>
internal sealed class TelecomXLastLists(TimeProvider time, TelecomXOptions options)
{
    private readonly RecentList<(Call Call, CallLeg Leg)> _calls = new(time, options.CallsBelievedFor);
    private readonly RecentList<bool> _phones = new(time, options.PhonesBelievedFor);

    // Extensions that have had a phone: one without any is reached by no phone, which is not the same as never having had one.
    private readonly HashSet<string> _withPhone = [];
    private ILookup<string, TelecomXPhoneRef>? _handles;
    private bool _phonesRefused;

    /// <summary>Whether this login may not list phones: then no state can rest on them.</summary>
    public bool ArePhonesRefused => Volatile.Read(ref _phonesRefused);

    /// <param name="calls">What was listed.</param>
    /// <param name="whole">Whether that was all: else it says of nobody that he is in no call.</param>
    /// <param name="at">When.</param>
    public void Update(IEnumerable<Call> calls, bool whole, DateTimeOffset at) => _calls.Update(
        calls.SelectMany(call => call.Legs.Where(leg => leg.Extension is not null).Select(leg => (leg.Extension!, (call, leg)))), whole, at);

    /// <summary>Which phones an extension has, for commands: an id does not age as a state does.</summary>
    public void Update(IEnumerable<(string? Extension, TelecomXPhoneRef Phone)> phones) => Volatile.Write(
        ref _handles, phones.Where(p => p.Extension is not null).ToLookup(p => p.Extension!, p => p.Phone));

    /// <summary>The phones of an extension, as last listed.</summary>
    public IReadOnlyList<TelecomXPhoneRef> PhonesOf(string extension) => Volatile.Read(ref _handles) is { } known ? [.. known[extension]] : [];

    /// <param name="phones">What was listed.</param>
    /// <param name="whole">Whether that was all: else it says of no extension that none of its phones is online.</param>
    /// <param name="at">When.</param>
    public void Update(IEnumerable<Registration> phones, bool whole, DateTimeOffset at)
    {
        var listed = phones.Where(p => p.Extension is not null).Select(p => (Key: p.Extension!, p.Registered)).ToList();
        var keys = listed.Select(p => p.Key).ToHashSet();
        _withPhone.UnionWith(keys);

        // [S] an unassigned phone has no extension, and so has one whose `extension` was left out.
        _phones.Update(listed.Concat(_withPhone.Except(keys).Select(key => (key, false))), whole, at);
    }

    /// <summary>Notes that this login may not list phones. What was known of them stays and gets old.</summary>
    public void RefusePhones() => Volatile.Write(ref _phonesRefused, true);

    /// <summary>Forgets the calls: this login may no longer list them.</summary>
    public void ClearCalls() => _calls.Clear();

    /// <summary>The calls an extension is in with its own side of each, the one that stands for it first; null while nothing is known of calls.</summary>
    public Recent<(Call Call, CallLeg Leg)>? CallsOf(string extension) => _calls.Find(extension, static _ => true) is { } found
        ? found with { Items = [.. found.Items.OrderBy(c => Rank(c.Leg.State)).ThenByDescending(c => c.Call.StartedAt)] }
        : null;

    /// <summary>What the phones of an extension say; null while nothing is known of phones.</summary>
    public TelecomXPhoneStatus? GetPhoneStatus(string extension) => _phones.Find(extension, static online => online) is { } found
        ? new TelecomXPhoneStatus(found.Items.Count == 0 ? null : found.Items.Contains(true), found.At, found.IsOld)
        : null;

    // Of several calls of one extension the one that is talked on stands for it, and of two alike the younger: a call
    // that the extension has parked may still name it.
    private static int Rank(PresenceState state) => state switch
    {
        PresenceState.OnCall => 0,
        PresenceState.Ringing => 1,
        PresenceState.Dialing => 2,
        PresenceState.OnHold => 3,
        _ => 4,
    };
}
