namespace Dashboard.Presence.Alerts;

/// <summary>Defines the display order of alerts.</summary>
public static class AlertPriority
{
    /// <summary>Orders alerts: unacknowledged ones first, then by kind (most urgent first), then by age (oldest first).</summary>
    /// <param name="alerts">The alerts to order.</param>
    public static IEnumerable<Alert> Sort(IEnumerable<Alert> alerts) => alerts
        .OrderBy(a => a.AcknowledgedAt is not null)
        .ThenBy(a => a.Kind)
        .ThenBy(a => a.Since)
        .ThenBy(a => a.Key, StringComparer.Ordinal);
}
