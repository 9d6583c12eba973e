namespace Dashboard.Web.Features.Supervisor.Alerts;

/// <summary>One entry in the list of alerts.</summary>
/// <param name="Alert">The alert.</param>
/// <param name="IsOver">Whether the alert has ended and the entry only keeps its place.</param>
public sealed record GroupedAlertRow(GroupedAlert Alert, bool IsOver);

/// <summary>
/// The sorted list of alerts. While the pointer or the focus is in the list, entries keep their places and new ones are appended, so
/// that no alert moves under the pointer just before a click.
/// </summary>
public sealed class StableAlertList
{
    private IReadOnlyList<GroupedAlertRow> _rows = [];

    /// <summary>Whether the entries keep their places.</summary>
    public bool IsFrozen { get; set; }

    /// <summary>Updates the list and returns it.</summary>
    /// <param name="now">The active alerts, the most urgent first.</param>
    public IReadOnlyList<GroupedAlertRow> Update(IReadOnlyList<GroupedAlert> now)
    {
        var held = IsFrozen ? _rows : [];
        var standing = now.ToDictionary(a => a.Key);
        var kept = held.Select(r => standing.Remove(r.Alert.Key, out var alert) ? new GroupedAlertRow(alert, false) : r with { IsOver = true }).ToList();
        return _rows = [.. kept, .. now.Where(a => standing.ContainsKey(a.Key)).Select(a => new GroupedAlertRow(a, false))];
    }
}
