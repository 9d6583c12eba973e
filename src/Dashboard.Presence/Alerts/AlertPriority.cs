namespace Dashboard.Presence.Alerts;

/// <summary>Which alert is seen first.</summary>
public static class AlertPriority
{
    /// <summary>What nobody has seen to before what somebody has, the urgent kinds first, and of a kind what has lasted longest.</summary>
    /// <param name="alerts">The alerts in any order.</param>
    public static IEnumerable<Alert> Sort(IEnumerable<Alert> alerts) => alerts
        .OrderBy(a => a.AcknowledgedAt is not null)
        .ThenBy(a => a.Kind)
        .ThenBy(a => a.Since)
        .ThenBy(a => a.Key, StringComparer.Ordinal);
}
