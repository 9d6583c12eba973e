using Dashboard.Presence.Model;

namespace Dashboard.Presence.History;

/// <summary>A time when a device was not registered.</summary>
/// <param name="LostAt">When it was seen lost, UTC.</param>
/// <param name="BackAt">When it was seen registered again, UTC; null while it is lost, and when nobody saw it.</param>
/// <param name="IsOver">Whether it is registered again, or was before it was lost once more.</param>
public readonly record struct RegistrationOutage(DateTimeOffset LostAt, DateTimeOffset? BackAt, bool IsOver);

/// <summary>When one device was lost and when it was back. Not thread-safe.</summary>
/// <param name="most">How many losses it keeps.</param>
internal sealed class RegistrationOutageLog(int most)
{
    private const long Lasting = 0, Unseen = -1;

    private readonly List<(long LostAt, long BackAt)> _losses = [];

    /// <summary>Whether more were seen than are kept.</summary>
    public bool HasLetGo { get; private set; }

    /// <summary>Whether it holds none.</summary>
    public bool IsEmpty => _losses.Count == 0;

    /// <summary>The losses, the latest first.</summary>
    public IReadOnlyList<RegistrationOutage> All => [.. Enumerable.Reverse(_losses).Select(l => new RegistrationOutage(At(l.LostAt), l.BackAt > 0 ? At(l.BackAt) : null, l.BackAt != Lasting))];

    /// <summary>Takes in a row that is new or changed. The board itself counts losses: none is missed though a version was.</summary>
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

    /// <summary>Forgets what began before a moment.</summary>
    public void Trim(DateTimeOffset horizon) => _losses.RemoveAll(l => l.LostAt <= horizon.UtcTicks && l.BackAt != Lasting);

    private static DateTimeOffset At(long ticks) => new(ticks, TimeSpan.Zero);

    private void Add(long at)
    {
        if (_losses.Count == most)
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
