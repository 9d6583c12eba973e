using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Supervisor.Cells;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Features.Supervisor.Export;

/// <summary>
/// What the grids say where nothing runs on: on paper and in files. A row that is old says so, and for how long something
/// has been is then left out: nobody knows.
/// </summary>
internal static class GridExportFormatter
{
    /// <summary>How long an extension has been as it is, as the grid has it.</summary>
    public static string Time(ExtensionPresence row, SupervisorSnapshot snapshot) => Running(row, snapshot.InState(row), snapshot, time => ExtensionFormatter.TimeInState(ShownStates.From(row), time));

    /// <summary>How long a call has gone on.</summary>
    public static string Time(Call row, SupervisorSnapshot snapshot) => Running(row, CallTimes.Began(row), snapshot, TimeFormatter.Duration);

    /// <summary>How long a call has been in its state.</summary>
    public static string InState(Call row, SupervisorSnapshot snapshot) => Running(row, CallTimes.InState(row), snapshot, TimeFormatter.Duration);

    /// <summary>What is left of a registration.</summary>
    public static string Expiry(Registration row, SupervisorSnapshot snapshot)
    {
        var old = snapshot.Age(row);
        var left = old.IsOld ? (row.Registered ? "" : "lost ") + TimeFormatter.Age(old.Age)
            : !row.Registered ? "lost"
            : row.ExpiresAt is not { } at ? "no expiry"
            : $"{(row.Expiry == ExpiryKind.Estimated ? "≈ " : "")}{TimeFormatter.Countdown(at - snapshot.Now)}";
        return snapshot.IsFlapping(row) ? $"{left}, flapping" : left;
    }

    /// <summary>The teams of the extensions on a call.</summary>
    public static string Teams(Call row, SupervisorSnapshot snapshot) => string.Join(", ", GridQueries.On(row, snapshot).Select(e => e.Team).OfType<string>().Distinct(StringComparer.Ordinal));

    /// <summary>How long ago a row was seen.</summary>
    public static string LastSeen(IPresenceEntity row, SupervisorSnapshot snapshot) => TimeFormatter.Age(snapshot.Age(row).Age);

    /// <summary>How the time of a state runs on a page, as in <see cref="ElapsedTime"/>.</summary>
    public static string Tick(ShownState state) => state switch
    {
        ShownState.Idle or ShownState.Offline => "rest",
        ShownState.Unknown or ShownState.DoNotDisturb => "none",
        _ => "duration",
    };

    /// <summary>What a call is doing; unknown once nothing was heard of it for too long.</summary>
    public static ShownState Shown(Call row, SupervisorSnapshot snapshot) => ShownStates.From(row, snapshot.Age(row).Freshness);

    /// <summary>The moments behind a time that runs, for a file.</summary>
    public static IReadOnlyList<GridField<ExtensionPresence>> Times(Func<SupervisorSnapshot> snapshot) =>
        [new("Since", FieldKind.Moment, row => snapshot().InState(row)), new("For", FieldKind.Duration, row => Lasting(row, snapshot().InState(row), snapshot())) { IsForProgramsOnly = true }];

    /// <summary>Likewise of a call.</summary>
    public static IReadOnlyList<GridField<Call>> CallFields(Func<SupervisorSnapshot> snapshot) =>
    [
        new("Started", FieldKind.Moment, row => row.StartedAt), new("Answered", FieldKind.Moment, row => row.AnsweredAt),
        new("For", FieldKind.Duration, row => Lasting(row, CallTimes.Began(row), snapshot())) { IsForProgramsOnly = true },
    ];

    /// <summary>What a file has of a registration.</summary>
    public static IReadOnlyList<GridField<Registration>> Expiries(Func<SupervisorSnapshot> snapshot) =>
    [
        new("Registered", FieldKind.Text, row => YesNo(row.Registered)), new("Expires", FieldKind.Moment, row => row.ExpiresAt), new("Expiry", FieldKind.Text, row => $"{row.Expiry}"),
        new("Flapping", FieldKind.Text, row => YesNo(snapshot().IsFlapping(row))),
    ];

    /// <summary>What a file of extensions has besides: the two facts that the state shown is made of.</summary>
    public static IReadOnlyList<GridField<ExtensionPresence>> Facts(SupervisorSnapshot snapshot) =>
    [
        new("Do not disturb", FieldKind.Text, row => YesNo(row.DoNotDisturb)), new("Phone state", FieldKind.Text, row => $"{row.State}"),
        new("In state", FieldKind.Duration, row => Lasting(row, snapshot.InState(row), snapshot)),
    ];

    /// <summary>What a file of calls has besides: its two times, each by its name.</summary>
    public static IReadOnlyList<GridField<Call>> CallFacts(SupervisorSnapshot snapshot) =>
    [
        new("Call time", FieldKind.Duration, row => Lasting(row, CallTimes.Began(row), snapshot)), new("In state since", FieldKind.Moment, row => CallTimes.InState(row)),
        new("In state", FieldKind.Duration, row => Lasting(row, CallTimes.InState(row), snapshot)),
    ];

    /// <summary>What every file has besides: how far a row can be believed. Without it an old state would look like one of now.</summary>
    public static IReadOnlyList<GridField<IPresenceEntity>> Ages(SupervisorSnapshot snapshot) =>
    [
        new("Freshness", FieldKind.Text, row => snapshot.Age(row).Freshness.Describe()), new("Age", FieldKind.Duration, row => snapshot.Age(row).Age),
        new("Observed at", FieldKind.Moment, row => snapshot.Age(row).At), new("Made at", FieldKind.Moment, _ => snapshot.Now),
    ];

    private static string YesNo(bool isSo) => isSo ? "yes" : "no";

    private static string Running(IPresenceEntity row, DateTimeOffset? since, SupervisorSnapshot snapshot, Func<TimeSpan, string> words) =>
        snapshot.Age(row) is { IsOld: true } old ? TimeFormatter.Age(old.Age) : since is { } at ? words(snapshot.Now - at) : "";

    private static TimeSpan? Lasting(IPresenceEntity row, DateTimeOffset? since, SupervisorSnapshot snapshot) => snapshot.Age(row).IsOld ? null : snapshot.Now - since;

    /// <summary>With whom an extension is, and who waits.</summary>
    public static string Party(ExtensionPresence row, SupervisorSnapshot snapshot) => snapshot.Waiting(row) is { } waiting
        ? string.Join("; ", new[] { ExtensionFormatter.Detail(row), ExtensionFormatter.WaitingCall(snapshot.Now - waiting.Since, waiting.Party) }.Where(part => part.Length > 0))
        : ExtensionFormatter.Detail(row);
}
