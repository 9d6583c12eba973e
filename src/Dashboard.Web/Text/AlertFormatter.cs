using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Text;

/// <summary>Formats alerts. The script receives the finished sentence and formats only the running time.</summary>
public static class AlertFormatter
{
    /// <summary>Formats the sentence, without its running time.</summary>
    /// <param name="alert">The alert.</param>
    public static string Format(Alert alert) => alert.Kind switch
    {
        AlertKind.RegistrationsLost => Several(alert),
        AlertKind.AccountStale => SharedTexts.FormatAccountStale(alert.Account),
        AlertKind.Ringing => $"{Subject(alert)} ringing",
        AlertKind.OnHold => $"{Subject(alert)} on hold",
        AlertKind.RegistrationLost => $"{Subject(alert)} lost its registration",
        AlertKind.Offline => $"{Subject(alert)} offline",
        _ => $"{Subject(alert)} on a call",
    };

    /// <summary>Formats how long the condition has lasted, or the age of its data.</summary>
    /// <param name="kind">The kind of alert.</param>
    /// <param name="lasting">How long the condition has lasted.</param>
    /// <param name="unheard">The age of the last observation; null while the data is fresh.</param>
    public static string Time(AlertKind kind, TimeSpan lasting, TimeSpan? unheard) => unheard is { } age
        ? $"last heard {TimeFormatter.Age(age)}"
        : Clock(kind) is { Length: > 0 } clock ? $"{clock} {TimeFormatter.Duration(lasting)}" : TimeFormatter.Span(lasting);

    /// <summary>Returns which time an alert about a call refers to: "in state" or "call"; empty for other kinds.</summary>
    /// <param name="kind">The kind of alert.</param>
    public static string Clock(AlertKind kind) => kind switch
    {
        AlertKind.Ringing or AlertKind.OnHold => "in state",
        AlertKind.Call => "call",
        _ => "",
    };

    /// <summary>Returns the name of the icon: that of the state concerned, or the alert's own.</summary>
    /// <param name="kind">The kind of alert.</param>
    public static string Sign(AlertKind kind) => kind switch
    {
        AlertKind.Ringing => nameof(PresenceState.Ringing),
        AlertKind.OnHold => nameof(PresenceState.OnHold),
        AlertKind.Call => nameof(PresenceState.OnCall),
        AlertKind.Offline => nameof(PresenceState.Offline),
        _ => "Alert",
    };

    private static string Subject(Alert alert) =>
        string.IsNullOrWhiteSpace(alert.Name) || alert.Name == alert.Number ? alert.Number ?? "" : $"{alert.Name} ({alert.Number})";

    private static string Several(Alert alert)
    {
        var back = alert.DevicesBack == 0 ? "" : $", {alert.DevicesBack} back";
        return $"{alert.Devices} phones of {alert.Account} lost in {TimeFormatter.Span(TimeSpan.FromSeconds(Math.Ceiling(alert.Within.TotalSeconds)))}{back}: network?";
    }
}
