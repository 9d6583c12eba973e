namespace Dashboard.Presence.Alerts;

/// <summary>Matches the accounts that have not responded for longer than <see cref="AlertRules.AccountStale"/>.</summary>
/// <param name="rules">The board's rules.</param>
internal sealed class AccountStaleRule(AlertRules rules)
{
    // An account that has never responded counts from the first evaluation that included it.
    private readonly Dictionary<string, DateTimeOffset> _first = [];

    /// <summary>Returns one match per stale account.</summary>
    /// <param name="context">The view to evaluate, with its times.</param>
    public IEnumerable<RuleMatch> Evaluate(AlertEvaluationContext context)
    {
        if (rules.AccountStale is not { } limit)
        {
            yield break;
        }

        foreach (var id in context.View.Accounts.Keys)
        {
            _first.TryAdd(id, context.Now);
            var since = context.GetLastListed(id).Latest ?? _first[id];
            if (context.Now - since > limit)
            {
                yield return new RuleMatch(
                    $"{AlertKind.AccountStale}/{id}",
                    new Alert { Key = "", Kind = AlertKind.AccountStale, Account = id, Since = since, RaisedAt = default });
            }
        }
    }
}
