using Dashboard.Presence.Alerts;

namespace Dashboard.Presence.Tests.Scenarios.Alerts;

public sealed class RegistrationAlertTests
{
    private readonly AlertFixture _fixture = new(new AlertRules { RegistrationLost = true, RegistrationsLostTogether = 3 });

    [Fact]
    public void Device_LostBeforeTheFirstLook_IsNoNews()
    {
        _fixture.Devices(false, true).Raised.ShouldBeEmpty();
        _fixture.Pass(2);

        _fixture.Devices(false, true).Raised.ShouldBeEmpty();
    }

    [Fact]
    public void Device_Lost_RaisesAndEndsOnceItHasBeenBackForAWhile()
    {
        _fixture.Devices(true);
        _fixture.Pass(2);
        var alert = _fixture.Devices(false).Raised.ShouldHaveSingleItem();
        (alert.Kind, alert.Registration, alert.Since).ShouldBe((AlertKind.RegistrationLost, "sydney/100/0", _fixture.Now));

        _fixture.Pass(2);
        _fixture.Devices(true).Ended.ShouldBeEmpty();
        _fixture.Pass(5);

        _fixture.Devices(true).Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEndReason.Over);
    }

    [Fact]
    public void Device_ThatComesAndGoes_IsOneAlert()
    {
        _fixture.Devices(true);
        for (var i = 0; i < 10; i++)
        {
            _fixture.Pass(2);
            var (raised, ended) = _fixture.Devices(i % 2 == 1);
            (raised.Length, ended.Length).ShouldBe((i == 0 ? 1 : 0, 0));
        }
    }

    [Fact]
    public void Device_ThatIsListedNoMore_WasTakenAwayAndIsNoLoss()
    {
        _fixture.Devices(true, true);
        for (var i = 0; i < 3; i++)
        {
            _fixture.Pass(2);
            _fixture.Devices(true).Raised.ShouldBeEmpty();
        }
    }

    [Fact]
    public void Device_LostAndNotListedSince_IsRemoved()
    {
        _fixture.Devices(true);
        _fixture.Pass(2);
        _fixture.Devices(false);
        var heard = _fixture.Now;
        _fixture.Pass(60);
        _fixture.Look().Ended.ShouldBeEmpty();
        _fixture.Only.LastResponseAt.ShouldBe(heard);

        _fixture.Pass(5 * 60);

        _fixture.Look().Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEndReason.Forgotten);
    }

    [Fact]
    public void Acknowledge_OfOneOfTwo_LeavesTheOther()
    {
        _fixture.Devices(true, true);
        _fixture.Pass(2);
        var raised = _fixture.Devices(false, false).Raised;
        raised.Length.ShouldBe(2);
        var (seen, other) = (raised[0], raised[1]);

        _fixture.Acknowledge(seen.Key, "10.0.0.7").ShouldHaveSingleItem().Key.ShouldBe(seen.Key);

        _fixture.Standing.Single(a => a.Key == other.Key).AcknowledgedAt.ShouldBeNull();
        _fixture.Acknowledge(null, "10.0.0.7").ShouldHaveSingleItem().Key.ShouldBe(other.Key);
    }

    [Fact]
    public void Devices_LostAtOnce_AreOneAlertThatTellsWithinWhatTime()
    {
        _fixture.Devices([.. Enumerable.Repeat(true, 12)]);
        _fixture.Pass(30);

        var alert = _fixture.Devices(new bool[12]).Raised.ShouldHaveSingleItem();

        (alert.Kind, alert.Devices, alert.Within).ShouldBe((AlertKind.RegistrationsLost, 12, TimeSpan.FromSeconds(30)));
    }

    [Fact]
    public void Devices_LostOneAfterAnother_JoinIntoOneThatGrows()
    {
        _fixture.Devices(true, true, true, true);
        _fixture.Pass(10);
        _fixture.Devices(false, true, true, true).Raised.Length.ShouldBe(1);
        _fixture.Pass(10);
        _fixture.Devices(false, false, true, true).Raised.Length.ShouldBe(1);
        _fixture.Pass(10);

        var (raised, ended) = _fixture.Devices(false, false, false, true);
        raised.ShouldHaveSingleItem().Devices.ShouldBe(3);
        ended.Select(e => e.Ending).ShouldBe([AlertEndReason.Joined, AlertEndReason.Joined]);

        _fixture.Pass(10);
        _fixture.Devices(false, false, false, false).Raised.ShouldBeEmpty();
        (_fixture.Only.Devices, _fixture.Only.Within).ShouldBe((4, TimeSpan.FromSeconds(40)));
    }

    [Fact]
    public void Devices_LostMoreThanAMinuteApart_StayAlertsOfTheirOwn()
    {
        _fixture.Devices(true, true, true);
        _fixture.Devices(false, true, true);
        _fixture.Pass(31);
        _fixture.Devices(false, false, true);
        _fixture.Pass(31);

        _fixture.Devices(false, false, false);

        _fixture.Standing.Select(a => a.Kind).ShouldBe(Enumerable.Repeat(AlertKind.RegistrationLost, 3));
    }

    [Fact]
    public void MassLoss_NamesReturnedDevicesAndEndsWithTheLast()
    {
        _fixture.Devices(true, true, true);
        _fixture.Pass(2);
        _fixture.Devices(false, false, false);
        _fixture.Pass(2);
        _fixture.Devices(true, true, false).Ended.ShouldBeEmpty();
        _fixture.Only.DevicesBack.ShouldBe(2);

        _fixture.Pass(10);
        _fixture.Devices(true, true, true);
        _fixture.Pass(5);

        _fixture.Devices(true, true, true).Ended.ShouldHaveSingleItem().Ending.ShouldBe(AlertEndReason.Over);
    }

    [Fact]
    public void MassLoss_GrownToTwiceTheAcknowledgedSize_IsUnacknowledgedAgain()
    {
        _fixture.Devices([.. Enumerable.Repeat(true, 8)]);
        _fixture.Pass(2);
        _fixture.Devices(false, false, false, true, true, true, true, true).Raised.ShouldHaveSingleItem();
        _fixture.Acknowledge(_fixture.Only.Key, "10.0.0.7");
        _fixture.Pass(2);
        _fixture.Devices(false, false, false, false, false, true, true, true).Raised.ShouldBeEmpty();
        _fixture.Only.AcknowledgedBy.ShouldBe("10.0.0.7");

        _fixture.Pass(2);
        _fixture.Devices(false, false, false, false, false, false, true, true).Raised.ShouldHaveSingleItem().Devices.ShouldBe(6);

        _fixture.Only.AcknowledgedAt.ShouldBeNull();
    }

    [Fact]
    public void Devices_WithTheRuleOfSeveralAlone_RaiseNothingOneByOne()
    {
        var fixture = new AlertFixture(new AlertRules { RegistrationsLostTogether = 3 });
        fixture.Devices(true, true, true);
        fixture.Pass(2);
        fixture.Devices(false, false, true).Raised.ShouldBeEmpty();
        fixture.Pass(2);

        fixture.Devices(false, false, false).Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.RegistrationsLost);
    }
}
