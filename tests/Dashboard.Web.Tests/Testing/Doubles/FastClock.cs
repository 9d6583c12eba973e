namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>The machine's time, several times as fast: what a host waits seconds for takes a fraction of them.</summary>
/// <param name="speed">How many times.</param>
internal sealed class FastClock(int speed) : TimeProvider
{
    private readonly DateTimeOffset _start = System.GetUtcNow();
    private readonly long _from = System.GetTimestamp();

    public int Speed => speed;

    public override long TimestampFrequency => System.TimestampFrequency;

    public override long GetTimestamp() => _from + ((System.GetTimestamp() - _from) * speed);

    public override DateTimeOffset GetUtcNow() => _start + (System.GetElapsedTime(_from) * speed);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
        new FastTimer(System.CreateTimer(callback, state, Real(dueTime), Real(period)), this);

    // Timers count whole milliseconds, and none would be a tight loop.
    private TimeSpan Real(TimeSpan time) => time <= TimeSpan.Zero ? time : TimeSpan.FromMilliseconds(Math.Ceiling(time.TotalMilliseconds / speed));

    private sealed class FastTimer(ITimer timer, FastClock clock) : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => timer.Change(clock.Real(dueTime), clock.Real(period));

        public void Dispose() => timer.Dispose();

        public ValueTask DisposeAsync() => timer.DisposeAsync();
    }
}
