namespace Dashboard.Presence.Alerts;

/// <summary>Matches the accounts that have not responded for longer than <see cref="AlertRules.AccountStale"/>.</summary>
/// <param name="rules">The board's rules.</param>
internal sealed class AccountStaleRule(AlertRules rules)
{
    // An account that has never responded counts from the first evaluation that included it.
    private readonly Dictionary<string, DateTimeOffset> _first = [];

    /// <summary>Returns one match per stale account.</summary>
    /// <param name="scene">The view to evaluate, with its times.</param>
    public IEnumerable<RuleMatch> Evaluate(AlertEvaluationContext scene)
    {
        if (rules.AccountStale is not { } limit)
        {
            yield break;
        }

        foreach (var id in scene.View.Accounts.Keys)
        {
            _first.TryAdd(id, scene.Now);
            var since = scene.GetLastListed(id).Latest ?? _first[id];
            if (scene.Now - since > limit)
            {
                yield return new RuleMatch(
                    $"{AlertKind.AccountStale}/{id}",
                    new Alert { Key = "", Kind = AlertKind.AccountStale, Account = id, Since = since, RaisedAt = default });
            }
        }
    }
}
