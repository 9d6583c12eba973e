using Dashboard.Presence.History;

namespace Dashboard.Presence.Tests.History;

public sealed class RegistrationOutageLogTests
{
    private readonly ActivityFixture _fixture = new();

    private IReadOnlyList<RegistrationOutage> Losses => _fixture.Memory.GetOutages(ActivityFixture.Account, ActivityFixture.Device).Losses;

    [Fact]
    public void Losses_OfADeviceThatWasLostAtTheFirstLook_AreNone()
    {
        _fixture.SeeDevice(registered: false);
        Losses.ShouldBeEmpty();
        _fixture.Wait(5);
        _fixture.SeeDevice(registered: true);
        Losses.ShouldBeEmpty();
    }

    [Fact]
    public void Losses_SeenFromLostToBack_TellBothTheLatestFirst()
    {
        _fixture.SeeDevice(registered: true);
        _fixture.Wait(10);
        _fixture.SeeDevice(registered: false);
        Losses.ShouldBe([new RegistrationOutage(_fixture.Now, null, false)]);
        _fixture.Wait(30);
        _fixture.SeeDevice(registered: true);
        _fixture.Wait(10);
        _fixture.SeeDevice(registered: false);

        Losses.ShouldBe([new RegistrationOutage(_fixture.Now, null, false), new RegistrationOutage(_fixture.Start.AddSeconds(10), _fixture.Start.AddSeconds(40), true)]);
    }

    // The store records losses between two updates. When the device was registered again in between is unknown.
    [Fact]
    public void Losses_BetweenTwoLooks_AreAllThereAndSayThatTheirEndWasNotSeen()
    {
        _fixture.SeeDevice(registered: true);
        for (var i = 0; i < 2; i++)
        {
            _fixture.Wait(1);
            _fixture.SeeDevice(registered: false, look: false);
            _fixture.Wait(1);
            _fixture.SeeDevice(registered: true, look: false);
        }

        _fixture.Look();
        Losses.ShouldBe([new RegistrationOutage(_fixture.Start.AddSeconds(3), _fixture.Start.AddSeconds(4), true), new RegistrationOutage(_fixture.Start.AddSeconds(1), null, true)]);
    }

    [Fact]
    public void Losses_OfADeviceThatKeepsLosingIt_AreBoundedAndSaySo()
    {
        _fixture.SeeDevice(registered: true);
        for (var i = 0; i < ActivityHistory.MaxOutages + 10; i++)
        {
            _fixture.Wait(5);
            _fixture.SeeDevice(registered: false);
            _fixture.Wait(5);
            _fixture.SeeDevice(registered: true);
        }

        Losses.Count.ShouldBe(ActivityHistory.MaxOutages);
        _fixture.Memory.GetOutages(ActivityFixture.Account, ActivityFixture.Device).HasLetGo.ShouldBeTrue();
        _fixture.Wait((ActivityHistory.OutageRetention + TimeSpan.FromHours(1)).TotalSeconds);
        _fixture.Look();
        Losses.ShouldBeEmpty();
    }
}
