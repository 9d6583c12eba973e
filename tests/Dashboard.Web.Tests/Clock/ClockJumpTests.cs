using System.Net;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Dashboard.Web.Clock;

namespace Dashboard.Web.Tests.Clock;

/// <summary>What waits by the host's clock, while somebody sets the machine's.</summary>
public sealed class ClockJumpTests
{
    private readonly ManualTimeProvider _real = new();

    [Theory]
    [InlineData(-10)]
    [InlineData(10)]
    public void SignIn_RefusedWhileTheMachineIsSet_WaitsNoLongerThanItsWindow(int minutes)
    {
        var machine = new MachineClock(_real);
        var limiter = new SignInLimiter(new SteadyClock(machine));
        for (var n = 0; n < SignInLimiter.PerName; n++)
        {
            limiter.Take("jane", IPAddress.Loopback).ShouldBeNull();
        }

        machine.Off = TimeSpan.FromMinutes(minutes);

        limiter.Take("jane", IPAddress.Loopback).ShouldNotBeNull().ShouldBeLessThanOrEqualTo(SignInLimiter.Window);
        // The steady clock goes a thousandth slower until it meets the machine's.
        _real.Advance(SignInLimiter.Window * 1.002);
        limiter.Take("jane", IPAddress.Loopback).ShouldBeNull();
    }
}
