using Dashboard.Presence;

namespace Dashboard.Presence.Tests.Today;

public sealed class LossMemoryTests
{
    private readonly DayRig _rig = new();

    private IReadOnlyList<SeenLoss> Losses => _rig.Memory.Losses(DayRig.Account, DayRig.Device).Losses;

    [Fact]
    public void Losses_OfADeviceThatWasLostAtTheFirstLook_AreNone()
    {
        _rig.SeeDevice(registered: false);
        Losses.ShouldBeEmpty();
        _rig.Wait(5);
        _rig.SeeDevice(registered: true);
        Losses.ShouldBeEmpty();
    }

    [Fact]
    public void Losses_SeenFromLostToBack_TellBothTheLatestFirst()
    {
        _rig.SeeDevice(registered: true);
        _rig.Wait(10);
        _rig.SeeDevice(registered: false);
        Losses.ShouldBe([new SeenLoss(_rig.Now, null, false)]);
        _rig.Wait(30);
        _rig.SeeDevice(registered: true);
        _rig.Wait(10);
        _rig.SeeDevice(registered: false);

        Losses.ShouldBe([new SeenLoss(_rig.Now, null, false), new SeenLoss(_rig.Start.AddSeconds(10), _rig.Start.AddSeconds(40), true)]);
    }

    // The board counts what a look misses; when the device was back between, nobody saw.
    [Fact]
    public void Losses_BetweenTwoLooks_AreAllThereAndSayThatTheirEndWasNotSeen()
    {
        _rig.SeeDevice(registered: true);
        for (var i = 0; i < 2; i++)
        {
            _rig.Wait(1);
            _rig.SeeDevice(registered: false, look: false);
            _rig.Wait(1);
            _rig.SeeDevice(registered: true, look: false);
        }

        _rig.Look();
        Losses.ShouldBe([new SeenLoss(_rig.Start.AddSeconds(3), _rig.Start.AddSeconds(4), true), new SeenLoss(_rig.Start.AddSeconds(1), null, true)]);
    }

    [Fact]
    public void Losses_OfADeviceThatKeepsLosingIt_AreBoundedAndSaySo()
    {
        _rig.SeeDevice(registered: true);
        for (var i = 0; i < DayMemory.MostLosses + 10; i++)
        {
            _rig.Wait(5);
            _rig.SeeDevice(registered: false);
            _rig.Wait(5);
            _rig.SeeDevice(registered: true);
        }

        Losses.Count.ShouldBe(DayMemory.MostLosses);
        _rig.Memory.Losses(DayRig.Account, DayRig.Device).HasLetGo.ShouldBeTrue();
        _rig.Wait((DayMemory.LossesKept + TimeSpan.FromHours(1)).TotalSeconds);
        _rig.Look();
        Losses.ShouldBeEmpty();
    }
}
