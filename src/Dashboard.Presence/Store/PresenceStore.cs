using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Store;

/// <summary>
/// Holds the current extensions, registrations, calls, account statuses and alerts, and publishes each change as a new snapshot.
/// </summary>
/// <remarks>Thread-safe. Writers take a lock; readers never wait.</remarks>
/// <param name="time">The clock.</param>
/// <param name="epoch">The id of this store instance. It must differ at each start.</param>
public sealed class PresenceStore(TimeProvider time, string epoch)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, RemovalPolicy> _missing = [];
    private readonly ConcurrentDictionary<string, LastListedTimes> _seen = new();
    private ImmutableArray<PresenceWatcher> _watchers = [];
    private PresenceSnapshot _current = new() { Epoch = epoch, At = time.GetUtcNow() };

    public PresenceSnapshot Current => Volatile.Read(ref _current);

    /// <summary>The number of active watchers.</summary>
    public int WatcherCount => _watchers.Length;

    /// <summary>The timestamps of the latest versions.</summary>
    public VersionTimestamps Timestamps { get; } = new();

    /// <summary>
    /// Returns when an account's resources were last listed. These times are not versioned: a poll without changes updates only them. An
    /// entity that a list omits before its removal is confirmed has its own <see cref="IPresenceEntity.LastListedAt"/>.
    /// </summary>
    /// <param name="account">The account's id.</param>
    public LastListedTimes GetLastListed(string account) => _seen.GetValueOrDefault(account, LastListedTimes.Never);

    /// <summary>Applies the result of a poll.</summary>
    /// <param name="observation">The observation.</param>
    /// <returns>The changes; empty when nothing changed.</returns>
    public ImmutableArray<PresenceEvent> Apply(Observation observation)
    {
        lock (_gate)
        {
            var before = _current;
            var version = before.Version + 1;
            var account = observation.Account;
            var lastListed = GetLastListed(account);
            var extensions = new TableReconciler<ExtensionPresence>(before.Extensions, account, version,
                (known, now) => EntityComparer.Settle(known, now, known.LastListedAt ?? (lastListed.Presence > known.ObservedAt ? lastListed.Presence.Value : known.ObservedAt)),
                (row, at) => row with { LastListedAt = at });
            var registrations = new TableReconciler<Registration>(before.Registrations, account, version, EntityComparer.Settle, (row, at) => row with { LastListedAt = at });
            var calls = new TableReconciler<Call>(before.Calls, account, version, EntityComparer.Settle, (row, at) => row with { LastListedAt = at }, EntityComparer.IsStill);

            // Calls end all the time and are removed at once. Extensions and devices are rarely removed, so a second poll confirms it.
            ApplyPart(extensions, observation.Extensions, observation, "presence", lastListed.Presence, looks: 2);
            ApplyPart(registrations, observation.Registrations, observation, "registrations", lastListed.Registrations, looks: 2);
            ApplyPart(calls, observation.Calls, observation, "calls", lastListed.Calls, looks: 1);
            _seen[account] = new LastListedTimes(
                observation.Extensions is null ? lastListed.Presence : observation.At,
                observation.Registrations is null ? lastListed.Registrations : observation.At,
                observation.Calls is null ? lastListed.Calls : observation.At);

            var changes = PresenceDiff.Create(observation, extensions.Changes, registrations.Changes, calls.Changes);
            if (changes.Length > 0)
            {
                // The timestamps are added before publishing, so that every reader of the version finds them.
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

    /// <summary>Applies the status of an account. The account's entities are unaffected.</summary>
    /// <param name="status">The new status.</param>
    /// <returns>The change; empty when the status is unchanged.</returns>
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

    /// <summary>Replaces the active alerts of one board. They become part of the snapshot.</summary>
    /// <param name="id">The board's id.</param>
    /// <param name="alerts">All active alerts of the board.</param>
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
