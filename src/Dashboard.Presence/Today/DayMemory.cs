namespace Dashboard.Presence;

/// <summary>
/// What every extension did of late and when each device was lost, as somebody saw it who looks at the board again and again:
/// in memory, from this host's start on. A state that came and went between two looks, or between two polls, is not in it.
/// Thread-safe.
/// </summary>
/// <param name="startedAt">When this host started, UTC: before it nobody looked.</param>
public sealed class DayMemory(DateTimeOffset startedAt)
{
    /// <summary>How many changes of one extension are kept; what is dropped beyond is told as let go.</summary>
    public const int MostChanges = 1000;

    /// <summary>How many losses of one device are kept.</summary>
    public const int MostLosses = 50;

    /// <summary>How long states are kept: so every time zone has its whole day.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(36);

    /// <summary>How long losses are kept: a device that is lost each night shows it.</summary>
    public static readonly TimeSpan LossesKept = TimeSpan.FromDays(7);

    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromMinutes(10);

    private readonly Lock _gate = new();
    private readonly Dictionary<string, AccountDay> _accounts = [];
    private DateTimeOffset _forgotAt;
    private long _seen;
    private long _looks;

    /// <summary>When this host started, UTC.</summary>
    public DateTimeOffset StartedAt => startedAt;

    /// <summary>Takes in what changed since the last look.</summary>
    /// <param name="board">What is known now.</param>
    /// <param name="seen">When each account was last heard.</param>
    /// <param name="now">The moment, UTC.</param>
    public void Look(BoardSnapshot board, Func<string, SeenTimes> seen, DateTimeOffset now)
    {
        lock (_gate)
        {
            _looks++;
            foreach (var (id, (account, _)) in board.Accounts)
            {
                if (!_accounts.TryGetValue(id, out var day))
                {
                    _accounts[id] = day = new AccountDay();
                }

                day.Look(board, account, seen(id).Presence, now, _seen, _looks);
            }

            _seen = board.Version;
            if ((now - _forgotAt).Duration() >= BetweenForgetting)
            {
                _forgotAt = now;
                foreach (var day in _accounts.Values)
                {
                    day.Forget(now - Kept, now - LossesKept);
                }
            }
        }
    }

    /// <summary>What an extension did between two moments: spans in order, without gap or overlap, from the one to the other.</summary>
    /// <param name="account">Its account's id.</param>
    /// <param name="extension">Its key.</param>
    /// <param name="from">The one.</param>
    /// <param name="to">The other; nothing later than now is known.</param>
    public IReadOnlyList<StateSpan> Spans(string account, string extension, DateTimeOffset from, DateTimeOffset to)
    {
        lock (_gate)
        {
            var day = _accounts.GetValueOrDefault(account);
            return (day?.Extension(extension) ?? new DayLog(1)).Spans(from, to, startedAt, day?.Gaps ?? new AccountGaps());
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
    public (IReadOnlyList<SeenLoss> Losses, bool HasLetGo) Losses(string account, string device)
    {
        lock (_gate)
        {
            return _accounts.TryGetValue(account, out var day) && day.Device(device) is { } log ? (log.All, log.HasLetGo) : ([], false);
        }
    }
}
