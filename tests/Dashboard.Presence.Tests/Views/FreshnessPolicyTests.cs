using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Tests.Views;

public sealed class FreshnessPolicyTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, 2, Freshness.Unknown)]
    [InlineData(0.0, 2, Freshness.Fresh)]
    [InlineData(4.9, 2, Freshness.Fresh)]
    [InlineData(5.0, 2, Freshness.Ageing)]
    [InlineData(9.9, 2, Freshness.Ageing)]
    [InlineData(10.0, 2, Freshness.Stale)]
    [InlineData(899.0, 2, Freshness.Stale)]
    [InlineData(900.0, 2, Freshness.Unknown)]
    [InlineData(2.9, 1, Freshness.Fresh)]
    [InlineData(3.0, 1, Freshness.Ageing)]
    [InlineData(5.0, 1, Freshness.Stale)]
    // An interval of zero has an age of at least five seconds before it is stale.
    [InlineData(4.9, 0, Freshness.Ageing)]
    [InlineData(900.0, 600, Freshness.Unknown)]
    public void Evaluate_OfAnAge_DependsOnTheInterval(double? age, int interval, Freshness freshness) =>
        FreshnessPolicy.Evaluate(age is { } s ? TimeSpan.FromSeconds(s) : null, TimeSpan.FromSeconds(interval), TimeSpan.FromMinutes(15)).ShouldBe(freshness);

    [Theory]
    [InlineData(ResourceKinds.Presence, 1)]
    [InlineData(ResourceKinds.Registrations, 2)]
    [InlineData(ResourceKinds.Calls, 3)]
    public void Interval_OfAResource_IsThatOfTheAccount(ResourceKinds part, int seconds)
    {
        var account = new AccountStatus
        {
            Id = "sydney", Vendor = "Any", PresenceInterval = TimeSpan.FromSeconds(1), RegistrationsInterval = TimeSpan.FromSeconds(2), CallsInterval = TimeSpan.FromSeconds(3),
        };

        FreshnessPolicy.Interval(account, part).ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData(ResourceKinds.Presence, -1)]
    [InlineData(ResourceKinds.Registrations, -2)]
    [InlineData(ResourceKinds.Calls, null)]
    public void SeenAt_OfAResource_IsTheTimeOfItsList(ResourceKinds part, int? seconds) =>
        FreshnessPolicy.SeenAt(new LastListedTimes(Now.AddSeconds(-1), Now.AddSeconds(-2), null), part).ShouldBe(seconds is { } s ? Now.AddSeconds(s) : null);

    [Theory]
    [InlineData(null, null, -9)]
    [InlineData(-5, null, -5)]
    [InlineData(-20, null, -9)]
    [InlineData(-5, -7, -7)]
    [InlineData(null, -7, -7)]
    public void SeenAt_OfAnEntity_IsItsLastListOrTheLatestOfTheAccount(int? list, int? lastListed, int expected)
    {
        var row = new ExtensionPresence
        {
            Account = "sydney", Number = "101", State = PresenceState.Idle, ObservedAt = Now.AddSeconds(-9), LastListedAt = lastListed is { } s ? Now.AddSeconds(s) : null,
        };

        FreshnessPolicy.SeenAt(row, new LastListedTimes(list is { } l ? Now.AddSeconds(l) : null, Now, Now), ResourceKinds.Presence).ShouldBe(Now.AddSeconds(expected));
    }
}
