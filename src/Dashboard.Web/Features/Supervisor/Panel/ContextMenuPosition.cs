using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>The subject of an open context menu, and its position.</summary>
/// <param name="Row">The extension.</param>
/// <param name="Call">The call that the menu is limited to; null for all calls of the extension.</param>
/// <param name="X">The distance from the left, in pixels.</param>
/// <param name="Y">The distance from the top, in pixels.</param>
public sealed record ContextMenuPosition(ExtensionPresence Row, Call? Call, double X, double Y)
{
    /// <summary>Returns the actions that the menu lists.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    public IReadOnlyList<CallAction> ActionsOf(SupervisorSnapshot snapshot) => snapshot.Extension(Row.Key) is not { } now ? [] :
        [.. CallAction.GetAvailable(now, snapshot).Where(a => Call is null || a.Call?.Key == Call.Key || a.Other?.Key == Call.Key)];

    /// <summary>Returns the calls from the user's own phone: to the extension, and to its other parties once a phone is chosen.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="own">The user's own phones.</param>
    public IReadOnlyList<UserCall> UserCallsOf(SupervisorSnapshot snapshot, UserPhones own) => snapshot.Extension(Row.Key) is not { } now ? [] :
    [
        .. new[] { own.Call(now.Account, now.Number, snapshot) }
            .Concat((Call is null ? snapshot.CallsOf(now) : [Call]).SelectMany(c => new[] { c.From, c.To }).Select(n => own.Call(Row.Account, n, snapshot)).Where(c => c?.Action is not null))
            .OfType<UserCall>().DistinctBy(c => c.Key),
    ];
}
