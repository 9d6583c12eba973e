namespace Dashboard.Presence.Alerts;

/// <summary>Finds the accounts that have not answered for too long.</summary>
/// <param name="rules">The board's rules.</param>
internal sealed class AccountStaleRule(AlertRules rules)
{
    // An account that has never answered counts from when it was first looked at.
    private readonly Dictionary<string, DateTimeOffset> _first = [];

    /// <summary>Which accounts are silent at this moment.</summary>
    /// <param name="scene">The board.</param>
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
