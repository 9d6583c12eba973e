using Dashboard.Presence;

namespace Dashboard.Presence.Tests.Alerts;

public sealed class RegistrationAlertTests
{
    private readonly AlertRig _rig = new(new AlertRules { RegistrationLost = true, RegistrationsLostTogether = 3 });

    [Fact]
    public void Device_LostBeforeTheFirstLook_IsNoNews()
    {
        _rig.Devices(false, true).Raised.ShouldBeEmpty();
        _rig.Pass(2);

        _rig.Devices(false, true).Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Device_Lost_RaisesAndEndsOnceItHasBeenBackForAWhile()
    {
        _rig.Devices(true);
        _rig.Pass(2);
        var alert = _rig.Devices(false).Raised.ShouldHaveSingleItem();
        (alert.Kind, alert.Registration, alert.Since).ShouldBe((AlertKind.RegistrationLost, "sydney/100/0", _rig.Now));

        _rig.Pass(2);
        _rig.Devices(true).Ended.ShouldBeEmpty();
        _rig.Pass(5);

        _rig.Devices(true).Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEnding.Over);
    }

    [Fact]
    public void Device_ThatComesAndGoes_IsOneAlert()
    {
        _rig.Devices(true);
        for (var i = 0; i < 10; i++)
        {
            _rig.Pass(2);
            var (raised, ended) = _rig.Devices(i % 2 == 1);
            (raised.Length, ended.Length).ShouldBe((i == 0 ? 1 : 0, 0));
        }
    }

    [Fact]
    public void Device_ThatIsListedNoMore_WasTakenAwayAndIsNoLoss()
    {
        _rig.Devices(true, true);
        for (var i = 0; i < 3; i++)
        {
            _rig.Pass(2);
            _rig.Devices(true).Raised.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Device_LostAndNotHeardOfSince_IsForgotten()
    {
        _rig.Devices(true);
        _rig.Pass(2);
        _rig.Devices(false);
        var heard = _rig.Now;
        _rig.Pass(60);
        _rig.Look().Ended.ShouldBeEmpty();
        _rig.Only.HeardAt.ShouldBe(heard);

        _rig.Pass(5 * 60);

        _rig.Look().Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEnding.Forgotten);
    }

    [Fact]
    public void Acknowledge_OfOneOfTwo_LeavesTheOther()
    {
        _rig.Devices(true, true);
        _rig.Pass(2);
        var raised = _rig.Devices(false, false).Raised;
        raised.Length.ShouldBe(2);
        var (seen, other) = (raised[0], raised[1]);

        _rig.Acknowledge(seen.Key, "10.0.0.7").ShouldHaveSingleItem().Key.ShouldBe(seen.Key);

        _rig.Standing.Single(a => a.Key == other.Key).AcknowledgedAt.ShouldBeNull();
        _rig.Acknowledge(null, "10.0.0.7").ShouldHaveSingleItem().Key.ShouldBe(other.Key);
    }

    [Fact]
    public void Devices_LostAtOnce_AreOneAlertThatTellsWithinWhatTime()
    {
        _rig.Devices([.. Enumerable.Repeat(true, 12)]);
        _rig.Pass(30);

        var alert = _rig.Devices(new bool[12]).Raised.ShouldHaveSingleItem();

        (alert.Kind, alert.Devices, alert.Within).ShouldBe((AlertKind.RegistrationsLost, 12, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Devices_LostOneAfterAnother_JoinIntoOneThatGrows()
    {
        _rig.Devices(true, true, true, true);
        _rig.Pass(10);
        _rig.Devices(false, true, true, true).Raised.Length.ShouldBe(1);
        _rig.Pass(10);
        _rig.Devices(false, false, true, true).Raised.Length.ShouldBe(1);
        _rig.Pass(10);

        var (raised, ended) = _rig.Devices(false, false, false, true);
        raised.ShouldHaveSingleItem().Devices.ShouldBe(3);
        ended.Select(e => e.Ending).ShouldBe([AlertEnding.Joined, AlertEnding.Joined]);

        _rig.Pass(10);
        _rig.Devices(false, false, false, false).Raised.ShouldBeEmpty();
        (_rig.Only.Devices, _rig.Only.Within).ShouldBe((4, TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public void Devices_LostMoreThanAMinuteApart_StayAlertsOfTheirOwn()
    {
        _rig.Devices(true, true, true);
        _rig.Devices(false, true, true);
        _rig.Pass(31);
        _rig.Devices(false, false, true);
        _rig.Pass(31);

        _rig.Devices(false, false, false);

        _rig.Standing.Select(a => a.Kind).ShouldBe(Enumerable.Repeat(AlertKind.RegistrationLost, 3));
    }

    [Fact]
    public void JointLoss_TellsWhoIsBackAndEndsWithTheLast()
    {
        _rig.Devices(true, true, true);
        _rig.Pass(2);
        _rig.Devices(false, false, false);
        _rig.Pass(2);
        _rig.Devices(true, true, false).Ended.ShouldBeEmpty();
        _rig.Only.DevicesBack.ShouldBe(2);

        _rig.Pass(10);
        _rig.Devices(true, true, true);
        _rig.Pass(5);

        _rig.Devices(true, true, true).Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEnding.Over);
    }

    [Fact]
    public void JointLoss_GrownToTwiceWhatWasAcknowledged_AsksForSomebodyAgain()
    {
        _rig.Devices([.. Enumerable.Repeat(true, 8)]);
        _rig.Pass(2);
        _rig.Devices(false, false, false, true, true, true, true, true).Raised.ShouldHaveSingleItem();
        _rig.Acknowledge(_rig.Only.Key, "10.0.0.7");
        _rig.Pass(2);
        _rig.Devices(false, false, false, false, false, true, true, true).Raised.ShouldBeEmpty();
        _rig.Only.AcknowledgedBy.ShouldBe("10.0.0.7");

        _rig.Pass(2);
        _rig.Devices(false, false, false, false, false, false, true, true).Raised.ShouldHaveSingleItem().Devices.ShouldBe(6);

        _rig.Only.AcknowledgedAt.ShouldBeNull();
    }

    [Fact]
    public void Devices_WithTheRuleOfSeveralAlone_RaiseNothingOneByOne()
    {
        var rig = new AlertRig(new AlertRules { RegistrationsLostTogether = 3 });
        rig.Devices(true, true, true);
        rig.Pass(2);
        rig.Devices(false, false, true).Raised.ShouldBeEmpty();
        rig.Pass(2);

        rig.Devices(false, false, false).Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.RegistrationsLost);
    }
}
