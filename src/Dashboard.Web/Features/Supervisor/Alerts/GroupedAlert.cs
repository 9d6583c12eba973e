using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Features.Supervisor.Alerts;

/// <summary>The alerts of several boards about the same subject, shown as one.</summary>
public sealed record GroupedAlert
{
    private GroupedAlert(string key, IReadOnlyList<(BoardDefinition Board, Alert Alert)> standing)
    {
        (Key, Active) = (key, standing);
        Alert = AlertPriority.Sort(standing.Select(s => s.Alert)).First();
    }

    /// <summary>A key that stays the same while the alert is active, across boards and host restarts. Browsers use it to notify only once.</summary>
    public string Key { get; }

    /// <summary>The active alert of each board that raised it.</summary>
    public IReadOnlyList<(BoardDefinition Board, Alert Alert)> Active { get; }

    /// <summary>The alert that is shown: an unacknowledged one if there is any.</summary>
    public Alert Alert { get; }

    /// <summary>Whether the alert is unacknowledged on at least one board.</summary>
    public bool IsOpen => Alert.AcknowledgedAt is null;

    /// <summary>The titles of the boards that raised the alert.</summary>
    public string Boards => string.Join(", ", Active.Select(s => s.Board.Title));

    /// <summary>The first board on which the alert was acknowledged, with its alert there; null while it is open on all boards.</summary>
    public (BoardDefinition Board, Alert Alert)? Acknowledged =>
        Active.Where(s => s.Alert.AcknowledgedAt is not null).Select(s => ((BoardDefinition, Alert)?)s).FirstOrDefault();

    /// <summary>The most urgent sound of its boards; the chime if all boards are silent, because the user has enabled sound.</summary>
    public AlertSound Sound => Active.Max(s => s.Board.Alerts.Sound) is var sound and not AlertSound.None ? sound : AlertSound.Chime;

    /// <summary>The quiet hours of each board, separated by |. The alert is silent while all boards are in their quiet hours.</summary>
    public string IsMuted => string.Join('|', Active.Select(s => string.Join(',', s.Board.Alerts.QuietHours)));

    /// <summary>Groups alerts by subject, unacknowledged and most urgent ones first.</summary>
    /// <param name="all">The alerts of every board.</param>
    public static IReadOnlyList<GroupedAlert> Group(IEnumerable<(BoardDefinition Board, Alert Alert)> all)
    {
        var found = all.GroupBy(a => Subject(a.Alert)).Select(g => new GroupedAlert(KeyOf([.. g]), [.. g])).ToDictionary(a => a.Alert);
        return [.. AlertPriority.Sort(found.Keys).Select(alert => found[alert])];
    }

    // Each board has at most one alert per subject, except for mass registration losses. Boards that show different parts of an account
    // count different numbers of devices, so such alerts are grouped only if number and time agree.
    private static string Subject(Alert alert) => alert.Kind == AlertKind.RegistrationsLost
        ? $"{alert.Kind}/{alert.Account}/{alert.Devices}/{alert.Since.ToUnixTimeSeconds()}"
        : $"{alert.Kind}/{alert.Extension ?? alert.Account}/{alert.Registration}";

    // The number of lost devices grows during an alert, so it is not part of the key.
    private static string KeyOf(List<(BoardDefinition Board, Alert Alert)> standing) => standing[0] is var (board, alert) && alert.Kind == AlertKind.RegistrationsLost
        ? $"{alert.Kind}/{alert.Account}/{board.Id}/{alert.Since.ToUnixTimeSeconds()}"
        : $"{Subject(alert)}/{standing.Min(s => s.Alert.Since).ToUnixTimeSeconds()}";
}
