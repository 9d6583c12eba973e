using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Phones;

namespace Dashboard.Web.Features.Supervisor.Panel;

/// <summary>Whose menu is open, and where.</summary>
/// <param name="Row">The extension.</param>
/// <param name="Call">The one call that was asked about; null for all of the extension's.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
public sealed record ContextMenuPosition(ExtensionPresence Row, Call? Call, double X, double Y)
{
    /// <summary>What it lists: of several calls each its own.</summary>
    /// <param name="snapshot">What is seen now.</param>
    public IReadOnlyList<CallAction> ActionsOf(SupervisorSnapshot snapshot) => snapshot.Extension(Row.Key) is not { } now ? [] :
        [.. CallAction.GetAvailable(now, snapshot).Where(a => Call is null || a.Call?.Key == Call.Key || a.Other?.Key == Call.Key)];

    /// <summary>The calls from one's own phone: to the extension, and once such a phone is chosen to whom it speaks with.</summary>
    /// <param name="snapshot">What is seen now.</param>
    /// <param name="own">Which phones are one's own.</param>
    public IReadOnlyList<UserCall> UserCallsOf(SupervisorSnapshot snapshot, UserPhones own) => snapshot.Extension(Row.Key) is not { } now ? [] :
    [
        .. new[] { own.Call(now.Account, now.Number, snapshot) }
            .Concat((Call is null ? snapshot.CallsOf(now) : [Call]).SelectMany(c => new[] { c.From, c.To }).Select(n => own.Call(Row.Account, n, snapshot)).Where(c => c?.Action is not null))
            .OfType<UserCall>().DistinctBy(c => c.Key),
    ];
}
