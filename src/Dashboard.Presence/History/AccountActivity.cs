using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.History;

/// <summary>The activity history of one account's extensions and devices. Not thread-safe.</summary>
internal sealed class AccountActivity
{
    private readonly Dictionary<string, ExtensionActivityLog> _extensions = [];
    private readonly Dictionary<string, RegistrationOutageLog> _devices = [];
    private readonly HashSet<string> _lapsed = [];
    private IReadOnlyDictionary<string, Versioned<ExtensionPresence>>? _rows;
    private IReadOnlyDictionary<string, Versioned<Registration>>? _registrations;

    public ObservationGaps Gaps { get; } = new();

    public ExtensionActivityLog? Extension(string key) => _extensions.GetValueOrDefault(key);

    public RegistrationOutageLog? Device(string key) => _devices.GetValueOrDefault(key);

    /// <summary>Records the changes since a version.</summary>
    public void Update(PresenceSnapshot snapshot, AccountStatus account, DateTimeOffset? heardAt, DateTimeOffset now, long since, long version)
    {
        Gaps.Update(heardAt, account, now, version);
        // Changes of other accounts leave these table instances unchanged, so there is nothing to record.
        if (snapshot.Extensions.GetAccount(account.Id) is var rows && !ReferenceEquals(rows, _rows))
        {
            RecordExtensions(rows, since, now, version);
            _rows = rows;
        }

        if (snapshot.Registrations.GetAccount(account.Id) is var registrations && !ReferenceEquals(registrations, _registrations))
        {
            RecordDevices(registrations, since);
            _registrations = registrations;
        }

        // An extension missing from the lists counts as removed only once its data would be drawn as stale, like all other data.
        foreach (var key in _lapsed)
        {
            if (_extensions[key] is { LapsedAt: { } at } log && FreshnessPolicy.Evaluate(now - at, account.PresenceInterval, account.UnknownAfter) is Freshness.Stale or Freshness.Unknown)
            {
                log.RecordRemoval(at, version);
            }
        }
    }

    /// <summary>Discards what ended before the horizons.</summary>
    public void Trim(DateTimeOffset horizon, DateTimeOffset lossHorizon)
    {
        Gaps.Trim(horizon);
        foreach (var (key, log) in _extensions.ToList())
        {
            log.Trim(horizon);
            if (log.IsOver(horizon) && _rows?.ContainsKey(key) != true)
            {
                _extensions.Remove(key);
            }
        }

        foreach (var (key, log) in _devices.ToList())
        {
            log.Trim(lossHorizon);
            if (log.IsEmpty)
            {
                _devices.Remove(key);
            }
        }
    }

    private void RecordExtensions(IReadOnlyDictionary<string, Versioned<ExtensionPresence>> rows, long since, DateTimeOffset now, long version)
    {
        foreach (var (key, (row, stamp)) in rows)
        {
            if (stamp <= since)
            {
                continue;
            }

            if (!_extensions.TryGetValue(key, out var log))
            {
                _extensions[key] = log = new ExtensionActivityLog(ActivityHistory.MaxChanges);
            }

            log.Record(row, version);
            if (log.LapsedAt is null)
            {
                _lapsed.Remove(key);
            }
            else
            {
                _lapsed.Add(key);
            }
        }

        foreach (var key in (_rows?.Keys ?? []).Where(k => !rows.ContainsKey(k)))
        {
            _extensions[key].RecordRemoval(_extensions[key].LapsedAt ?? now, version);
            _lapsed.Remove(key);
        }
    }

    private void RecordDevices(IReadOnlyDictionary<string, Versioned<Registration>> rows, long since)
    {
        foreach (var (key, (row, stamp)) in rows)
        {
            if (stamp <= since)
            {
                continue;
            }

            var log = _devices.GetValueOrDefault(key);
            if (log is null && row.Losses.Latest is not null)
            {
                _devices[key] = log = new RegistrationOutageLog(ActivityHistory.MaxOutages);
            }

            log?.Record(row);
        }
    }
}
