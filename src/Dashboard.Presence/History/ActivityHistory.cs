using Dashboard.Presence.Store;

namespace Dashboard.Presence.History;

/// <summary>
/// What every extension did of late and when each device was lost, as somebody saw it who looks at the board again and again:
/// in memory, from this host's start on. A state that came and went between two looks, or between two polls, is not in it.
/// Thread-safe.
/// </summary>
/// <param name="startedAt">When this host started, UTC: before it nobody looked.</param>
public sealed class ActivityHistory(DateTimeOffset startedAt)
{
    /// <summary>How many changes of one extension are kept; what is dropped beyond is told as let go.</summary>
    public const int MaxChanges = 1000;

    /// <summary>How many losses of one device are kept.</summary>
    public const int MaxOutages = 50;

    /// <summary>How long states are kept: so every time zone has its whole day.</summary>
    public static readonly TimeSpan Retention = TimeSpan.FromHours(36);

    /// <summary>How long losses are kept: a device that is lost each night shows it.</summary>
    public static readonly TimeSpan OutageRetention = TimeSpan.FromDays(7);

    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccountActivity> _accounts = [];
    private DateTimeOffset _forgotAt;
    private long _seen;
    private long _looks;

    /// <summary>When this host started, UTC.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Takes in what changed since the last look.</summary>
    /// <param name="board">What is known now.</param>
    /// <param name="seen">When each account was last heard.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Update(PresenceSnapshot board, Func<string, LastListedTimes> seen, DateTimeOffset now)
    {
        lock (_gate)
        {
            _looks++;
            foreach (var (id, (account, _)) in board.Accounts)
            {
                if (!_accounts.TryGetValue(id, out var day))
                {
                    _accounts[id] = day = new AccountActivity();
                }

                day.Update(board, account, seen(id).Presence, now, _seen, _looks);
            }

            _seen = board.Version;
            if ((now - _forgotAt).Duration() >= BetweenForgetting)
            {
                _forgotAt = now;
                foreach (var day in _accounts.Values)
                {
                    day.Trim(now - Retention, now - OutageRetention);
                }
            }
        }
    }

    /// <summary>What an extension did between two moments: spans in order, without gap or overlap, from the one to the other.</summary>
    /// <param name="account">Its account's id.</param>
    /// <param name="extension">Its key.</param>
    /// <param name="from">The one.</param>
    /// <param name="to">The other; nothing later than now is known.</param>
    public IReadOnlyList<StateInterval> GetIntervals(string account, string extension, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            var day = _accounts.GetValueOrDefault(account);
            return (day?.Extension(extension) ?? new ExtensionActivityLog(1)).Spans(from, to, startedAt, day?.Gaps ?? new ObservationGaps());
        }
    }

    /// <summary>Tells one content of an extension's day from another: the same number, the same spans, but for the end of the last.</summary>
    /// <param name="account">Its account's id.</param>
    /// <param name="extension">Its key.</param>
    public long VersionOf(string account, string extension)
    {
        lock (_gate)
        {
            return _accounts.TryGetValue(account, out var day) ? Math.Max(day.Gaps.Version, day.Extension(extension)?.Version ?? 0) : 0;
        }
    }

    /// <summary>When a device was lost, the latest first, and whether there were more than are kept.</summary>
    /// <param name="account">Its account's id.</param>
    /// <param name="device">Its key.</param>
    public (IReadOnlyList<RegistrationOutage> Losses, bool HasLetGo) GetOutages(string account, string device)
    {
        lock (_gate)
        {
            return _accounts.TryGetValue(account, out var day) && day.Device(device) is { } log ? (log.All, log.HasLetGo) : ([], false);
        }
    }
}
