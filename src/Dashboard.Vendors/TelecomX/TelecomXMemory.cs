using System.Collections.Frozen;
using Dashboard.Presence;

namespace Dashboard.Vendors.TelecomX;

/// <summary>What a command must know of a phone.</summary>
internal sealed record TelecomXHandle(string Id, bool Registered, string? UserAgent);

/// <summary>
/// What the lists of calls and phones said last, for deriving states. Written by their jobs, read by the employees' job:
/// each part is one immutable value that is swapped whole, and counts for a limited time.
/// </summary>
internal sealed class TelecomXMemory(TimeProvider time, TelecomXOptions options)
{
    private Calls? _calls;
    private Phones? _phones;
    private ILookup<string, TelecomXHandle>? _handles;

    /// <summary>Whether a complete list of calls is recent enough to say who is in none.</summary>
    public bool KnowsCalls => CurrentCalls is { Whole: true };

    private Calls? CurrentCalls =>
        Volatile.Read(ref _calls) is { } calls && time.GetUtcNow() - calls.At <= options.CallsBelievedFor ? calls : null;

    private Phones? CurrentPhones =>
        Volatile.Read(ref _phones) is { } phones && time.GetUtcNow() - phones.At <= options.PhonesBelievedFor ? phones : null;

    /// <param name="calls">What was listed.</param>
    /// <param name="whole">Whether that was all: else it says of nobody that he is in no call.</param>
    /// <param name="at">When.</param>
    public void Saw(IEnumerable<Call> calls, bool whole, DateTimeOffset at)
    {
        var byExtension = calls
            .SelectMany(call => call.Legs.Where(leg => leg.Extension is not null).Select(leg => (Key: leg.Extension!, Call: call, Leg: leg)))
            .GroupBy(l => l.Key)
            .ToFrozenDictionary(g => g.Key, g => g.OrderBy(l => Rank(l.Leg.State)).ThenByDescending(l => l.Call.StartedAt).Select(l => (l.Call, l.Leg)).First());
        Volatile.Write(ref _calls, new Calls(byExtension, whole, at));
    }

    /// <summary>Which phones an extension has, for commands: an id does not age as a state does.</summary>
    public void Saw(IEnumerable<(string? Extension, TelecomXHandle Phone)> phones) => Volatile.Write(
        ref _handles, phones.Where(p => p.Extension is not null).ToLookup(p => p.Extension!, p => p.Phone));

    /// <summary>The phones of an extension, as last listed.</summary>
    public IReadOnlyList<TelecomXHandle> PhonesOf(string extension) => Volatile.Read(ref _handles) is { } known ? [.. known[extension]] : [];

    public void Saw(IEnumerable<Registration> phones, DateTimeOffset at) => Volatile.Write(ref _phones, new Phones(
        phones.Where(p => p.Extension is not null).GroupBy(p => p.Extension!).ToFrozenDictionary(g => g.Key, g => g.Any(p => p.Registered)), at));

    /// <summary>Forgets the calls: this login may no longer list them.</summary>
    public void ForgetCalls() => Volatile.Write(ref _calls, null);

    /// <summary>The call an extension is in, and its own side of it.</summary>
    public (Call Call, CallLeg Leg)? CallOf(string extension) =>
        CurrentCalls is { } calls && calls.ByExtension.TryGetValue(extension, out var found) ? found : null;

    /// <summary>Whether any phone of an extension is online; null when it has none or that is not known.</summary>
    public bool? IsOnline(string extension) =>
        CurrentPhones is { } phones && phones.ByExtension.TryGetValue(extension, out var online) ? online : null;

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

    private sealed record Calls(FrozenDictionary<string, (Call Call, CallLeg Leg)> ByExtension, bool Whole, DateTimeOffset At);

    private sealed record Phones(FrozenDictionary<string, bool> ByExtension, DateTimeOffset At);
}
