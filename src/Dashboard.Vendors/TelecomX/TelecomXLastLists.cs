using Dashboard.Presence.Model;
using Dashboard.Vendors.Reading;

namespace Dashboard.Vendors.TelecomX;

/// <summary>The data of a phone that a command needs.</summary>
internal sealed record TelecomXPhoneRef(string Id, bool Registered, string? UserAgent);

/// <summary>The combined status of an extension's phones.</summary>
/// <param name="Online">Whether any is online; null when the extension has none.</param>
/// <param name="At">The time of the reading, UTC.</param>
/// <param name="IsOld">Whether the reading is too old to support a fresh state.</param>
internal sealed record TelecomXPhoneStatus(bool? Online, DateTimeOffset At, bool IsOld);

/// <summary>The last lists of calls and phones, from which states are derived. Their own jobs write, the employees' job reads.</summary>
internal sealed class TelecomXLastLists(TimeProvider time, TelecomXOptions options)
{
    private readonly RecentList<(Call Call, CallLeg Leg)> _calls = new(time, options.CallsMaxAge);
    private readonly RecentList<bool> _phones = new(time, options.PhonesMaxAge);

    // Extensions that have ever had a phone. Without a phone now they are unreachable, unlike an extension that never had one.
    private readonly HashSet<string> _withPhone = [];
    private ILookup<string, TelecomXPhoneRef>? _handles;
    private bool _phonesRefused;

    /// <summary>Whether the login may not list phones: then states cannot be derived from them.</summary>
    public bool ArePhonesRefused => Volatile.Read(ref _phonesRefused);

    /// <param name="calls">The listed calls.</param>
    /// <param name="whole">Whether the list was complete: an incomplete list does not prove that an extension is in no call.</param>
    /// <param name="at">When the list arrived, UTC.</param>
    public void Update(IEnumerable<Call> calls, bool whole, DateTimeOffset at) => _calls.Update(
        calls.SelectMany(call => call.Legs.Where(leg => leg.Extension is not null).Select(leg => (leg.Extension!, (call, leg)))), whole, at);

    /// <summary>Stores the phones of each extension for commands: an id does not become old like a state.</summary>
    public void Update(IEnumerable<(string? Extension, TelecomXPhoneRef Phone)> phones) => Volatile.Write(
        ref _handles, phones.Where(p => p.Extension is not null).ToLookup(p => p.Extension!, p => p.Phone));

    /// <summary>Returns the phones of an extension, as last listed.</summary>
    public IReadOnlyList<TelecomXPhoneRef> PhonesOf(string extension) => Volatile.Read(ref _handles) is { } known ? [.. known[extension]] : [];

    /// <param name="phones">The listed phones.</param>
    /// <param name="whole">Whether the list was complete: an incomplete list does not prove that no phone of an extension is online.</param>
    /// <param name="at">When the list arrived, UTC.</param>
    public void Update(IEnumerable<Registration> phones, bool whole, DateTimeOffset at)
    {
        var listed = phones.Where(p => p.Extension is not null).Select(p => (Key: p.Extension!, p.Registered)).ToList();
        var keys = listed.Select(p => p.Key).ToHashSet();
        _withPhone.UnionWith(keys);

        // [S] an unassigned phone has no extension; a phone with an omitted `extension` looks the same.
        _phones.Update(listed.Concat(_withPhone.Except(keys).Select(key => (key, false))), whole, at);
    }

    /// <summary>Records that the login may not list phones. Earlier readings are kept and become old.</summary>
    public void RefusePhones() => Volatile.Write(ref _phonesRefused, true);

    /// <summary>Clears the calls: the login may no longer list them.</summary>
    public void ClearCalls() => _calls.Clear();

    /// <summary>Returns the calls of an extension with its own leg of each, the most significant first; null until calls were listed.</summary>
    public Recent<(Call Call, CallLeg Leg)>? CallsOf(string extension) => _calls.Find(extension, static _ => true) is { } found
        ? found with { Items = [.. found.Items.OrderBy(c => Rank(c.Leg.State)).ThenByDescending(c => c.Call.StartedAt)] }
        : null;

    /// <summary>Returns the status of an extension's phones; null until phones were listed.</summary>
    public TelecomXPhoneStatus? GetPhoneStatus(string extension) => _phones.Find(extension, static online => online) is { } found
        ? new TelecomXPhoneStatus(found.Items.Count == 0 ? null : found.Items.Contains(true), found.At, found.IsOld)
        : null;

    // The active call represents an extension with several calls. Among calls in the same state the newer one does, since a call that the extension
    // has parked may still name it.
    private static int Rank(PresenceState state) => state switch
    {
        PresenceState.OnCall => 0,
        PresenceState.Ringing => 1,
        PresenceState.Dialing => 2,
        PresenceState.OnHold => 3,
        _ => 4,
    };
}
