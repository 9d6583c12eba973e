using Dashboard.Testing;
using Dashboard.Web.Time;
using FsCheck;
using FsCheck.Fluent;

namespace Dashboard.Web.Tests.Time;

public sealed class MonotonicTimeProviderTests
{
    private readonly ManualTimeProvider _real = new();
    private readonly MachineClock _machine;
    private readonly MonotonicTimeProvider _clock;

    public MonotonicTimeProviderTests()
    {
        _machine = new MachineClock(_real);
        _clock = new MonotonicTimeProvider(_machine);
    }

    [Fact]
    public void Now_OfAMachineThatIsNeverSet_IsTheMachines()
    {
        _real.Advance(TimeSpan.FromDays(40));

        _clock.GetUtcNow().ShouldBe(_machine.GetUtcNow());
        _clock.Ahead.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Now_SetForward_IsTakenOverAtOnce()
    {
        _machine.Off = TimeSpan.FromHours(3);

        _clock.GetUtcNow().ShouldBe(_machine.GetUtcNow());
    }

    [Fact]
    public void Now_SetBackAnHour_GoesOnAndMeetsTheMachinesInTheEnd()
    {
        var before = _clock.GetUtcNow();
        _machine.Off = TimeSpan.FromHours(-1);
        _real.Advance(TimeSpan.FromSeconds(10));

        (_clock.GetUtcNow() - before).TotalSeconds.ShouldBe(10, 0.02);
        _clock.Ahead.TotalMinutes.ShouldBe(60, 0.1);

        // A second is made good in a thousand, however often it is asked.
        for (var i = 0; i < 3_700; i++)
        {
            _real.Advance(TimeSpan.FromSeconds(999.9));
            _ = _clock.GetUtcNow();
            _real.Advance(TimeSpan.FromSeconds(0.1));
            _ = _clock.GetUtcNow();
        }

        _clock.GetUtcNow().ShouldBe(_machine.GetUtcNow());
    }

    [Fact]
    public void Now_AskedAThousandTimesASecond_MakesGoodAsMuch()
    {
        _machine.Off = TimeSpan.FromSeconds(-1);
        for (var i = 0; i < 100_000; i++)
        {
            _real.Advance(TimeSpan.FromMilliseconds(1));
            _ = _clock.GetUtcNow();
        }

        _clock.Ahead.TotalSeconds.ShouldBe(0.9, 0.002);
    }

    [Fact]
    public void Now_HoweverTheMachineIsSet_NeverGoesBackAndNeverFallsBehindIt() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<(ushort Passed, short Step)[]>(),
            moves =>
            {
                var last = _clock.GetUtcNow();
                foreach (var (passed, step) in moves)
                {
                    _real.Advance(TimeSpan.FromMilliseconds(passed));
                    _machine.Off += TimeSpan.FromMilliseconds(step);
                    var now = _clock.GetUtcNow();
                    now.ShouldBeGreaterThanOrEqualTo(last);
                    now.ShouldBeGreaterThanOrEqualTo(_machine.GetUtcNow());
                    last = now;
                }
            }).QuickCheckThrowOnFailure();
}
