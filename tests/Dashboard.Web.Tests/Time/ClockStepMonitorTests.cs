using Dashboard.Testing;
using Dashboard.Web.Time;

namespace Dashboard.Web.Tests.Time;

public sealed class ClockStepMonitorTests
{
    [Fact]
    public async Task Clock_SetBack_IsReportedOnceAndOnceMoreAfterCatchingUp()
    {
        var real = new ManualTimeProvider();
        var machine = new MachineClock(real);
        var log = new RecordingLogger<ClockStepMonitor>();
        using var watch = new ClockStepMonitor(new MonotonicTimeProvider(machine), log);
        await watch.StartAsync(CancellationToken.None);
        real.Advance(TimeSpan.FromSeconds(20));

        machine.Off = TimeSpan.FromMinutes(-10);
        await TickUntilAsync(1);
        log.Lines[0].ShouldStartWith("This machine's clock was set back by 00:09:5");
        real.Advance(TimeSpan.FromMinutes(1));

        machine.Off = TimeSpan.Zero;
        await TickUntilAsync(2);
        log.Lines[1].ShouldBe("The host's clock and this machine's are the same again");
        await watch.StopAsync(CancellationToken.None);
        log.Lines.Count.ShouldBe(2);

        // What a tick sets going goes on by itself, on the thread pool.
        Task TickUntilAsync(int lines) => Eventually.HoldsAsync(
            () =>
            {
                real.Advance(TimeSpan.FromSeconds(5));
                return log.Lines.Count >= lines;
            },
            TimeSpan.FromSeconds(20),
            $"{lines} lines are written");
    }
}
