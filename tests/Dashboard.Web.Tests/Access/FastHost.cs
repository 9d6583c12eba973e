namespace Dashboard.Web.Tests.Access;

/// <summary>A <see cref="SharedHost"/> whose time goes five times as fast.</summary>
public sealed class FastHost : SharedHost
{
    private static readonly FastClock Clock = new(5);

    /// <summary>How long to wait for what the host does within a time by its clock: twice that time.</summary>
    internal static TimeSpan Within(TimeSpan time) => time * 2 / Clock.Speed;

    private protected override Task<AuthenticatedHost> StartAsync() => AuthenticatedHost.StartAsync(clock: Clock);
}
