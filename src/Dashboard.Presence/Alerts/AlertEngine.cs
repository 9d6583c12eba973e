using System.Collections.Immutable;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>
/// Raises and ends the alerts of one board by comparing the matches of its rules with the active alerts. Stale data raises no alert and
/// ends none. An alert on stale data carries <see cref="Alert.LastResponseAt"/> until the data counts as unknown.
/// </summary>
/// <remarks>Not thread-safe. It holds no clock: the caller passes the time.</remarks>
/// <param name="rules">The board's rules.</param>
public sealed class AlertEngine(AlertRules rules)
{
    private readonly RegistrationLossTracker _losses = new(rules);
    private readonly StateDurationRules _states = new(rules);
    private readonly RingingRule _ringing = new(rules);
    private readonly AccountStaleRule _accounts = new(rules);
    private readonly Dictionary<string, Alert> _active = [];
    private long _raised;

    /// <summary>The active alerts, unordered.</summary>
    public IReadOnlyCollection<Alert> Active => _active.Values;

    /// <summary>Evaluates the rules and updates the active alerts.</summary>
    /// <param name="view">The board's current view.</param>
    /// <param name="lastListed">Returns the last listed times of an account.</param>
    /// <param name="now">The current time, UTC. It must not be earlier than that of the previous evaluation.</param>
    public AlertEvaluation Evaluate(BoardView view, Func<string, LastListedTimes> lastListed, DateTimeOffset now)
    {
        var context = new AlertEvaluationContext(view, lastListed, now);
        var forgotten = new HashSet<string>();
        var found = _losses.Evaluate(context, forgotten)
            .Concat(_states.Evaluate(context, forgotten))
            .Concat(_ringing.Evaluate(context, forgotten))
            .Concat(_accounts.Evaluate(context))
            .ToDictionary(f => f.Subject, f => f.Alert);
        var ended = End(found, forgotten);
        var raised = ImmutableArray.CreateBuilder<Alert>();
        foreach (var (subject, alert) in found)
        {
            if (_active.TryGetValue(subject, out var known))
            {
                _active[subject] = Follow(known, alert);
                if (known.AcknowledgedAt is not null && _active[subject].AcknowledgedAt is null)
                {
                    raised.Add(_active[subject]);
                }
            }
            else if (alert.LastResponseAt is null)
            {
                _active[subject] = alert with { Key = $"{now.ToUnixTimeSeconds():x}-{++_raised}", RaisedAt = now };
                raised.Add(_active[subject]);
            }
        }

        return new AlertEvaluation(raised.ToImmutable(), ended);
    }

    /// <summary>Acknowledges one alert or all of them. Alerts that are already acknowledged keep their first acknowledgement.</summary>
    /// <param name="key">The alert's key; null for all alerts.</param>
    /// <param name="by">The name of the user or API client that acknowledges.</param>
    /// <param name="now">The current time, UTC.</param>
    /// <returns>The alerts that this call acknowledged, in their new state.</returns>
    public ImmutableArray<Alert> Acknowledge(string? key, string by, DateTimeOffset now)
    {
        var open = _active.Where(s => s.Value.AcknowledgedAt is null && (key is null || s.Value.Key == key)).Select(s => s.Key).ToList();
        foreach (var subject in open)
        {
            _active[subject] = _active[subject] with { AcknowledgedAt = now, AcknowledgedBy = by, DevicesAcknowledged = _active[subject].Devices };
        }

        return [.. open.Select(subject => _active[subject])];
    }

    private static Alert Follow(Alert known, Alert now)
    {
        var isOpen = known.AcknowledgedAt is null || now.HasOutgrown(known);
        return now with
        {
            // Reuse the known set instance when the contents are equal: record equality then reports an unchanged alert as equal.
            Extensions = known.Extensions.SetEquals(now.Extensions) ? known.Extensions : now.Extensions,
            Key = known.Key,
            RaisedAt = known.RaisedAt,
            AcknowledgedAt = isOpen ? null : known.AcknowledgedAt,
            AcknowledgedBy = isOpen ? null : known.AcknowledgedBy,
            DevicesAcknowledged = isOpen ? 0 : known.DevicesAcknowledged,
        };
    }

    private ImmutableArray<(Alert Alert, AlertEndReason Ending)> End(Dictionary<string, Alert> found, HashSet<string> forgotten)
    {
        var over = _active.Where(s => !found.ContainsKey(s.Key)).ToList();
        foreach (var (subject, _) in over)
        {
            _active.Remove(subject);
        }

        return
        [
            .. over.Select(s => (s.Value, forgotten.Contains(s.Key) ? AlertEndReason.Forgotten
                : s.Value.Registration is { } device && _losses.IsJoined(device) ? AlertEndReason.Joined
                : AlertEndReason.Over)),
        ];
    }
}
