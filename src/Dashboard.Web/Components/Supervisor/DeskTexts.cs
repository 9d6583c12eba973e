using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Components.Supervisor;

/// <summary>
/// What the grids say where nothing runs on: on paper and in files. A row that is old says so, and for how long something
/// has been is then left out: nobody knows.
/// </summary>
internal static class DeskTexts
{
    /// <summary>How long an extension has been as it is, as the grid has it.</summary>
    public static string Time(ExtensionPresence row, DeskMoment moment) => Running(row, moment.InState(row), moment, time => BoardText.Running(ShownStates.Of(row), time));

    /// <summary>How long a call has gone on.</summary>
    public static string Time(Call row, DeskMoment moment) => Running(row, CallTimes.Began(row), moment, BoardText.Duration);

    /// <summary>How long a call has been in its state.</summary>
    public static string InState(Call row, DeskMoment moment) => Running(row, CallTimes.InState(row), moment, BoardText.Duration);

    /// <summary>What is left of a registration.</summary>
    public static string Expiry(Registration row, DeskMoment moment)
    {
        var old = moment.Age(row);
        var left = old.IsOld ? (row.Registered ? "" : "lost ") + BoardText.Age(old.Age)
            : !row.Registered ? "lost"
            : row.ExpiresAt is not { } at ? "no expiry"
            : $"{(row.Expiry == ExpiryKind.Estimated ? "≈ " : "")}{BoardText.Countdown(at - moment.Now)}";
        return moment.IsFlapping(row) ? $"{left}, flapping" : left;
    }

    /// <summary>The teams of the extensions on a call.</summary>
    public static string Teams(Call row, DeskMoment moment) => string.Join(", ", DeskQueries.On(row, moment).Select(e => e.Team).OfType<string>().Distinct(StringComparer.Ordinal));

    /// <summary>How long ago a row was seen.</summary>
    public static string Seen(IPresenceRow row, DeskMoment moment) => BoardText.Age(moment.Age(row).Age);

    /// <summary>How the time of a state runs on a page, as in <see cref="Ticking"/>.</summary>
    public static string Tick(ShownState state) => state switch
    {
        ShownState.Idle or ShownState.Offline => "rest",
        ShownState.Unknown or ShownState.DoNotDisturb => "none",
        _ => "duration",
    };

    /// <summary>What a call is doing; unknown once nothing was heard of it for too long.</summary>
    public static ShownState Shown(Call row, DeskMoment moment) => ShownStates.Of(row, moment.Age(row).Freshness);

    /// <summary>The moments behind a time that runs, for a file.</summary>
    public static IReadOnlyList<GridField<ExtensionPresence>> Times(Func<DeskMoment> moment) =>
        [new("Since", FieldKind.Moment, row => moment().InState(row)), new("For", FieldKind.Duration, row => Lasting(row, moment().InState(row), moment())) { IsForProgramsOnly = true }];

    /// <summary>Likewise of a call.</summary>
    public static IReadOnlyList<GridField<Call>> CallFields(Func<DeskMoment> moment) =>
    [
        new("Started", FieldKind.Moment, row => row.StartedAt), new("Answered", FieldKind.Moment, row => row.AnsweredAt),
        new("For", FieldKind.Duration, row => Lasting(row, CallTimes.Began(row), moment())) { IsForProgramsOnly = true },
    ];

    /// <summary>What a file has of a registration.</summary>
    public static IReadOnlyList<GridField<Registration>> Expiries(Func<DeskMoment> moment) =>
    [
        new("Registered", FieldKind.Text, row => YesNo(row.Registered)), new("Expires", FieldKind.Moment, row => row.ExpiresAt), new("Expiry", FieldKind.Text, row => $"{row.Expiry}"),
        new("Flapping", FieldKind.Text, row => YesNo(moment().IsFlapping(row))),
    ];

    /// <summary>What a file of extensions has besides: the two facts that the state shown is made of.</summary>
    public static IReadOnlyList<GridField<ExtensionPresence>> Facts(DeskMoment moment) =>
    [
        new("Do not disturb", FieldKind.Text, row => YesNo(row.DoNotDisturb)), new("Phone state", FieldKind.Text, row => $"{row.State}"),
        new("In state", FieldKind.Duration, row => Lasting(row, moment.InState(row), moment)),
    ];

    /// <summary>What a file of calls has besides: its two times, each by its name.</summary>
    public static IReadOnlyList<GridField<Call>> CallFacts(DeskMoment moment) =>
    [
        new("Call time", FieldKind.Duration, row => Lasting(row, CallTimes.Began(row), moment)), new("In state since", FieldKind.Moment, row => CallTimes.InState(row)),
        new("In state", FieldKind.Duration, row => Lasting(row, CallTimes.InState(row), moment)),
    ];

    /// <summary>What every file has besides: how far a row can be believed. Without it an old state would look like one of now.</summary>
    public static IReadOnlyList<GridField<IPresenceRow>> Ages(DeskMoment moment) =>
    [
        new("Freshness", FieldKind.Text, row => moment.Age(row).Freshness.Word()), new("Age", FieldKind.Duration, row => moment.Age(row).Age),
        new("Observed at", FieldKind.Moment, row => moment.Age(row).At), new("Made at", FieldKind.Moment, _ => moment.Now),
    ];

    private static string YesNo(bool isSo) => isSo ? "yes" : "no";

    private static string Running(IPresenceRow row, DateTimeOffset? since, DeskMoment moment, Func<TimeSpan, string> words) =>
        moment.Age(row) is { IsOld: true } old ? BoardText.Age(old.Age) : since is { } at ? words(moment.Now - at) : "";

    private static TimeSpan? Lasting(IPresenceRow row, DateTimeOffset? since, DeskMoment moment) => moment.Age(row).IsOld ? null : moment.Now - since;

    /// <summary>With whom an extension is, and who waits.</summary>
    public static string Party(ExtensionPresence row, DeskMoment moment) => moment.Waiting(row) is { } waiting
        ? string.Join("; ", new[] { BoardText.Line(row), BoardText.Waiting(moment.Now - waiting.Since, waiting.Party) }.Where(part => part.Length > 0))
        : BoardText.Line(row);
}
