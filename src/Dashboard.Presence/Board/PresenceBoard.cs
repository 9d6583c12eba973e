using System.Collections.Concurrent;
using System.Collections.Immutable;

namespace Dashboard.Presence;

/// <summary>What is known of every phone, call and account. Thread-safe; readers never wait.</summary>
/// <param name="time">The clock.</param>
/// <param name="epoch">Names this life of the board; a new one at each start.</param>
public sealed class PresenceBoard(TimeProvider time, string epoch)
{
    private readonly Lock _gate = new();
    private readonly RemovalGuard _guard = new();
    private readonly ConcurrentDictionary<string, SeenTimes> _seen = new();
    private ImmutableArray<BoardWatcher> _watchers = [];
    private BoardSnapshot _current = new() { Epoch = epoch, At = time.GetUtcNow() };

    /// <summary>All that is known now.</summary>
    public BoardSnapshot Current => Volatile.Read(ref _current);

    /// <summary>How many are watching.</summary>
    public int WatcherCount => _watchers.Length;

    /// <summary>When an account's parts were last listed completely. Not versioned: a poll that finds nothing new moves only this.</summary>
    /// <param name="account">The account's id.</param>
    public SeenTimes Seen(string account) => _seen.GetValueOrDefault(account, SeenTimes.Never);

    /// <summary>Takes in what a poll saw.</summary>
    /// <param name="observation">What it saw.</param>
    /// <returns>What changed; empty when it was all known.</returns>
    public ImmutableArray<BoardChange> Apply(Observation observation)
    {
        lock (_gate)
        {
            var before = _current;
            var version = before.Version + 1;
            var account = observation.Account;
            var extensions = new PartUpdate<ExtensionPresence>(before.Extensions, account, version, (known, now) =>
                RowComparison.Settle(known, now, Seen(account).Presence is { } poll && poll > known.ObservedAt ? poll : known.ObservedAt));
            var registrations = new PartUpdate<Registration>(before.Registrations, account, version, RowComparison.Settle);
            var calls = new PartUpdate<Call>(before.Calls, account, version, RowComparison.Settle);
            ApplyPart(extensions, observation.Extensions, observation, "presence");
            ApplyPart(registrations, observation.Registrations, observation, "registrations");
            ApplyPart(calls, observation.Calls, observation, "calls");
            MarkSeen(observation, extensions.HeldBack, registrations.HeldBack, calls.HeldBack);

            var changes = ChangeList.Of(observation, extensions.Changes, registrations.Changes, calls.Changes);
            if (changes.Length > 0)
            {
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
    public ImmutableArray<BoardChange> Apply(AccountStatus status)
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
                Accounts = before.Accounts.SetItem(status.Id, new Stamped<AccountStatus>(status, version)),
            });
            return [new AccountHealthChanged(status.Id, status.Id, at, known, status)];
        }
    }

    /// <summary>Starts watching. The first wait ends at the first change after this call.</summary>
    public BoardWatcher Watch()
    {
        var watcher = new BoardWatcher(this);
        lock (_gate)
        {
            _watchers = _watchers.Add(watcher);
        }

        return watcher;
    }

    internal void Forget(BoardWatcher watcher)
    {
        lock (_gate)
        {
            _watchers = _watchers.Remove(watcher);
        }
    }

    private void ApplyPart<T>(PartUpdate<T> update, ObservedPart<T>? part, Observation observation, string name)
        where T : class, IPresenceRow
    {
        if (part is not null)
        {
            update.Apply(part, _guard, $"{observation.Account}/{observation.Endpoint}/{name}");
        }
    }

    private void MarkSeen(Observation o, bool extensionsHeld, bool registrationsHeld, bool callsHeld)
    {
        var known = Seen(o.Account);
        _seen[o.Account] = new SeenTimes(
            o.Extensions is { Complete: true } && !extensionsHeld ? o.At : known.Presence,
            o.Registrations is { Complete: true } && !registrationsHeld ? o.At : known.Registrations,
            o.Calls is { Complete: true } && !callsHeld ? o.At : known.Calls);
    }

    private void Publish(BoardSnapshot next)
    {
        Volatile.Write(ref _current, next);
        foreach (var watcher in _watchers)
        {
            watcher.Wake();
        }
    }
}
