namespace Dashboard.Web.Features.Supervisor.Alerts;

/// <summary>One place in the list of alerts.</summary>
/// <param name="Alert">What stands there.</param>
/// <param name="IsOver">Whether it is over, and only its place is kept.</param>
public sealed record GroupedAlertRow(GroupedAlert Alert, bool IsOver);

/// <summary>
/// The list of alerts in its order. While somebody points at it or has the focus in it, each keeps its place and what is new
/// stands below: nobody acknowledges the one that just slid under the pointer.
/// </summary>
public sealed class StableAlertList
{
    private IReadOnlyList<GroupedAlertRow> _rows = [];

    /// <summary>Whether each keeps its place.</summary>
    public bool IsHeld { get; set; }

    /// <summary>The list, with what stands now.</summary>
    /// <param name="now">What stands, the most urgent first.</param>
    public IReadOnlyList<GroupedAlertRow> Update(IReadOnlyList<GroupedAlert> now)
    {
        var held = IsHeld ? _rows : [];
        var standing = now.ToDictionary(a => a.Key);
        var kept = held.Select(r => standing.Remove(r.Alert.Key, out var alert) ? new GroupedAlertRow(alert, false) : r with { IsOver = true }).ToList();
        return _rows = [.. kept, .. now.Where(a => standing.ContainsKey(a.Key)).Select(a => new GroupedAlertRow(a, false))];
    }
}
