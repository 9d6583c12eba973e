using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>A time in which a device was not registered.</summary>
/// <param name="LostAt">When the loss was observed, UTC.</param>
/// <param name="BackAt">When the device was observed registered again, UTC; null while it is lost and when the recovery was not observed.</param>
/// <param name="IsOver">Whether the outage has ended, observed or inferred from a later loss.</param>
public readonly record struct RegistrationOutage(DateTimeOffset LostAt, DateTimeOffset? BackAt, bool IsOver);

/// <summary>The recent registration outages of one device. Not thread-safe.</summary>
/// <param name="maxOutages">The number of outages to keep.</param>
internal sealed class RegistrationOutageLog(int maxOutages)
{
    private const long Lasting = 0, Unseen = -1;

    private readonly List<(long LostAt, long BackAt)> _losses = [];

    /// <summary>Whether older outages were discarded.</summary>
    public bool HasLetGo { get; private set; }

    public bool IsEmpty => _losses.Count == 0;

    /// <summary>The outages, the latest first.</summary>
    public IReadOnlyList<RegistrationOutage> All => [.. Enumerable.Reverse(_losses).Select(l => new RegistrationOutage(At(l.LostAt), l.BackAt > 0 ? At(l.BackAt) : null, l.BackAt != Lasting))];

    /// <summary>
    /// Records a registration that is new or changed. The store itself keeps the latest losses, so none is missed when a version is
    /// skipped.
    /// </summary>
    public void Record(Registration row)
    {
        foreach (var lost in new[] { row.Losses.Third, row.Losses.Second, row.Losses.Latest })
        {
            if (lost is { } at && (_losses.Count == 0 || at.UtcTicks > _losses[^1].LostAt))
            {
                End(Unseen);
                Add(at.UtcTicks);
            }
        }

        if (row.Registered)
        {
            End(row.ObservedAt.UtcTicks);
        }
    }

    /// <summary>Discards the outages that began before the horizon, except one that still lasts.</summary>
    public void Trim(DateTimeOffset horizon) => _losses.RemoveAll(l => l.LostAt <= horizon.UtcTicks && l.BackAt != Lasting);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private void Add(long at)
    {
        if (_losses.Count == maxOutages)
        {
            _losses.RemoveAt(0);
            HasLetGo = true;
        }

        _losses.Add((at, Lasting));
    }

    private void End(long at)
    {
        if (_losses is [.., { BackAt: Lasting } last])
        {
            _losses[^1] = (last.LostAt, at == Unseen ? at : Math.Max(at, last.LostAt));
        }
    }
}
