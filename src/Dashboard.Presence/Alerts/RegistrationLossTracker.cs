using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>
/// Tracks devices from registered to lost and back, and combines simultaneous losses of one account. Only an observed change counts: a
/// device that was already lost at the first evaluation raises no alert. A device that is no longer listed counts as removed, not as lost.
/// </summary>
/// <param name="rules">The board's rules.</param>
internal sealed class RegistrationLossTracker(AlertRules rules)
{
    /// <summary>The longest time between two losses that are combined.</summary>
    private static readonly TimeSpan Together = TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long a device must be registered again before its loss ends. It prevents a flapping device from raising repeated alerts.
    /// </summary>
    private static readonly TimeSpan Settled = TimeSpan.FromSeconds(5);

    private readonly Dictionary<string, DateTimeOffset> _registeredAt = [];
    private readonly Dictionary<string, RegistrationLoss> _lost = [];
    private long _joints;

    /// <summary>Whether a device's loss is part of a mass loss.</summary>
    /// <param name="device">The registration's key.</param>
    public bool IsJoined(string device) => _lost.TryGetValue(device, out var loss) && loss.Joint is not null;

    /// <summary>Updates the losses and returns a match for each active one.</summary>
    /// <param name="context">The view to evaluate, with its times.</param>
    /// <param name="forgotten">Receives the subjects with data too old to judge.</param>
    public IEnumerable<RuleMatch> Evaluate(AlertEvaluationContext context, HashSet<string> forgotten)
    {
        if (!rules.RegistrationLost && rules.RegistrationsLostTogether is null)
        {
            return [];
        }

        foreach (var key in _registeredAt.Keys.Concat(_lost.Keys).Where(k => !context.View.Registrations.ContainsKey(k)).ToList())
        {
            _registeredAt.Remove(key);
            _lost.Remove(key);
        }

        foreach (var (row, _) in context.View.Registrations.Values)
        {
            Follow(row, context);
        }

        if (rules.RegistrationsLostTogether is { } many)
        {
            Join(many, context.Now);
        }

        return [.. _lost.Values.GroupBy(l => l.Joint).SelectMany(g => g.Key is { } joint ? OfSeveral(joint, g, context) : g.SelectMany(l => OfOne(l, context, forgotten)))];
    }

    private void Follow(Registration row, AlertEvaluationContext context)
    {
        _lost.TryGetValue(row.Key, out var loss);
        if (row.Registered)
        {
            _registeredAt[row.Key] = FreshnessPolicy.SeenAt(row, context.GetLastListed(row.Account), ResourceKinds.Registrations);
            if (loss is not null && context.Now - (loss.BackSince ??= context.Now) >= Settled)
            {
                _lost.Remove(row.Key);
            }
        }
        else if (loss is not null)
        {
            (loss.Row, loss.BackSince) = (row, null);
        }
        else if (_registeredAt.Remove(row.Key, out var at))
        {
            _lost[row.Key] = new RegistrationLoss(row, at, context.Now);
        }
    }

    private void Join(int many, DateTimeOffset now)
    {
        foreach (var account in _lost.Values.GroupBy(l => l.Row.Account))
        {
            var alone = account.Where(l => l.Joint is null && now - l.FoundAt <= Together).ToList();
            var joint = account.Select(l => l.Joint).FirstOrDefault(j => j is not null && now - j.LastAt <= Together);
            if (joint is null && alone.Count >= many)
            {
                joint = new MassRegistrationLoss(account.Key, ++_joints);
            }

            if (joint is not null)
            {
                alone.ForEach(joint.Add);
            }
        }
    }

    private IEnumerable<RuleMatch> OfOne(RegistrationLoss loss, AlertEvaluationContext context, HashSet<string> forgotten)
    {
        if (!rules.RegistrationLost)
        {
            yield break;
        }

        var row = loss.Row;
        var subject = $"{AlertKind.RegistrationLost}/{row.Key}";
        var (at, freshness) = context.Age(row, ResourceKinds.Registrations);
        if (freshness == Freshness.Unknown)
        {
            forgotten.Add(subject);
            yield break;
        }

        var extension = row.Extension is { } key && context.View.Extensions.TryGetValue(key, out var known) ? known.Value : null;
        yield return new RuleMatch(subject, new Alert
        {
            Key = "",
            Kind = AlertKind.RegistrationLost,
            Account = row.Account,
            Extension = extension?.Key,
            Registration = row.Key,
            Number = extension?.Number ?? row.Key[(row.Key.IndexOf('/', StringComparison.Ordinal) + 1)..],
            Name = extension?.Name,
            Since = loss.FoundAt,
            RaisedAt = default,
            LastResponseAt = freshness == Freshness.Stale ? at : null,
        });
    }

    private static IEnumerable<RuleMatch> OfSeveral(MassRegistrationLoss joint, IEnumerable<RegistrationLoss> still, AlertEvaluationContext context)
    {
        var lost = still.Where(l => l.BackSince is null).ToList();
        // All devices of an account are listed by the same poll, so the age of one device applies to all.
        (DateTimeOffset At, Freshness Freshness) age = lost.Count == 0 ? (default, Freshness.Fresh) : context.Age(lost[0].Row, ResourceKinds.Registrations);
        yield return new RuleMatch(joint.Subject, new Alert
        {
            Key = "",
            Kind = AlertKind.RegistrationsLost,
            Account = joint.Account,
            Extensions = [.. lost.Select(l => l.Row.Extension).OfType<string>()],
            Devices = joint.Devices,
            DevicesBack = joint.Devices - lost.Count,
            Within = joint.LastAt - joint.FirstAt,
            Since = joint.FoundAt,
            RaisedAt = default,
            LastResponseAt = age.Freshness is Freshness.Stale or Freshness.Unknown ? age.At : null,
        });
    }
}
