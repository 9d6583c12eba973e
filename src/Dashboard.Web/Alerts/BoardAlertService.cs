using Dashboard.Presence.Alerts;
using Dashboard.Presence.Store;
using Dashboard.Web.Live;
using Dashboard.Web.Text;

namespace Dashboard.Web.Alerts;

/// <summary>Evaluates and acknowledges the alerts of one board. Each event is logged once and posted to the webhook once. Thread-safe.</summary>
internal sealed partial class BoardAlertService(
    BoardStream stream, PresenceStore store, AlertMetrics metrics, WebhookDispatcher webhooks, TimeProvider time, ILogger<BoardAlertService> log)
{
    private readonly AlertEngine _engine = new(stream.Definition.Alerts.Rules);
    private readonly Lock _gate = new();

    private string Id => stream.Definition.Id;

    /// <summary>Evaluates the rules and applies the active alerts to the presence store.</summary>
    public void Evaluate()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var (raised, ended) = _engine.Evaluate(stream.Current, stream.GetLastListed, now);
            foreach (var (alert, ending) in ended)
            {
                var lasted = TimeFormatter.Span(now - alert.Since);
                LogEnded(Id, AlertFormatter.Format(alert), lasted, ending);
                Notify(AlertMessage.Ended(stream.Definition, alert, ending, now));
            }

            foreach (var alert in raised)
            {
                LogRaised(Id, alert.Kind, AlertFormatter.Format(alert), alert.Key);
                metrics.Raised(Id, alert.Kind);
                Notify(AlertMessage.Raised(stream.Definition, alert, now));
            }

            store.Apply(Id, _engine.Active);
        }
    }

    /// <summary>Acknowledges alerts.</summary>
    /// <param name="keys">The keys of the alerts; keys of ended alerts are ignored.</param>
    /// <param name="by">The name of the user that acknowledges them.</param>
    /// <returns>Whether any of them is active.</returns>
    public bool Acknowledge(IReadOnlySet<string> keys, string by)
    {
        lock (_gate)
        {
            var standing = _engine.Active.Select(a => a.Key).Where(keys.Contains).ToList();
            var now = time.GetUtcNow();
            foreach (var alert in standing.SelectMany(key => _engine.Acknowledge(key, by, now)))
            {
                LogAcknowledged(Id, AlertFormatter.Format(alert), by);
                Notify(AlertMessage.Acknowledged(stream.Definition, alert, now));
            }

            store.Apply(Id, _engine.Active);
            return standing.Count > 0;
        }
    }

    private void Notify(AlertMessage message)
    {
        if (stream.Definition.Alerts.Webhook is not null)
        {
            webhooks.Post(Id, message);
        }
    }
}
