using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Store;

public sealed class RegistrationExpiryTrackerTests
{
    private static readonly DateTimeOffset Start = new ManualTimeProvider().GetUtcNow();
    private readonly RegistrationExpiryTracker _tracker = new(TimeSpan.FromSeconds(60));
    private readonly PresenceStore _store = new(new ManualTimeProvider(), "epoch");

    [Fact]
    public void Tick_BeforeAndAfterTheEnd_ReportsEachOnce()
    {
        See(expiresAt: 100);
        Tick(39.9).ShouldBeEmpty();
        Tick(40).ShouldBe([nameof(RegistrationExpiring)]);
        Tick(99.9).ShouldBeEmpty();
        Tick(100).ShouldBe([nameof(RegistrationExpired)]);
        Tick(200).ShouldBeEmpty();
    }

    [Fact]
    public void Tick_FirstAfterTheEnd_ReportsOnlyTheExpiry()
    {
        See(expiresAt: 100);

        Tick(150).ShouldBe([nameof(RegistrationExpired)]);
    }

    [Fact]
    public void Tick_AfterARefresh_ReportsTheNextEnd()
    {
        See(expiresAt: 100);
        Tick(100);
        See(expiresAt: 200);
        Tick(139).ShouldBeEmpty();
        Tick(141).ShouldBe([nameof(RegistrationExpiring)]);
    }

    [Fact]
    public void Tick_WithAnotherEndWithinTheNotice_ReportsItAgain()
    {
        See(expiresAt: 100);
        Tick(50);
        See(expiresAt: 110);

        Tick(51).ShouldBe([nameof(RegistrationExpiring)]);
    }

    [Fact]
    public void Tick_LostDeviceOrOneWithoutAnEnd_ReportsNothing()
    {
        See(expiresAt: null);
        Tick(1000).ShouldBeEmpty();
        See(expiresAt: 100, isRegistered: false);
        Tick(1000).ShouldBeEmpty();
    }

    private void See(double? expiresAt, bool isRegistered = true) => _store.Apply(new Observation
    {
        Account = "sydney", Endpoint = "devices", At = Start,
        Registrations = new([new Registration { Account = "sydney", Key = "sydney/101/0", Registered = isRegistered, ExpiresAt = expiresAt is { } s ? Start.AddSeconds(s) : null, ObservedAt = Start }], true),
    });

    private IEnumerable<string> Tick(double seconds) => [.. _tracker.Tick(_store.Current, Start.AddSeconds(seconds)).Select(e => e.GetType().Name)];
}
