using Dashboard.Presence.Model;

namespace Dashboard.Presence.Views;

/// <summary>A call that rings at an extension, which may be busy with another call (call waiting).</summary>
/// <param name="Call">The call.</param>
/// <param name="Since">Since when the call rings there, UTC, as far as known.</param>
/// <param name="Party">The calling party; null when withheld.</param>
public sealed record WaitingCall(Call Call, DateTimeOffset Since, string? Party);

/// <summary>Assigns ringing calls to extensions by the calls' legs. An extension has one state but may have several calls.</summary>
public static class WaitingCalls
{
    /// <summary>Returns the ringing calls of each extension, by the extension's key, longest ringing first.</summary>
    /// <param name="calls">The active calls.</param>
    public static ILookup<string, WaitingCall> ByExtension(IEnumerable<Call> calls) => calls
        .SelectMany(call => call.Legs.Where(Rings).DistinctBy(leg => leg.Extension).Select(leg => (Key: leg.Extension!, Call: Find(call, leg))))
        .OrderBy(w => w.Call.Since).ThenBy(w => w.Call.Call.Key, StringComparer.Ordinal)
        .ToLookup(w => w.Key, w => w.Call);

    /// <summary>Whether an extension in this state is busy, so that another call to it waits.</summary>
    /// <param name="state">The extension's state.</param>
    public static bool IsBusy(PresenceState state) => state is PresenceState.OnCall or PresenceState.OnHold or PresenceState.Dialing;

    private static bool Rings(CallLeg leg) => leg is { Extension: not null, State: PresenceState.Ringing, Parked: false };

    private static WaitingCall Find(Call call, CallLeg leg)
    {
        // A call that was answered before and rings now was transferred. It rings here since its state changed.
        var isHandedOn = call.AnsweredAt is not null && (leg.StartedAt is null || leg.StartedAt == call.StartedAt);
        var number = leg.Extension![(leg.Extension!.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new WaitingCall(call, isHandedOn ? call.StateSince ?? call.ObservedAt : leg.StartedAt ?? call.StartedAt ?? call.ObservedAt, call.From == number ? call.To : call.From);
    }
}
