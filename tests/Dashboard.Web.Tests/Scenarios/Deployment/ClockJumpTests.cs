using System.Net;
using Dashboard.Testing;
using Dashboard.Web.Security.SignIn;
using Dashboard.Web.Time;

namespace Dashboard.Web.Tests.Scenarios.Deployment;

/// <summary>Waits by the host's clock while the clock of the machine is set.</summary>
public sealed class ClockJumpTests
{
    private readonly ManualTimeProvider _real = new();

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public void SignIn_RefusedWhileTheMachineIsSet_WaitsNoLongerThanItsWindow(int minutes)
    {
        var machine = new MachineClock(_real);
        var limiter = new SignInRateLimiter(new MonotonicTimeProvider(machine));
        for (var n = 0; n < SignInRateLimiter.PerName; n++)
        {
            limiter.TryAcquire("jane", IPAddress.Loopback).ShouldBeNull();
        }

        machine.Off = TimeSpan.FromMinutes(minutes);

        limiter.TryAcquire("jane", IPAddress.Loopback).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(SignInRateLimiter.Window);
        // The monotonic clock runs a thousandth slower until the machine's clock has caught up.
        _real.Advance(SignInRateLimiter.Window * 1.002);
        limiter.TryAcquire("jane", IPAddress.Loopback).ShouldBeNull();
    }
}
