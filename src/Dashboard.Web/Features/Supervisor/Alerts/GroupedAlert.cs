using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;

namespace Dashboard.Web.Features.Supervisor.Alerts;

/// <summary>One thing that a person should see to, whichever boards raised an alert about it.</summary>
public sealed record GroupedAlert
{
    private GroupedAlert(string key, IReadOnlyList<(BoardDefinition Board, Alert Alert)> standing)
    {
        (Key, Active) = (key, standing);
        Alert = AlertPriority.Sort(standing.Select(s => s.Alert)).First();
    }

    /// <summary>The same for as long as it lasts, on whatever boards, and in another life of the host: by it a browser knows what it has told.</summary>
    public string Key { get; }

    /// <summary>The alert of each board that raised it.</summary>
    public IReadOnlyList<(BoardDefinition Board, Alert Alert)> Active { get; }

    /// <summary>The one of them that is shown: one that nobody has acknowledged, if there is any.</summary>
    public Alert Alert { get; }

    /// <summary>Whether it waits for somebody, on one board at least.</summary>
    public bool IsOpen => Alert.AcknowledgedAt is null;

    /// <summary>The titles of its boards.</summary>
    public string Boards => string.Join(", ", Active.Select(s => s.Board.Title));

    /// <summary>The first board on which it was acknowledged, with its alert there; null while it is open on all of them.</summary>
    public (BoardDefinition Board, Alert Alert)? Acknowledged =>
        Active.Where(s => s.Alert.AcknowledgedAt is not null).Select(s => ((BoardDefinition, Alert)?)s).FirstOrDefault();

    /// <summary>What sounds for it: the most urgent that its boards sound. Whoever asks for sound is not left without.</summary>
    public AlertSound Sound => Active.Max(s => s.Board.Alerts.Sound) is var sound and not AlertSound.None ? sound : AlertSound.Chime;

    /// <summary>The quiet hours of each of its boards: it is silent while all of them are.</summary>
    public string IsMuted => string.Join('|', Active.Select(s => string.Join(',', s.Board.Alerts.QuietHours)));

    /// <summary>Puts together what is one thing, what nobody has seen to and is worst first.</summary>
    /// <param name="all">The alerts of every board.</param>
    public static IReadOnlyList<GroupedAlert> Group(IEnumerable<(BoardDefinition Board, Alert Alert)> all)
    {
        var found = all.GroupBy(a => Subject(a.Alert)).Select(g => new GroupedAlert(KeyOf([.. g]), [.. g])).ToDictionary(a => a.Alert);
        return [.. AlertPriority.Sort(found.Keys).Select(alert => found[alert])];
    }

    // A board has one alert about each of these. Of losses together it may have several, and another board that shows a part
    // of the account counts another number: those are one only where they say the same.
    private static string Subject(Alert alert) => alert.Kind == AlertKind.RegistrationsLost
        ? $"{alert.Kind}/{alert.Account}/{alert.Devices}/{alert.Since.ToUnixTimeSeconds()}"
        : $"{alert.Kind}/{alert.Extension ?? alert.Account}/{alert.Registration}";

    // Losses that grow stay what they were; so the number of them is no part of their key.
    private static string KeyOf(List<(BoardDefinition Board, Alert Alert)> standing) => standing[0] is var (board, alert) && alert.Kind == AlertKind.RegistrationsLost
        ? $"{alert.Kind}/{alert.Account}/{board.Id}/{alert.Since.ToUnixTimeSeconds()}"
        : $"{Subject(alert)}/{standing.Min(s => s.Alert.Since).ToUnixTimeSeconds()}";
}
