using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Store;

public sealed class VersionTimestampsTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;

    public VersionTimestampsTests() => _board = new PresenceStore(_time, "epoch");

    [Fact]
    public void Stamps_AnAnswerWithNews_HoldWhenItCameAndWhenItWasApplied()
    {
        var received = _time.GetUtcNow();
        _time.Advance(TimeSpan.FromMilliseconds(7));
        See(PresenceState.Idle, received);
        _board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl" });

        var stamp = _board.Timestamps.Between(0, _board.Current.Version).ShouldHaveSingleItem();
        stamp.ShouldBe(new VersionTimestamp(1, "sydney", received, received + TimeSpan.FromMilliseconds(7)));
        See(PresenceState.Idle, _time.GetUtcNow());
        _board.Timestamps.Between(1, _board.Current.Version).ShouldBeEmpty();
    }

    [Fact]
    public void Stamps_MoreVersionsThanAreKept_AreTheLatestInOrder()
    {
        for (var i = 0; i < (2 * VersionTimestamps.Capacity) + 5; i++)
        {
            See(i % 2 == 0 ? PresenceState.Idle : PresenceState.Ringing, _time.GetUtcNow());
        }

        var last = _board.Current.Version;
        _board.Timestamps.Between(0, last).Select(s => s.Version)
            .ShouldBe(Enumerable.Range(0, VersionTimestamps.Capacity).Select(i => last - VersionTimestamps.Capacity + 1 + i));
        _board.Timestamps.Between(last - 2, last).Count.ShouldBe(2);
    }

    private void See(PresenceState state, DateTimeOffset at) => _board.Apply(new Observation
    {
        Account = "sydney",
        Endpoint = "all",
        At = at,
        Extensions = new([new ExtensionPresence { Account = "sydney", Number = "100", State = state, ObservedAt = at }], true),
    });
}
