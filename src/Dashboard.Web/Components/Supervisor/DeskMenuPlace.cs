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
    public IReadOnlyList<DeskAction> ActionsOf(DeskMoment moment) => moment.Extension(Row.Key) is not { } now ? [] :
        [.. DeskAction.Of(now, moment).Where(a => Call is null || a.Call?.Key == Call.Key || a.Other?.Key == Call.Key)];

    /// <summary>The calls from one's own phone: to the extension, and once such a phone is chosen to whom it speaks with.</summary>
    /// <param name="moment">What is seen now.</param>
    /// <param name="own">Which phones are one's own.</param>
    public IReadOnlyList<OwnCall> OwnCallsOf(DeskMoment moment, OwnNumbers own) => moment.Extension(Row.Key) is not { } now ? [] :
    [
        .. new[] { own.Call(now.Account, now.Number, moment) }
            .Concat((Call is null ? moment.CallsOf(now) : [Call]).SelectMany(c => new[] { c.From, c.To }).Select(n => own.Call(Row.Account, n, moment)).Where(c => c?.Action is not null))
            .OfType<OwnCall>().DistinctBy(c => c.Key),
    ];
}
