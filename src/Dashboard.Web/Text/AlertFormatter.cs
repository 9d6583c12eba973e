using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Web.Text;

/// <summary>What an alert says. The sentence is made here alone; its time runs in the script by the same cases.</summary>
public static class AlertFormatter
{
    /// <summary>The sentence, without its running time.</summary>
    /// <param name="alert">The alert.</param>
    public static string Format(Alert alert) => alert.Kind switch
    {
        AlertKind.RegistrationsLost => Several(alert),
        AlertKind.AccountStale => $"No answer from {alert.Account}",
        AlertKind.Ringing => $"{Subject(alert)} ringing",
        AlertKind.OnHold => $"{Subject(alert)} on hold",
        AlertKind.RegistrationLost => $"{Subject(alert)} lost its registration",
        AlertKind.Offline => $"{Subject(alert)} offline",
        _ => $"{Subject(alert)} on a call",
    };

    /// <summary>How long it has lasted, or how old what it says is.</summary>
    /// <param name="kind">What it is about.</param>
    /// <param name="lasting">How long it has lasted.</param>
    /// <param name="unheard">For how long nothing was heard of it; null while what is heard can be believed.</param>
    public static string Time(AlertKind kind, TimeSpan lasting, TimeSpan? unheard) => unheard is { } age
        ? $"last heard {TimeFormatter.Age(age)}"
        : Clock(kind) is { Length: > 0 } clock ? $"{clock} {TimeFormatter.Duration(lasting)}" : TimeFormatter.Span(lasting);

    /// <summary>Which of the two times an alert about a call goes by: in state, or call; empty for others.</summary>
    /// <param name="kind">What it is about.</param>
    public static string Clock(AlertKind kind) => kind switch
    {
        AlertKind.Ringing or AlertKind.OnHold => "in state",
        AlertKind.Call => "call",
        _ => "",
    };

    /// <summary>The sign beside it: that of the state it is about, or the alert's own.</summary>
    /// <param name="kind">What it is about.</param>
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
