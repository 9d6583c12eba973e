namespace Dashboard.Web.Time;

/// <summary>
/// The clock of the host: the machine's, but one that never goes back. A machine that started with a wrong time is set
/// back by its time server; polls would then wait for a moment that was already, and what they saw last would count as
/// seen just now for as long. Where the machine's clock is behind, this one goes on by what has really passed, a little
/// slower until the two meet; where it is ahead, its time is taken over at once.
/// </summary>
/// <param name="machine">The machine's clock and its count of time that passes.</param>
public sealed class MonotonicTimeProvider(TimeProvider machine) : TimeProvider
{
    // 1 ms each second: nobody sees it, and the drift of any crystal is less.
    private const int Slowing = 1000;

    // As seldom it is counted anew from where it is: of shorter times the part that is left out would be rounded to none.
    private static readonly TimeSpan Stride = TimeSpan.FromSeconds(1);

    private readonly Lock _gate = new();
    private DateTimeOffset _at = machine.GetUtcNow();
    private long _stamp = machine.GetTimestamp();
    private DateTimeOffset _last;

    /// <summary>By how much it is ahead of the machine's; zero as a rule.</summary>
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
        // In this order: a pause between the two would else count twice.
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
