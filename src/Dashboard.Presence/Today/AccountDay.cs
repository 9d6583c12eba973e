namespace Dashboard.Presence;

/// <summary>What is remembered of one account's extensions and devices. Not thread-safe.</summary>
internal sealed class AccountDay
{
    private readonly Dictionary<string, DayLog> _extensions = [];
    private readonly Dictionary<string, LossLog> _devices = [];
    private readonly HashSet<string> _lapsed = [];
    private IReadOnlyDictionary<string, Stamped<ExtensionPresence>>? _rows;
    private IReadOnlyDictionary<string, Stamped<Registration>>? _registrations;

    public AccountGaps Gaps { get; } = new();

    public DayLog? Extension(string key) => _extensions.GetValueOrDefault(key);

    public LossLog? Device(string key) => _devices.GetValueOrDefault(key);

    /// <summary>Takes in what changed since a version.</summary>
    public void Look(BoardSnapshot board, AccountStatus account, DateTimeOffset? heardAt, DateTimeOffset now, long since, long version)
    {
        Gaps.Look(heardAt, account, now, version);
        // Another account's change leaves these tables as they are: then there is nothing to go through.
        if (board.Extensions.Of(account.Id) is var rows && !ReferenceEquals(rows, _rows))
        {
            TakeExtensions(rows, since, now, version);
            _rows = rows;
        }

        if (board.Registrations.Of(account.Id) is var registrations && !ReferenceEquals(registrations, _registrations))
        {
            TakeDevices(registrations, since);
            _registrations = registrations;
        }

        // What lists lack is believed for as long as it would be drawn as fresh, like all else.
        foreach (var key in _lapsed)
        {
            if (_extensions[key] is { LapsedAt: { } at } log && FreshnessRule.Of(now - at, account.PresenceInterval, account.ForgetAfter) is Freshness.Stale or Freshness.Unknown)
            {
                log.Lose(at, version);
            }
        }
    }

    /// <summary>Forgets what was over before a moment.</summary>
    public void Forget(DateTimeOffset horizon, DateTimeOffset lossHorizon)
    {
        Gaps.Forget(horizon);
        foreach (var (key, log) in _extensions.ToList())
        {
            log.Forget(horizon);
            if (log.IsOver(horizon) && _rows?.ContainsKey(key) != true)
            {
                _extensions.Remove(key);
            }
        }

        foreach (var (key, log) in _devices.ToList())
        {
            log.Forget(lossHorizon);
            if (log.IsEmpty)
            {
                _devices.Remove(key);
            }
        }
    }

    private void TakeExtensions(IReadOnlyDictionary<string, Stamped<ExtensionPresence>> rows, long since, DateTimeOffset now, long version)
    {
        foreach (var (key, (row, stamp)) in rows)
        {
            if (stamp <= since)
            {
                continue;
            }

            if (!_extensions.TryGetValue(key, out var log))
            {
                _extensions[key] = log = new DayLog(DayMemory.MostChanges);
            }

            log.Take(row, version);
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
            _extensions[key].Lose(_extensions[key].LapsedAt ?? now, version);
            _lapsed.Remove(key);
        }
    }

    private void TakeDevices(IReadOnlyDictionary<string, Stamped<Registration>> rows, long since)
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
                _devices[key] = log = new LossLog(DayMemory.MostLosses);
            }

            log?.Take(row);
        }
    }
}
