using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>
/// Matches calls that have been ringing for too long. It evaluates calls rather than extension states: an extension on a call may have a
/// second call ringing, and a ringing extension may have two. A ringing extension without a listed call is matched by its state.
/// </summary>
/// <param name="rules">The board's rules.</param>
internal sealed class RingingRule(AlertRules rules)
{
    // The ringing call that each extension's alert is bound to, for as long as the extension rings. The call may be listed later
    // than the ringing state, and may leave the list one poll before the extension becomes idle.
    private readonly Dictionary<string, Bound> _bound = [];

    /// <summary>Returns a match for each call or extension that has been ringing for too long.</summary>
    /// <param name="context">The view to evaluate, with its times.</param>
    /// <param name="forgotten">Receives the subjects with data too old to judge.</param>
    public IEnumerable<RuleMatch> Evaluate(AlertEvaluationContext context, HashSet<string> forgotten)
    {
        if (rules.RingingLongerThan is not { } limit)
        {
            yield break;
        }

        foreach (var gone in _bound.Keys.Where(key => !context.View.Extensions.ContainsKey(key)).ToList())
        {
            _bound.Remove(gone);
        }

        var calls = WaitingCalls.ByExtension(context.View.Calls.Values.Select(c => c.Value));
        foreach (var (row, _) in context.View.Extensions.Values)
        {
            var own = OwnOf(row, [.. calls[row.Key]]);
            var waiting = WaitingCalls.IsBusy(row.State) || own is not null ? calls[row.Key].Where(c => c.Call.Key != own?.Call) : [];
            var found = waiting.Select(c => new Ringing(SubjectOf(row, c.Call.Key), c.Call.Key, c.Since, context.Age(c.Call, ResourceKinds.Calls)));
            if (own is not null)
            {
                found = found.Prepend(new Ringing(own.Subject, own.Call, own.Since, context.Age(row, ResourceKinds.Presence)));
            }

            foreach (var (subject, call, since, age) in found)
            {
                if (since is not { } begun || context.Now - begun <= limit)
                {
                    continue;
                }

                if (age.Freshness == Freshness.Unknown)
                {
                    forgotten.Add(subject);
                    continue;
                }

                yield return new RuleMatch(subject, new Alert
                {
                    Key = "",
                    Kind = AlertKind.Ringing,
                    Account = row.Account,
                    Extension = row.Key,
                    Call = call,
                    Number = row.Number,
                    Name = row.Name,
                    Since = begun,
                    RaisedAt = default,
                    LastResponseAt = age.Freshness == Freshness.Stale ? age.At : null,
                });
            }
        }
    }

    // A ringing state that was present at the first poll has no known start unless the vendor reports one, so it raises no alert.
    // A call that waited at a busy extension keeps its start time when it becomes the extension's only ringing call.
    private Bound? OwnOf(ExtensionPresence row, List<WaitingCall> calls)
    {
        if (row.State != PresenceState.Ringing)
        {
            // A waiting call may become the extension's ringing call later.
            if (calls.Count > 0 && WaitingCalls.IsBusy(row.State))
            {
                _bound[row.Key] = new Bound(SubjectOf(row, calls[0].Call.Key), calls[0].Call.Key, calls[0].Since, HasWaited: true);
            }
            else
            {
                _bound.Remove(row.Key);
            }

            return null;
        }

        var known = _bound.GetValueOrDefault(row.Key);
        if (known is { HasWaited: true } && calls.Exists(c => c.Call.Key == known.Call))
        {
            return known;
        }

        var first = calls.Count > 0 ? calls[0] : null;
        if (known is not { HasWaited: false })
        {
            known = new Bound(SubjectOf(row, first?.Call.Key), first?.Call.Key, null, HasWaited: false);
        }

        // A call that is listed late is the one that made the extension ring.
        return _bound[row.Key] = known with { Since = row.Since, Call = known.Call ?? first?.Call.Key };
    }

    private static string SubjectOf(ExtensionPresence row, string? call) => $"{AlertKind.Ringing}/{row.Key}/{call}";

    private sealed record Bound(string Subject, string? Call, DateTimeOffset? Since, bool HasWaited);

    private readonly record struct Ringing(string Subject, string? Call, DateTimeOffset? Since, (DateTimeOffset At, Freshness Freshness) Age);
}
