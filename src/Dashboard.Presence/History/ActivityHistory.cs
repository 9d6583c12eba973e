using Dashboard.Presence.Store;

namespace Dashboard.Presence.History;

/// <summary>
/// The recent state intervals of every extension and the recent outages of every device. It is held in memory and begins when the host
/// starts. It is fed by repeated calls of <see cref="Update"/>. States that begin and end between two updates or two polls are not
/// recorded.
/// </summary>
/// <remarks>Thread-safe.</remarks>
/// <param name="startedAt">When this host started, UTC. Nothing before it is known.</param>
public sealed class ActivityHistory(DateTimeOffset startedAt)
{
    /// <summary>
    /// The number of state changes kept per extension. Older ones are reported as <see cref="IntervalSource.Discarded"/>.
    /// </summary>
    public const int MaxChanges = 1000;

    /// <summary>The number of outages kept per device.</summary>
    public const int MaxOutages = 50;

    /// <summary>How long state changes are kept. 36 hours cover a whole day in every time zone.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(36);

    /// <summary>How long outages are kept. A week shows a device that is lost every night.</summary>
    public static readonly TimeSpan OutageRetention = TimeSpan.FromDays(7);

    private static readonly TimeSpan TrimInterval = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccountActivity> _accounts = [];
    private DateTimeOffset _trimmedAt;
    private long _seen;
    private long _updates;

    /// <summary>When this host started, UTC.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Records what changed since the previous update.</summary>
    /// <param name="snapshot">The current snapshot.</param>
    /// <param name="lastListed">Returns the last listed times of an account.</param>
    /// <param name="now">The current time, UTC.</param>
    public void Update(PresenceSnapshot snapshot, Func<string, LastListedTimes> lastListed, DateTimeOffset now)
    {
        lock (_gate)
        {
            _updates++;
            foreach (var (id, (account, _)) in snapshot.Accounts)
            {
                if (!_accounts.TryGetValue(id, out var day))
                {
                    _accounts[id] = day = new AccountActivity();
                }

                day.Update(snapshot, account, lastListed(id).Presence, now, _seen, _updates);
            }

            _seen = snapshot.Version;
            if ((now - _trimmedAt).Duration() >= TrimInterval)
            {
                _trimmedAt = now;
                foreach (var day in _accounts.Values)
                {
                    day.Trim(now - Retention, now - OutageRetention);
                }
            }
        }
    }

    /// <summary>
    /// Returns the state intervals of an extension between two times. They are in order, without gaps or overlaps, and cover the whole
    /// range.
    /// </summary>
    /// <param name="account">The account's id.</param>
    /// <param name="extension">The extension's key.</param>
    /// <param name="from">The start of the range.</param>
    /// <param name="to">The end of the range. It must not be in the future.</param>
    public IReadOnlyList<StateInterval> GetIntervals(string account, string extension, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            var day = _accounts.GetValueOrDefault(account);
            return (day?.Extension(extension) ?? new ExtensionActivityLog(1)).Spans(from, to, startedAt, day?.Gaps ?? new ObservationGaps());
        }
    }

    /// <summary>
    /// Returns a version of an extension's intervals. An equal version means equal intervals, except for the end of the last one.
    /// </summary>
    /// <param name="account">The account's id.</param>
    /// <param name="extension">The extension's key.</param>
    public long VersionOf(string account, string extension)
    {
        lock (_gate)
        {
            return _accounts.TryGetValue(account, out var day) ? Math.Max(day.Gaps.Version, day.Extension(extension)?.Version ?? 0) : 0;
        }
    }

    /// <summary>Returns the outages of a device, the latest first, and whether older ones were discarded.</summary>
    /// <param name="account">The account's id.</param>
    /// <param name="device">The registration's key.</param>
    public (IReadOnlyList<RegistrationOutage> Losses, bool HasLetGo) GetOutages(string account, string device)
    {
        lock (_gate)
        {
            return _accounts.TryGetValue(account, out var day) && day.Device(device) is { } log ? (log.All, log.HasLetGo) : ([], false);
        }
    }
}
