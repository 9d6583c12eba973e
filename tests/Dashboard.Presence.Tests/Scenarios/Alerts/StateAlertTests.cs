using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Scenarios.Alerts;

public sealed class StateAlertTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly AlertRules Rules = new() { RingingLongerThan = Limit, OnHoldLongerThan = Limit, OfflineLongerThan = Limit };

    private readonly AlertFixture _fixture = new(Rules);

    [Theory]
    [InlineData(PresenceState.Ringing, AlertKind.Ringing)]
    [InlineData(PresenceState.OnHold, AlertKind.OnHold)]
    [InlineData(PresenceState.Offline, AlertKind.Offline)]
    public void State_LongerThanItsRule_RaisesOnce(PresenceState state, AlertKind kind)
    {
        var since = _fixture.Now;
        _fixture.Extension(state, since);
        _fixture.Pass(30);
        _fixture.Extension(state, since).Raised.ShouldBeEmpty();

        _fixture.Pass(1);
        var alert = _fixture.Extension(state, since).Raised.ShouldHaveSingleItem();
        _fixture.Pass(1);

        (alert.Kind, alert.Extension, alert.Name, alert.Since).ShouldBe((kind, "sydney/101", "Jane", since));
        _fixture.Extension(state, since).Raised.ShouldBeEmpty();
        _fixture.Only.Key.ShouldBe(alert.Key);
    }

    [Fact]
    public void Ringing_Answered_EndsAtOnce()
    {
        Raise();

        var (_, ended) = _fixture.Extension(PresenceState.OnCall, _fixture.Now);

        ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEndReason.Over);
        _fixture.Standing.ShouldBeEmpty();
    }

    [Fact]
    public void State_WithoutARule_RaisesNothing() => _fixture.Extension(PresenceState.OnCall, _fixture.Now.AddHours(-3)).Raised.ShouldBeEmpty();

    [Fact]
    public void State_WithoutAStartTime_RaisesNothing()
    {
        _fixture.Extension(PresenceState.Offline, null);
        _fixture.Pass(3600);

        _fixture.Extension(PresenceState.Offline, null).Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Ringing_NotListedSince_RaisesNothing()
    {
        _fixture.Extension(PresenceState.Ringing, _fixture.Now);
        _fixture.Pass(40);

        _fixture.Look().Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Alert_OfAStaleRow_KeepsItsStartAndIsLaterRemoved()
    {
        Raise();
        var heard = _fixture.Now;
        _fixture.Pass(60);
        _fixture.Look().Ended.ShouldBeEmpty();
        _fixture.Only.LastResponseAt.ShouldBe(heard);

        _fixture.Pass(5 * 60);

        _fixture.Look().Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEndReason.Forgotten);
    }

    [Fact]
    public void Acknowledge_OfOneAlert_IsKeptWhileItStandsAndIsTheFirstsAlone()
    {
        var alert = Raise();

        _fixture.Acknowledge(alert.Key, "10.0.0.7").ShouldHaveSingleItem();
        _fixture.Acknowledge(null, "10.0.0.8").ShouldBeEmpty();
        _fixture.Pass(1);
        _fixture.Extension(PresenceState.Ringing, alert.Since).Ended.ShouldBeEmpty();

        _fixture.Only.AcknowledgedBy.ShouldBe("10.0.0.7");
    }

    [Fact]
    public void Account_SilentForLongerThanItsRule_RaisesAndEndsWithItsNextAnswer()
    {
        var fixture = new AlertFixture(new AlertRules { AccountStale = TimeSpan.FromMinutes(1) });
        fixture.Look().Raised.ShouldBeEmpty();
        fixture.Pass(60);
        fixture.Look().Raised.ShouldBeEmpty();

        fixture.Pass(1);
        fixture.Look().Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.AccountStale);

        fixture.Extension(PresenceState.Idle, null).Ended.ShouldHaveSingleItem();
    }

    private Alert Raise()
    {
        var since = _fixture.Now.AddSeconds(-31);
        return _fixture.Extension(PresenceState.Ringing, since).Raised.ShouldHaveSingleItem();
    }
}
