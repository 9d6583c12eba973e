using Dashboard.Presence;

namespace Dashboard.Presence.Tests.Alerts;

public sealed class StateAlertTests
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(30);

    private static readonly AlertRules Rules = new() { RingingLongerThan = Limit, OnHoldLongerThan = Limit, OfflineLongerThan = Limit };

    private readonly AlertRig _rig = new(Rules);

    [Theory]
    [InlineData(PresenceState.Ringing, AlertKind.Ringing)]
    [InlineData(PresenceState.OnHold, AlertKind.OnHold)]
    [InlineData(PresenceState.Offline, AlertKind.Offline)]
    public void State_LongerThanItsRule_RaisesOnce(PresenceState state, AlertKind kind)
    {
        var since = _rig.Now;
        _rig.Extension(state, since);
        _rig.Pass(30);
        _rig.Extension(state, since).Raised.ShouldBeEmpty();

        _rig.Pass(1);
        var alert = _rig.Extension(state, since).Raised.ShouldHaveSingleItem();
        _rig.Pass(1);

        (alert.Kind, alert.Extension, alert.Name, alert.Since).ShouldBe((kind, "sydney/101", "Jane", since));
        _rig.Extension(state, since).Raised.ShouldBeEmpty();
        _rig.Only.Key.ShouldBe(alert.Key);
    }

    [Fact]
    public void Ringing_Answered_EndsAtOnce()
    {
        Raise();

        var (_, ended) = _rig.Extension(PresenceState.OnCall, _rig.Now);

        ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEnding.Over);
        _rig.Standing.ShouldBeEmpty();
    }

    [Fact]
    public void State_WithoutARule_RaisesNothing() => _rig.Extension(PresenceState.OnCall, _rig.Now.AddHours(-3)).Raised.ShouldBeEmpty();

    [Fact]
    public void State_SinceNobodyKnowsWhen_RaisesNothing()
    {
        _rig.Extension(PresenceState.Offline, null);
        _rig.Pass(3600);

        _rig.Extension(PresenceState.Offline, null).Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Ringing_NotHeardOfSince_RaisesNothing()
    {
        _rig.Extension(PresenceState.Ringing, _rig.Now);
        _rig.Pass(40);

        _rig.Look().Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Alert_OfWhatIsNoLongerHeard_StandsAndSaysSinceWhenAndIsThenForgotten()
    {
        Raise();
        var heard = _rig.Now;
        _rig.Pass(60);
        _rig.Look().Ended.ShouldBeEmpty();
        _rig.Only.HeardAt.ShouldBe(heard);

        _rig.Pass(5 * 60);

        _rig.Look().Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEnding.Forgotten);
    }

    [Fact]
    public void Acknowledge_OfOneAlert_IsKeptWhileItStandsAndIsTheFirstsAlone()
    {
        var alert = Raise();

        _rig.Acknowledge(alert.Key, "10.0.0.7").ShouldHaveSingleItem();
        _rig.Acknowledge(null, "10.0.0.8").ShouldBeEmpty();
        _rig.Pass(1);
        _rig.Extension(PresenceState.Ringing, alert.Since).Ended.ShouldBeEmpty();

        _rig.Only.AcknowledgedBy.ShouldBe("10.0.0.7");
    }

    [Fact]
    public void Account_SilentForLongerThanItsRule_RaisesAndEndsWithItsNextAnswer()
    {
        var rig = new AlertRig(new AlertRules { AccountStale = TimeSpan.FromMinutes(1) });
        rig.Look().Raised.ShouldBeEmpty();
        rig.Pass(60);
        rig.Look().Raised.ShouldBeEmpty();

        rig.Pass(1);
        rig.Look().Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.AccountStale);

        rig.Extension(PresenceState.Idle, null).Ended.ShouldHaveSingleItem();
    }

    private Alert Raise()
    {
        var since = _rig.Now.AddSeconds(-31);
        return _rig.Extension(PresenceState.Ringing, since).Raised.ShouldHaveSingleItem();
    }
}
