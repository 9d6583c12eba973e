using Dashboard.Presence.Alerts;

namespace Dashboard.Presence.Tests.Scenarios.Alerts;

/// <summary>The limits of the minute within which losses are combined.</summary>
public sealed class MassRegistrationLossTimeTests
{
    private readonly AlertFixture _fixture = new(new AlertRules { RegistrationLost = true, RegistrationsLostTogether = 3 });

    [Fact]
    public void Devices_LostJustAMinuteApart_AreOneAlert()
    {
        _fixture.Devices(true, true, true);
        _fixture.Devices(false, true, true);
        _fixture.Pass(30);
        _fixture.Devices(false, false, true);
        _fixture.Pass(30);

        _fixture.Devices(false, false, false).Raised.ShouldHaveSingleItem().Devices.ShouldBe(3);
        _fixture.Only.Kind.ShouldBe(AlertKind.RegistrationsLost);
    }

    [Fact]
    public void Device_LostAMinuteAfterTheLastOfSeveral_IsOneOfThem()
    {
        LoseThree();
        _fixture.Pass(60);

        _fixture.Devices(false, false, false, false).Raised.ShouldBeEmpty();
        _fixture.Only.Devices.ShouldBe(4);
    }

    [Fact]
    public void Device_LostLongAfterSeveral_IsAnAlertOfItsOwn()
    {
        LoseThree();
        _fixture.Pass(61);

        _fixture.Devices(false, false, false, false).Raised.ShouldHaveSingleItem().Kind.ShouldBe(AlertKind.RegistrationLost);
        _fixture.Standing.Single(a => a.Kind == AlertKind.RegistrationsLost).Devices.ShouldBe(3);
    }

    private void LoseThree()
    {
        _fixture.Devices(true, true, true, true);
        _fixture.Pass(2);
        _fixture.Devices(false, false, false, true).Raised.ShouldHaveSingleItem();
    }
}
