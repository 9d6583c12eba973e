using Dashboard.Presence;

namespace Dashboard.Presence.Tests.Alerts;

/// <summary>Where the minute of what was lost together begins and ends.</summary>
public sealed class JointLossTimeTests
{
    private readonly AlertRig _rig = new(new AlertRules { RegistrationLost = true, RegistrationsLostTogether = 3 });

    [Fact]
    public void Devices_LostJustAMinuteApart_AreOneAlert()
    {
        _rig.Devices(true, true, true);
        _rig.Devices(false, true, true);
        _rig.Pass(30);
        _rig.Devices(false, false, true);
        _rig.Pass(30);

        _rig.Devices(false, false, false).Raised.ShouldHaveSingleItem().Devices.ShouldBe(3);
        _rig.Only.Kind.ShouldBe(AlertKind.RegistrationsLost);
    }

    [Fact]
    public void Device_LostAMinuteAfterTheLastOfSeveral_IsOneOfThem()
    {
        LoseThree();
        _rig.Pass(60);

        _rig.Devices(false, false, false, false).Raised.ShouldBeEmpty();
        _rig.Only.Devices.ShouldBe(4);
    }

    [Fact]
    public void Device_LostLongAfterSeveral_IsAnAlertOfItsOwn()
    {
        LoseThree();
        _rig.Pass(61);

        _rig.Devices(false, false, false, false).Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.RegistrationLost);
        _rig.Standing.Single(a => a.Kind == AlertKind.RegistrationsLost).Devices.ShouldBe(3);
    }

    private void LoseThree()
    {
        _rig.Devices(true, true, true, true);
        _rig.Pass(2);
        _rig.Devices(false, false, false, true).Raised.ShouldHaveSingleItem();
    }
}
