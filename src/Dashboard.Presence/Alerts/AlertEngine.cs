using System.Collections.Immutable;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>
/// Raises and ends one board's alerts. What is found is a matter of the rules; here it is told what is new of that. A row
/// that is too old to be believed raises nothing, but ends nothing either: its alert says since when nothing was heard,
/// until the row counts as unknown. Not thread-safe; holds no clock.
/// </summary>
/// <param name="rules">The board's rules.</param>
public sealed class AlertEngine(AlertRules rules)
{
    private readonly RegistrationLossTracker _losses = new(rules);
    private readonly StateDurationRules _states = new(rules);
    private readonly RingingRule _ringing = new(rules);
    private readonly AccountStaleRule _accounts = new(rules);
    private readonly Dictionary<string, Alert> _standing = [];
    private long _raised;

    /// <summary>The alerts that stand, in no order.</summary>
    public IReadOnlyCollection<Alert> Active => _standing.Values;

    /// <summary>Compares the board with the rules.</summary>
    /// <param name="view">What the board shows.</param>
    /// <param name="seen">When an account's parts were last listed.</param>
    /// <param name="now">The present, UTC; not before that of the look before.</param>
    public AlertEvaluation Evaluate(BoardView view, Func<string, LastListedTimes> seen, DateTimeOffset now)
    {
        var scene = new AlertEvaluationContext(view, seen, now);
        var forgotten = new HashSet<string>();
        var found = _losses.Evaluate(scene, forgotten)
            .Concat(_states.Evaluate(scene, forgotten))
            .Concat(_ringing.Evaluate(scene, forgotten))
            .Concat(_accounts.Evaluate(scene))
            .ToDictionary(f => f.Subject, f => f.Alert);
        var ended = End(found, forgotten);
        var raised = ImmutableArray.CreateBuilder<Alert>();
        foreach (var (subject, alert) in found)
        {
            if (_standing.TryGetValue(subject, out var known))
            {
                _standing[subject] = Follow(known, alert);
                if (known.AcknowledgedAt is not null && _standing[subject].AcknowledgedAt is null)
                {
                    raised.Add(_standing[subject]);
                }
            }
            else if (alert.LastResponseAt is null)
            {
                _standing[subject] = alert with { Key = $"{now.ToUnixTimeSeconds():x}-{++_raised}", RaisedAt = now };
                raised.Add(_standing[subject]);
            }
        }

        return new AlertEvaluation(raised.ToImmutable(), ended);
    }

    /// <summary>Notes that somebody has seen an alert. The first who did stays named.</summary>
    /// <param name="key">The alert's key; null for all of them.</param>
    /// <param name="by">Who.</param>
    /// <param name="now">The present, UTC.</param>
    /// <returns>The alerts that were not acknowledged before, as they now stand.</returns>
    public ImmutableArray<Alert> Acknowledge(string? key, string by, DateTimeOffset now)
    {
        var open = _standing.Where(s => s.Value.AcknowledgedAt is null && (key is null || s.Value.Key == key)).Select(s => s.Key).ToList();
        foreach (var subject in open)
        {
            _standing[subject] = _standing[subject] with { AcknowledgedAt = now, AcknowledgedBy = by, DevicesAcknowledged = _standing[subject].Devices };
        }

        return [.. open.Select(subject => _standing[subject])];
    }

    private static Alert Follow(Alert known, Alert now)
    {
        var isOpen = known.AcknowledgedAt is null || now.HasOutgrown(known);
        return now with
        {
            // The same set as before, so that what did not change is equal to what was.
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
        var over = _standing.Where(s => !found.ContainsKey(s.Key)).ToList();
        foreach (var (subject, _) in over)
        {
            _standing.Remove(subject);
        }

        return
        [
            .. over.Select(s => (s.Value, forgotten.Contains(s.Key) ? AlertEndReason.Forgotten
                : s.Value.Registration is { } device && _losses.IsJoined(device) ? AlertEndReason.Joined
                : AlertEndReason.Over)),
        ];
    }
}
