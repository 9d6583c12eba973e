using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>Matches extensions that have been in one state for too long. Ringing is evaluated by <see cref="RingingRule"/>.</summary>
/// <param name="rules">The board's rules.</param>
internal sealed class StateDurationRules(AlertRules rules)
{
    /// <summary>Returns a match for each state that has lasted too long.</summary>
    /// <param name="context">The view to evaluate, with its times.</param>
    /// <param name="forgotten">Receives the subjects with data too old to judge.</param>
    public IEnumerable<RuleMatch> Evaluate(AlertEvaluationContext context, HashSet<string> forgotten)
    {
        var calls = rules.CallLongerThan is null ? [] : CallsByExtension(context.View);
        foreach (var (row, _) in context.View.Extensions.Values)
        {
            foreach (var (kind, limit, since) in Lasting(row, calls))
            {
                if (since is not { } begun || context.Now - begun <= limit)
                {
                    continue;
                }

                var subject = $"{kind}/{row.Key}";
                var (at, freshness) = context.Age(row, ResourceKinds.Presence);
                if (freshness == Freshness.Unknown)
                {
                    forgotten.Add(subject);
                    continue;
                }

                yield return new RuleMatch(subject, new Alert
                {
                    Key = "",
                    Kind = kind,
                    Account = row.Account,
                    Extension = row.Key,
                    Call = calls.GetValueOrDefault(row.Key)?.Key,
                    Number = row.Number,
                    Name = row.Name,
                    Since = begun,
                    RaisedAt = default,
                    LastResponseAt = freshness == Freshness.Stale ? at : null,
                });
            }
        }
    }

    // A state that was present at the first poll has no known start unless the vendor reports one. Its duration is then unknown
    // and it raises no alert.
    private IEnumerable<(AlertKind Kind, TimeSpan Limit, DateTimeOffset? Since)> Lasting(ExtensionPresence row, Dictionary<string, Call> calls)
    {
        if (row.State == PresenceState.OnHold && rules.OnHoldLongerThan is { } held)
        {
            yield return (AlertKind.OnHold, held, row.Since);
        }

        if (row.State == PresenceState.Offline && rules.OfflineLongerThan is { } offline)
        {
            yield return (AlertKind.Offline, offline, row.Since);
        }

        // Each hold starts a new state, so the duration is measured from the start of the call.
        if (row.State is PresenceState.OnCall or PresenceState.OnHold && rules.CallLongerThan is { } talk)
        {
            var call = calls.GetValueOrDefault(row.Key);
            yield return (AlertKind.Call, talk, (call is null ? null : CallTimes.GetStart(call)) ?? row.Since);
        }
    }

    // Of several calls of an extension, the longest counts.
    private static Dictionary<string, Call> CallsByExtension(BoardView view)
    {
        var found = new Dictionary<string, Call>();
        foreach (var call in view.Calls.Values.Select(c => c.Value).OrderBy(c => CallTimes.GetStart(c) ?? DateTimeOffset.MaxValue))
        {
            foreach (var leg in call.Legs.Where(l => l.Extension is not null && l.State is PresenceState.OnCall or PresenceState.OnHold))
            {
                found.TryAdd(leg.Extension!, call);
            }
        }

        return found;
    }
}
