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
    public IReadOnlyList<DeskAction> ActionsOf(DeskMoment moment) =>
        moment.Extension(Row.Key) is { } now ? [.. DeskAction.Of(now, moment).Where(a => Call is null || a.Call?.Key == Call.Key)] : [];
}
