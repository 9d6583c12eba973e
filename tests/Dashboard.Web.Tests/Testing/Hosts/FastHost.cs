namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A <see cref="SharedHost"/> with a clock five times as fast.</summary>
public sealed class FastHost : SharedHost
{
    private static readonly FastClock Clock = new(5);

    private protected override TestHostOptions Options => base.Options with { Clock = Clock };

    /// <summary>Returns how long to wait for an action of the host that takes the given time by its clock: twice that time.</summary>
    internal static TimeSpan Within(TimeSpan time) => time * 2 / Clock.Speed;
}
