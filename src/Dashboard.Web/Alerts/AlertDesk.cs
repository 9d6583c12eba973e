using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Live;

namespace Dashboard.Web.Alerts;

/// <summary>One board's alerts: looked at by the watch, acknowledged by whoever asks, told once each to log and webhook.</summary>
internal sealed partial class AlertDesk(
    BoardFeed feed, PresenceBoard board, AlertMetrics metrics, WebhookSender webhooks, TimeProvider time, ILogger<AlertDesk> log)
{
    private readonly AlertEngine _engine = new(feed.Definition.Alerts.Rules);
    private readonly Lock _gate = new();

    private string Id => feed.Definition.Id;

    /// <summary>Looks at the board, and puts on it what stands.</summary>
    public void Look()
    {
        lock (_gate)
        {
            var now = time.GetUtcNow();
            var (raised, ended) = _engine.Look(feed.Current, feed.Seen, now);
            foreach (var (alert, ending) in ended)
            {
                var lasted = BoardText.Span(now - alert.Since);
                LogEnded(Id, AlertText.Of(alert), lasted, ending);
                Tell(AlertMessage.Ended(feed.Definition, alert, ending, now));
            }

            foreach (var alert in raised)
            {
                LogRaised(Id, alert.Kind, AlertText.Of(alert), alert.Key);
                metrics.Raised(Id, alert.Kind);
                Tell(AlertMessage.Raised(feed.Definition, alert, now));
            }

            board.Apply(Id, _engine.Standing);
        }
    }

    /// <summary>Notes that somebody has seen alerts.</summary>
    /// <param name="keys">Their keys; those that are over do not count.</param>
    /// <param name="by">Who.</param>
    /// <returns>Whether any of them stands.</returns>
    public bool Acknowledge(IReadOnlySet<string> keys, string by)
    {
        lock (_gate)
        {
            var standing = _engine.Standing.Select(a => a.Key).Where(keys.Contains).ToList();
            var now = time.GetUtcNow();
            foreach (var alert in standing.SelectMany(key => _engine.Acknowledge(key, by, now)))
            {
                LogAcknowledged(Id, AlertText.Of(alert), by);
                Tell(AlertMessage.Acknowledged(feed.Definition, alert, now));
            }

            board.Apply(Id, _engine.Standing);
            return standing.Count > 0;
        }
    }

    private void Tell(AlertMessage message)
    {
        if (feed.Definition.Alerts.Webhook is not null)
        {
            webhooks.Post(Id, message);
        }
    }
}
