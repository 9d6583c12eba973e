using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>What is known of every phone, call and account. Thread-safe; readers never wait.</summary>
/// <param name="time">The clock.</param>
/// <param name="epoch">Names this life of the board; a new one at each start.</param>
public sealed class PresenceStore(TimeProvider time, string epoch)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RemovalPolicy> _missing = [];
    private readonly ConcurrentDictionary<string, LastListedTimes> _seen = new();
    private ImmutableArray<PresenceWatcher> _watchers = [];
    private PresenceSnapshot _current = new() { Epoch = epoch, At = time.GetUtcNow() };

    /// <summary>All that is known now.</summary>
    public PresenceSnapshot Current => Volatile.Read(ref _current);

    /// <summary>How many are watching.</summary>
    public int WatcherCount => _watchers.Length;

    /// <summary>When the latest versions came about.</summary>
    public VersionTimestamps Timestamps { get; } = new();

    /// <summary>
    /// When an account's parts were last listed. Not versioned: a poll that finds nothing new moves only this. Rows that
    /// the list lacked and that are not believed gone carry a time of their own.
    /// </summary>
    /// <param name="account">The account's id.</param>
    public LastListedTimes GetLastListed(string account) => _seen.GetValueOrDefault(account, LastListedTimes.Never);

    /// <summary>Takes in what a poll saw.</summary>
    /// <param name="observation">What it saw.</param>
    /// <returns>What changed; empty when it was all known.</returns>
    public ImmutableArray<PresenceEvent> Apply(Observation observation)
    {
        lock (_gate)
        {
            var before = _current;
            var version = before.Version + 1;
            var account = observation.Account;
            var seen = GetLastListed(account);
            var extensions = new TableReconciler<ExtensionPresence>(before.Extensions, account, version,
                (known, now) => EntityComparer.Settle(known, now, known.LastListedAt ?? (seen.Presence > known.ObservedAt ? seen.Presence.Value : known.ObservedAt)),
                (row, at) => row with { LastListedAt = at });
            var registrations = new TableReconciler<Registration>(before.Registrations, account, version, EntityComparer.Settle, (row, at) => row with { LastListedAt = at });
            var calls = new TableReconciler<Call>(before.Calls, account, version, EntityComparer.Settle, (row, at) => row with { LastListedAt = at }, EntityComparer.IsStill);

            // Calls end all the time; extensions and devices are taken away once in a while, and can wait for a second look.
            ApplyPart(extensions, observation.Extensions, observation, "presence", seen.Presence, looks: 2);
            ApplyPart(registrations, observation.Registrations, observation, "registrations", seen.Registrations, looks: 2);
            ApplyPart(calls, observation.Calls, observation, "calls", seen.Calls, looks: 1);
            _seen[account] = new LastListedTimes(
                observation.Extensions is null ? seen.Presence : observation.At,
                observation.Registrations is null ? seen.Registrations : observation.At,
                observation.Calls is null ? seen.Calls : observation.At);

            var changes = PresenceDiff.Create(observation, extensions.Changes, registrations.Changes, calls.Changes);
            if (changes.Length > 0)
            {
                // Noted first: whoever sees the version finds its moments.
                Timestamps.Add(new VersionTimestamp(version, account, observation.At, time.GetUtcNow(), Activity.Current?.Context ?? default));
                Publish(before with
                {
                    Version = version,
                    At = observation.At,
                    Extensions = extensions.Table,
                    Registrations = registrations.Table,
                    Calls = calls.Table,
                });
            }

            return changes;
        }
    }

    /// <summary>Takes in how an account is doing. Touches nothing that is known of its phones.</summary>
    /// <param name="status">How it is doing.</param>
    /// <returns>The change; empty when it was known.</returns>
    public ImmutableArray<PresenceEvent> Apply(AccountStatus status)
    {
        lock (_gate)
        {
            var before = _current;
            var known = before.Accounts.GetValueOrDefault(status.Id).Value;
            if (status.Equals(known))
            {
                return [];
            }

            var at = time.GetUtcNow();
            var version = before.Version + 1;
            Publish(before with
            {
                Version = version,
                At = at,
                Accounts = before.Accounts.SetItem(status.Id, new Versioned<AccountStatus>(status, version)),
            });
            return [new AccountHealthChanged(status.Id, status.Id, at, known, status)];
        }
    }

    /// <summary>Takes in the alerts that stand on one board, so that they reach its screens like all else that is known.</summary>
    /// <param name="id">The board's id.</param>
    /// <param name="alerts">All its alerts.</param>
    public void Apply(string id, IReadOnlyCollection<Alert> alerts)
    {
        lock (_gate)
        {
            var before = _current;
            var known = before.Alerts.GetValueOrDefault(id) ?? ImmutableDictionary<string, Versioned<Alert>>.Empty;
            var version = before.Version + 1;
            var next = alerts.ToImmutableDictionary(
                a => a.Key, a => known.TryGetValue(a.Key, out var stamped) && stamped.Value == a ? stamped : new Versioned<Alert>(a, version));
            if (next.Count != known.Count || next.Any(a => a.Value.Version == version))
            {
                Publish(before with { Version = version, At = time.GetUtcNow(), Alerts = before.Alerts.SetItem(id, next) });
            }
        }
    }

    /// <summary>Starts watching. The first wait ends at the first change after this call.</summary>
    public PresenceWatcher Watch()
    {
        var watcher = new PresenceWatcher(this);
        lock (_gate)
        {
            _watchers = _watchers.Add(watcher);
        }

        return watcher;
    }

    internal void RemoveWatcher(PresenceWatcher watcher)
    {
        lock (_gate)
        {
            _watchers = _watchers.Remove(watcher);
        }
    }

    private void ApplyPart<T>(TableReconciler<T> update, ObservedResources<T>? part, Observation observation, string name, DateTimeOffset? lastLook, int looks)
        where T : class, IPresenceEntity
    {
        if (part is null)
        {
            return;
        }

        var key = $"{observation.Account}/{observation.Endpoint}/{name}";
        if (!_missing.TryGetValue(key, out var missing))
        {
            _missing[key] = missing = new RemovalPolicy(looks);
        }

        update.Apply(part, observation.BadRows, missing, lastLook);
    }

    private void Publish(PresenceSnapshot next)
    {
        Volatile.Write(ref _current, next);
        foreach (var watcher in _watchers)
        {
            watcher.Wake();
        }
    }
}
