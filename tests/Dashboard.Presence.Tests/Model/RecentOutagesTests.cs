using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Model;

public sealed class RecentOutagesTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;

    public RecentOutagesTests() => _board = new PresenceStore(_time, "e");

    [Fact]
    public void Device_LostThreeTimesInTenMinutes_FlapsUntilTheFirstOfThemIsTenMinutesOld()
    {
        var first = Lose(minutes: 1);
        Lose(minutes: 4);
        Row().Losses.FlappingUntil.ShouldBeNull();

        Lose(minutes: 4);

        Row().Losses.FlappingUntil.ShouldBe(first.AddMinutes(10));
        See(registered: true);
        Row().Losses.FlappingUntil.ShouldBe(first.AddMinutes(10));
    }

    [Fact]
    public void Device_LostThreeTimesInALongerWhile_DoesNotFlap()
    {
        Lose(minutes: 1);
        Lose(minutes: 5);
        Lose(minutes: 5);

        Row().Losses.FlappingUntil.ShouldBeNull();
    }

    [Fact]
    public void Device_ThatStaysLost_WasLostOnce()
    {
        var at = Lose(minutes: 1);
        for (var look = 0; look < 5; look++)
        {
            _time.Advance(TimeSpan.FromSeconds(30));
            See(registered: false);
        }

        Row().Losses.ShouldBe(new RecentOutages(at, null, null));
    }

    private DateTimeOffset Lose(int minutes)
    {
        See(registered: true);
        _time.Advance(TimeSpan.FromMinutes(minutes));
        See(registered: false);
        return _time.GetUtcNow();
    }

    private Registration Row() => _board.Current.Registrations.GetAccount("sydney")["sydney/101/0"].Value;

    private void See(bool registered) => _board.Apply(new Observation
    {
        Account = "sydney", Endpoint = "all", At = _time.GetUtcNow(),
        Registrations = new([new Registration { Account = "sydney", Key = "sydney/101/0", Registered = registered, ObservedAt = _time.GetUtcNow() }], true),
    });
}
