using Dashboard.Presence.Model;

namespace Dashboard.Presence.Views;

/// <summary>A call that rings at an extension which may be busy with another: call waiting.</summary>
/// <param name="Call">The call.</param>
/// <param name="Since">Since when it rings there, UTC, as far as is known.</param>
/// <param name="Party">Who calls; null when withheld.</param>
public sealed record WaitingCall(Call Call, DateTimeOffset Since, string? Party);

/// <summary>Which calls ring at which extensions, by the calls' own legs: an extension has one state and may have several calls.</summary>
public static class WaitingCalls
{
    /// <summary>The calls that ring at each extension, by the extension's key, the one that rings longest first.</summary>
    /// <param name="calls">The calls.</param>
    public static ILookup<string, WaitingCall> ByExtension(IEnumerable<Call> calls) => calls
        .SelectMany(call => call.Legs.Where(Rings).DistinctBy(leg => leg.Extension).Select(leg => (Key: leg.Extension!, Call: Find(call, leg))))
        .OrderBy(w => w.Call.Since).ThenBy(w => w.Call.Call.Key, StringComparer.Ordinal)
        .ToLookup(w => w.Key, w => w.Call);

    /// <summary>Whether somebody in this state is busy with a call of their own, so that another that rings there waits.</summary>
    /// <param name="state">The extension's state.</param>
    public static bool IsBusy(PresenceState state) => state is PresenceState.OnCall or PresenceState.OnHold or PresenceState.Dialing;

    private static bool Rings(CallLeg leg) => leg is { Extension: not null, State: PresenceState.Ringing, Parked: false };

    private static WaitingCall Find(Call call, CallLeg leg)
    {
        // A call that was answered once and rings was handed on: it rings here since its row became so.
        var isHandedOn = call.AnsweredAt is not null && (leg.StartedAt is null || leg.StartedAt == call.StartedAt);
        var number = leg.Extension![(leg.Extension!.IndexOf('/', StringComparison.Ordinal) + 1)..];
        return new WaitingCall(call, isHandedOn ? call.StateSince ?? call.ObservedAt : leg.StartedAt ?? call.StartedAt ?? call.ObservedAt, call.From == number ? call.To : call.From);
    }
}
