namespace Dashboard.Web.Tests.Testing.Doubles;

/// <summary>A clock that a test can advance. Timers are not affected.</summary>
internal sealed class ShiftedClock : TimeProvider
{
    private long _by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddTicks(Volatile.Read(ref _by));

    public void Advance(TimeSpan by) => Interlocked.Add(ref _by, by.Ticks);
}
