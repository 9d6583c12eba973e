namespace Dashboard.Web.Time;

/// <summary>The host's clock: the machine's clock, except that it never goes back. Thread-safe.</summary>
/// <remarks>
/// A time server sets back the clock of a machine that started with a wrong time. Polls would then wait for a time that has already passed, and old
/// data would count as current for as long. While the machine's clock is behind, this clock follows the elapsed time, slightly slower, until both
/// agree. When the machine's clock is ahead, its time is adopted at once.
/// </remarks>
/// <param name="machine">The machine's clock and its monotonic timestamp.</param>
public sealed class MonotonicTimeProvider(TimeProvider machine) : TimeProvider
{
    // One part in a thousand, 1 ms per second: imperceptible, and more than the drift of any quartz.
    private const int Slowing = 1000;

    // The reference point moves at most this often: over shorter times the correction would be rounded to zero.
    private static readonly TimeSpan Stride = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _at = machine.GetUtcNow();
    private long _stamp = machine.GetTimestamp();
    private DateTimeOffset _last;

    /// <summary>The lead over the machine's clock; normally zero.</summary>
    public TimeSpan Ahead
    {
        get
        {
            lock (_gate)
            {
                var (now, wall) = Measure();
                return now - wall;
            }
        }
    }

    /// <inheritdoc/>
    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    /// <inheritdoc/>
    public override long TimestampFrequency => machine.TimestampFrequency;

    /// <inheritdoc/>
    public override DateTimeOffset GetUtcNow()
    {
        lock (_gate)
        {
            return Measure().Now;
        }
    }

    /// <inheritdoc/>
    public override long GetTimestamp() => machine.GetTimestamp();

    /// <inheritdoc/>
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        machine.CreateTimer(callback, state, dueTime, period);

    private (DateTimeOffset Now, DateTimeOffset Wall) Measure()
    {
        // The order matters: a pause between the two readings would otherwise be counted twice.
        var wall = machine.GetUtcNow();
        var stamp = machine.GetTimestamp();
        var passed = machine.GetElapsedTime(_stamp, stamp);
        var ahead = _at + passed - wall;
        if (ahead <= TimeSpan.Zero)
        {
            (_at, _stamp, _last) = (wall, stamp, wall);
            return (wall, wall);
        }

        var slower = passed / Slowing;
        var now = _at + passed - (slower < ahead ? slower : ahead);
        _last = now > _last ? now : _last;
        if (passed >= Stride)
        {
            (_at, _stamp) = (_last, stamp);
        }

        return (_last, wall);
    }
}
