namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>The clock of a machine that is set: elapsed time is real, the time shown is off by <see cref="Off"/>.</summary>
internal sealed class MachineClock(TimeProvider real) : TimeProvider
{
    private long _off;

    /// <summary>By how much it is set forward; below zero, back.</summary>
    public TimeSpan Off
    {
        get => TimeSpan.FromTicks(Volatile.Read(ref _off));
        set => Volatile.Write(ref _off, value.Ticks);
    }

    public override long TimestampFrequency => real.TimestampFrequency;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow() + Off;

    public override long GetTimestamp() => real.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => real.CreateTimer(callback, state, dueTime, period);
}
