using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Supervisor.Cells;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Export;

/// <summary>
/// Formats the grids for print and files, where times do not run. An old row shows its age and no duration, because its state may
/// have ended.
/// </summary>
internal static class GridExportFormatter
{
    /// <summary>Formats the time that an extension has been in its state.</summary>
    public static string Time(ExtensionPresence row, SupervisorSnapshot snapshot) => Running(row, snapshot.GetStateStart(row), snapshot, time => ExtensionFormatter.TimeInState(ShownStates.From(row), time));

    /// <summary>Formats the duration of a call.</summary>
    public static string Time(Call row, SupervisorSnapshot snapshot) => Running(row, CallTimes.GetStart(row), snapshot, TimeFormatter.Duration);

    /// <summary>Formats the time that a call has been in its state.</summary>
    public static string InState(Call row, SupervisorSnapshot snapshot) => Running(row, CallTimes.GetStateStart(row), snapshot, TimeFormatter.Duration);

    /// <summary>Formats the time until a registration expires.</summary>
    public static string Expiry(Registration row, SupervisorSnapshot snapshot)
    {
        var old = snapshot.Age(row);
        var left = old.IsOld ? (row.Registered ? TimeFormatter.Age(old.Age) : ExportTexts.FormatLostSince(TimeFormatter.Age(old.Age)))
            : !row.Registered ? SupervisorTexts.Lost
            : row.ExpiresAt is not { } at ? SupervisorTexts.NoExpiry
            : $"{(row.Expiry == ExpiryKind.Estimated ? "≈ " : "")}{TimeFormatter.Countdown(at - snapshot.Now)}";
        return snapshot.IsFlapping(row) ? ExportTexts.FormatWithFlapping(left) : left;
    }

    /// <summary>Lists the teams of the extensions on a call.</summary>
    public static string Teams(Call row, SupervisorSnapshot snapshot) => string.Join(", ", GridQueries.On(row, snapshot).Select(e => e.Team).OfType<string>().Distinct(StringComparer.Ordinal));

    public static string LastSeen(IPresenceEntity row, SupervisorSnapshot snapshot) => TimeFormatter.Age(snapshot.Age(row).Age);

    /// <summary>Returns the <see cref="ElapsedTime"/> format for the time in a state.</summary>
    public static string Tick(ShownState state) => state switch
    {
        ShownState.Idle or ShownState.Offline => "rest",
        ShownState.Unknown or ShownState.DoNotDisturb => "none",
        _ => "duration",
    };

    /// <summary>Returns the state of a call; unknown once the call data is too old.</summary>
    public static ShownState Shown(Call row, SupervisorSnapshot snapshot) => ShownStates.From(row, snapshot.Age(row).Freshness);

    /// <summary>Returns the export fields of an extension's running time.</summary>
    public static IReadOnlyList<GridField<ExtensionPresence>> Times(Func<SupervisorSnapshot> snapshot) =>
        [new(ExportTexts.Since, FieldKind.Moment, row => snapshot().GetStateStart(row)), new(ExportTexts.For, FieldKind.Duration, row => Lasting(row, snapshot().GetStateStart(row), snapshot())) { IsForProgramsOnly = true }];

    /// <summary>Returns the export fields of a call's times.</summary>
    public static IReadOnlyList<GridField<Call>> CallFields(Func<SupervisorSnapshot> snapshot) =>
    [
        new(ExportTexts.Started, FieldKind.Moment, row => row.StartedAt), new(ExportTexts.Answered, FieldKind.Moment, row => row.AnsweredAt),
        new(ExportTexts.For, FieldKind.Duration, row => Lasting(row, CallTimes.GetStart(row), snapshot())) { IsForProgramsOnly = true },
    ];

    /// <summary>Returns the export fields of a registration's expiry.</summary>
    public static IReadOnlyList<GridField<Registration>> Expiries(Func<SupervisorSnapshot> snapshot) =>
    [
        new(ExportTexts.Registered, FieldKind.Text, row => YesNo(row.Registered)), new(ExportTexts.Expires, FieldKind.Moment, row => row.ExpiresAt), new(ExportTexts.Expiry, FieldKind.Text, row => $"{row.Expiry}"),
        new(ExportTexts.Flapping, FieldKind.Text, row => YesNo(snapshot().IsFlapping(row))),
    ];

    /// <summary>Returns additional export fields of an extension: do not disturb and phone state, from which the shown state is derived.</summary>
    public static IReadOnlyList<GridField<ExtensionPresence>> Facts(SupervisorSnapshot snapshot) =>
    [
        new(ExportTexts.DoNotDisturb, FieldKind.Text, row => YesNo(row.DoNotDisturb)), new(ExportTexts.PhoneState, FieldKind.Text, row => $"{row.State}"),
        new(ExportTexts.InState, FieldKind.Duration, row => Lasting(row, snapshot.GetStateStart(row), snapshot)),
    ];

    /// <summary>Returns additional export fields of a call: its duration and its time in state.</summary>
    public static IReadOnlyList<GridField<Call>> CallFacts(SupervisorSnapshot snapshot) =>
    [
        new(ExportTexts.CallTime, FieldKind.Duration, row => Lasting(row, CallTimes.GetStart(row), snapshot)), new(ExportTexts.InStateSince, FieldKind.Moment, row => CallTimes.GetStateStart(row)),
        new(ExportTexts.InState, FieldKind.Duration, row => Lasting(row, CallTimes.GetStateStart(row), snapshot)),
    ];

    /// <summary>Returns the export fields that state how old a row is. Without them an outdated state would look current.</summary>
    public static IReadOnlyList<GridField<IPresenceEntity>> Ages(SupervisorSnapshot snapshot) =>
    [
        new(ExportTexts.Freshness, FieldKind.Text, row => snapshot.Age(row).Freshness.Describe()), new(ExportTexts.Age, FieldKind.Duration, row => snapshot.Age(row).Age),
        new(ExportTexts.ObservedAt, FieldKind.Moment, row => snapshot.Age(row).At), new(ExportTexts.MadeAt, FieldKind.Moment, _ => snapshot.Now),
    ];

    private static string YesNo(bool isSo) => isSo ? ExportTexts.Yes : ExportTexts.No;

    private static string Running(IPresenceEntity row, DateTimeOffset? since, SupervisorSnapshot snapshot, Func<TimeSpan, string> words) =>
        snapshot.Age(row) is { IsOld: true } old ? TimeFormatter.Age(old.Age) : since is { } at ? words(snapshot.Now - at) : "";

    private static TimeSpan? Lasting(IPresenceEntity row, DateTimeOffset? since, SupervisorSnapshot snapshot) => snapshot.Age(row).IsOld ? null : snapshot.Now - since;

    /// <summary>Formats the other party of an extension's call, and the party of a waiting call.</summary>
    public static string Party(ExtensionPresence row, SupervisorSnapshot snapshot) => snapshot.Waiting(row) is { } waiting
        ? string.Join("; ", new[] { ExtensionFormatter.Detail(row), ExtensionFormatter.WaitingCall(snapshot.Now - waiting.Since, waiting.Party) }.Where(part => part.Length > 0))
        : ExtensionFormatter.Detail(row);
}
