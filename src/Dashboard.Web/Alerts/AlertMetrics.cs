using System.Diagnostics.Metrics;
using Dashboard.Presence.Alerts;

namespace Dashboard.Web.Alerts;

/// <summary>The metrics of alerts and webhook deliveries.</summary>
internal sealed class AlertMetrics
{
    private readonly Counter<long> _raised;
    private readonly Counter<long> _sent;
    private readonly Counter<long> _retries;
    private readonly Counter<long> _lost;

    public AlertMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Dashboard.Alerts");
        _raised = meter.CreateCounter<long>("dashboard.alerts.raised", description: "Alerts raised, by kind");
        _sent = meter.CreateCounter<long>("dashboard.webhook.sent", description: "Webhooks that their receiver took");
        _retries = meter.CreateCounter<long>("dashboard.webhook.retries", description: "Tries of a webhook that failed and were made again");
        _lost = meter.CreateCounter<long>("dashboard.webhook.lost", description: "Webhooks given up or dropped from a full queue");
    }

    public void Raised(string board, AlertKind kind) => _raised.Add(1, new KeyValuePair<string, object?>("board", board), new("kind", kind.ToString()));

    public void Sent(string board) => _sent.Add(1, new KeyValuePair<string, object?>("board", board));

    public void Retried(string board) => _retries.Add(1, new KeyValuePair<string, object?>("board", board));

    public void Dropped(string board, string why) => _lost.Add(1, new KeyValuePair<string, object?>("board", board), new("why", why));
}
