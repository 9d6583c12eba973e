using Dashboard.Presence;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>Whose menu is open, and where.</summary>
/// <param name="Row">The extension.</param>
/// <param name="Call">The one call that was asked about; null for all of the extension's.</param>
/// <param name="X">Pixels from the left.</param>
/// <param name="Y">Pixels from the top.</param>
public sealed record DeskMenuPlace(ExtensionPresence Row, Call? Call, double X, double Y)
{
    /// <summary>What it lists: of several calls each its own.</summary>
    /// <param name="moment">What is seen now.</param>
    /// <param name="own">Which phones are one's own: whoever is in the row is called from it.</param>
    public IReadOnlyList<DeskAction> ActionsOf(DeskMoment moment, OwnNumbers? own = null) => moment.Extension(Row.Key) is not { } now ? [] :
    [
        .. DeskAction.Of(now, moment).Where(a => Call is null || a.Call?.Key == Call.Key || a.Other?.Key == Call.Key),
        .. Numbers(now, moment).Distinct().Select(n => (own ?? OwnNumbers.None).Call(Row.Account, n, moment)).OfType<DeskAction>(),
    ];

    private IEnumerable<string?> Numbers(ExtensionPresence now, DeskMoment moment) =>
        (Call is null ? moment.CallsOf(now) : [Call]).SelectMany(c => new[] { c.From, c.To }).Prepend(now.Number);
}
