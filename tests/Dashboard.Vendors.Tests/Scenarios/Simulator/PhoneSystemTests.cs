using Dashboard.Simulator;
using Dashboard.Simulator.Model;
using Dashboard.Testing;

namespace Dashboard.Vendors.Tests.Scenarios.Simulator;

public sealed class PhoneSystemTests
{
    private static readonly DateTimeOffset Morning = new(2026, 11, 23, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Course_OfOneSeed_IsTheSameHoweverOftenItIsLookedAt()
    {
        var (often, once) = (Run(7, looks: 600), Run(7, looks: 3));
        often.ShouldBe(once);
        often.ShouldNotBe(Run(8, looks: 3));
    }

    [Fact]
    public void Arrivals_OverBusyHours_ArePoissonAtTheirRate()
    {
        var (system, time) = System(new SimulatorOptions { AlwaysBusy = true, Extensions = 100 }, 11);
        var perMinute = new List<int>();
        var before = system.Use(s => s.Traffic.Arrivals);
        for (var minute = 0; minute < 600; minute++)
        {
            time.Advance(TimeSpan.FromMinutes(1));
            var now = system.Use(s => s.Traffic.Arrivals);
            perMinute.Add(now - before);
            before = now;
        }

        var mean = perMinute.Average();
        var variance = perMinute.Average(n => Math.Pow(n - mean, 2));
        var expected = TimeSpan.FromMinutes(1) / system.Traffic.MeanDistance;
        mean.ShouldBe(expected, expected * 0.06);
        // The ratio distinguishes a Poisson process from regular intervals and from bursts.
        (variance / mean).ShouldBe(1, 0.2);
    }

    [Fact]
    public void Arrivals_OverAWorkingDay_FollowTheHours()
    {
        var (system, time) = System(new SimulatorOptions { Extensions = 200 }, 5, Morning.AddHours(-10));
        int During(int hours)
        {
            var before = system.Use(s => s.Traffic.Arrivals);
            time.Advance(TimeSpan.FromHours(hours));
            return system.Use(s => s.Traffic.Arrivals) - before;
        }

        var night = During(6);
        During(4);
        During(2).ShouldBeGreaterThan(night * 4);
    }

    [Fact]
    public void Speed_OfTen_MakesTenTimesAsManyCallsAndShorterRegistrations()
    {
        var (normal, one) = System(new SimulatorOptions { AlwaysBusy = true }, 3);
        var (quick, ten) = System(new SimulatorOptions { AlwaysBusy = true, Speed = 10 }, 3);
        one.Advance(TimeSpan.FromHours(2));
        ten.Advance(TimeSpan.FromHours(2));
        double Calls(PhoneSystem s) => s.Use(x => x.Traffic.Arrivals);
        (Calls(quick) / Calls(normal)).ShouldBe(10, 1.5);
        quick.Use(s => s.Devices.Where(d => d.Registered).Max(d => d.ExpiresAt - s.Now)).ShouldBeLessThan(TimeSpan.FromMinutes(7));
    }

    [Fact]
    public void Day_AsAWhole_SeesEveryStateOfACallAndOfADevice()
    {
        var (system, time) = System(new SimulatorOptions { AlwaysBusy = true, Extensions = 200 }, 2);
        var phases = new HashSet<CallPhase>();
        var apps = new HashSet<string?>();
        var cameBack = false;
        var lost = new HashSet<Device>();
        for (var i = 0; i < 2000; i++)
        {
            time.Advance(TimeSpan.FromSeconds(5));
            system.Use(s =>
            {
                phases.UnionWith(s.Exchange.Calls.Select(c => c.Phase));
                apps.UnionWith(s.Exchange.Calls.Select(c => c.App));
                cameBack |= lost.Any(d => d.Registered);
                lost.UnionWith(s.Devices.Where(d => !d.Registered));
                return 0;
            });
        }

        phases.Order().ShouldBe([CallPhase.Ringing, CallPhase.Talking, CallPhase.Held, CallPhase.Parked, CallPhase.Busy, CallPhase.Unanswered]);
        apps.ShouldContain("VoiceMail");
        cameBack.ShouldBeTrue();
        system.Use(s => s.Devices.Count(d => !d.Registered)).ShouldBeGreaterThan(0, "some stay away");
    }

    [Fact]
    public void Extensions_AtAnyMoment_AreInTheCallsThatNameThem()
    {
        var (system, time) = System(new SimulatorOptions { AlwaysBusy = true }, 9);
        for (var i = 0; i < 1000; i++)
        {
            time.Advance(TimeSpan.FromSeconds(7));
            system.Use(s =>
            {
                foreach (var e in s.Extensions.Where(e => e.Call is not null))
                {
                    e.Call!.IsUp.ShouldBeTrue();
                    s.Exchange.Calls.ShouldContain(e.Call);
                    e.Call.Extensions.ShouldContain(e);
                }

                return 0;
            });
        }
    }

    private static string Run(int seed, int looks)
    {
        var (system, time) = System(new SimulatorOptions { AlwaysBusy = true }, seed);
        for (var i = 0; i < looks; i++)
        {
            time.Advance(TimeSpan.FromMinutes(30) / looks);
            system.Use(s => 0);
        }

        return system.Use(s => string.Join(';', s.Exchange.Calls.Select(c => $"{c.Id} {c.Phase} {c.Caller.Number} {c.Callee.Number} {c.StartedAt:O}"))
            + string.Join(';', s.Devices.Select(d => $"{d.Mac} {d.Registered} {d.ExpiresAt:O}")));
    }

    private static (PhoneSystem System, ManualTimeProvider Time) System(SimulatorOptions options, int seed, DateTimeOffset? start = null)
    {
        var time = new ManualTimeProvider(start ?? Morning);
        return (new PhoneSystem(options, seed, Numbering.Plain, time), time);
    }
}
