using Dashboard.Presence.Model;

namespace Dashboard.Web.Text;

/// <summary>Formats what a row of an extension shows. <c>format.ts</c> is its twin; <c>format-cases.json</c> tests both.</summary>
public static class ExtensionFormatter
{
    /// <summary>The name, or the number of an extension without a name.</summary>
    /// <param name="row">The extension.</param>
    public static string Name(ExtensionPresence row) => string.IsNullOrWhiteSpace(row.Name) ? row.Number : row.Name;

    /// <summary>The number beside the name; empty for an extension without a name.</summary>
    /// <param name="row">The extension.</param>
    public static string NumberBesideName(ExtensionPresence row) => Name(row) == row.Number ? "" : row.Number;

    /// <summary>The name and the number beside it.</summary>
    /// <param name="row">The extension.</param>
    public static string NameAndNumber(ExtensionPresence row) => $"{Name(row)} {NumberBesideName(row)}".TrimEnd();

    /// <summary>The line below the name: the other party, the application or the note.</summary>
    /// <param name="row">The extension.</param>
    public static string Detail(ExtensionPresence row)
    {
        if (IsCall(ShownStates.From(row)) && row.Party is { Length: > 0 } party)
        {
            return row.Direction switch
            {
                CallDirection.Outbound => $"→ {party}",
                CallDirection.Inbound => $"← {party}",
                CallDirection.Internal => $"↔ {party}",
                _ => party,
            };
        }

        return row.App is { Length: > 0 } app ? app
            : row is { IsUncertain: true, State: PresenceState.Idle } ? "not certain"
            : "";
    }

    /// <summary>The line of a busy extension at which another call rings: Waiting 0:18 ← 0412341234.</summary>
    /// <param name="time">How long the call has rung.</param>
    /// <param name="party">The caller; null when withheld.</param>
    public static string WaitingCall(TimeSpan time, string? party) =>
        $"Waiting {TimeFormatter.Duration(time)} ← {(string.IsNullOrEmpty(party) ? "withheld" : party)}";

    /// <summary>
    /// The time of a tile. A call counts seconds; an idle or offline phone counts minutes, so that the wall is calm. No vendor
    /// reports when do not disturb was set.
    /// </summary>
    /// <param name="state">The state shown.</param>
    /// <param name="running">How long the state has lasted; null when unknown.</param>
    public static string TimeInState(ShownState state, TimeSpan? running) => running switch
    {
        null => "",
        { } time when IsCall(state) => TimeFormatter.Duration(time),
        { TotalMinutes: >= 1 } time when state is ShownState.Idle or ShownState.Offline => TimeFormatter.Span(time),
        _ => "",
    };

    private static bool IsCall(ShownState state) =>
        state is ShownState.Dialing or ShownState.Ringing or ShownState.OnCall or ShownState.OnHold;
}
