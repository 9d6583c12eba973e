using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Alerts;

/// <summary>
/// Finds what rings for too long, by the call: an extension that talks may have another call ringing, and one that rings may
/// have two. An extension that rings while no call of it is listed counts by itself.
/// </summary>
/// <param name="rules">The board's rules.</param>
internal sealed class RingingRule(AlertRules rules)
{
    // What a ringing extension's own alert is bound to, for as long as it rings: the call it began with may be listed late,
    // and be gone from the list a poll before the extension is free.
    private readonly Dictionary<string, Bound> _bound = [];

    /// <summary>What rings for too long at this moment.</summary>
    /// <param name="scene">The board.</param>
    /// <param name="forgotten">Receives the subjects whose data is too old to judge.</param>
    public IEnumerable<RuleMatch> Evaluate(AlertEvaluationContext scene, HashSet<string> forgotten)
    {
        if (rules.RingingLongerThan is not { } limit)
        {
            yield break;
        }

        foreach (var gone in _bound.Keys.Where(key => !scene.View.Extensions.ContainsKey(key)).ToList())
        {
            _bound.Remove(gone);
        }

        var calls = WaitingCalls.ByExtension(scene.View.Calls.Values.Select(c => c.Value));
        foreach (var (row, _) in scene.View.Extensions.Values)
        {
            var own = OwnOf(row, [.. calls[row.Key]]);
            var waiting = WaitingCalls.IsBusy(row.State) || own is not null ? calls[row.Key].Where(c => c.Call.Key != own?.Call) : [];
            var found = waiting.Select(c => new Ringing(SubjectOf(row, c.Call.Key), c.Call.Key, c.Since, scene.Age(c.Call, ResourceKinds.Calls)));
            if (own is not null)
            {
                found = found.Prepend(new Ringing(own.Subject, own.Call, own.Since, scene.Age(row, ResourceKinds.Presence)));
            }

            foreach (var (subject, call, since, age) in found)
            {
                if (since is not { } begun || scene.Now - begun <= limit)
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

    // A state that was found at the first look has no known start, unless the vendor gives one: it raises no alert. A call that
    // waited at a busy extension, and rings alone after it, has rung since it began to wait.
    private Bound? OwnOf(ExtensionPresence row, List<WaitingCall> calls)
    {
        if (row.State != PresenceState.Ringing)
        {
            // It may wait, and ring by itself later.
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

        // Listed late, the call is the one that the extension has rung by from the first.
        return _bound[row.Key] = known with { Since = row.Since, Call = known.Call ?? first?.Call.Key };
    }

    private static string SubjectOf(ExtensionPresence row, string? call) => $"{AlertKind.Ringing}/{row.Key}/{call}";

    private sealed record Bound(string Subject, string? Call, DateTimeOffset? Since, bool HasWaited);

    private readonly record struct Ringing(string Subject, string? Call, DateTimeOffset? Since, (DateTimeOffset At, Freshness Freshness) Age);
}
