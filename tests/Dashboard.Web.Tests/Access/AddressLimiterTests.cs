using System.Net;
using Dashboard.Testing;
using Dashboard.Web.Access;

namespace Dashboard.Web.Tests.Access;

public sealed class AddressLimiterTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Take_MoreThanItsMeasure_WaitsUntilTheWindowIsOver()
    {
        var limiter = new AddressLimiter(_time, 3, TimeSpan.FromMinutes(10));
        var (one, other) = (IPAddress.Parse("10.0.0.1"), IPAddress.Parse("10.0.0.2"));
        Enumerable.Range(0, 3).ShouldAllBe(_ => limiter.Take(one) == null);
        _time.Advance(TimeSpan.FromMinutes(4));
        limiter.Take(one).ShouldBe(TimeSpan.FromMinutes(6));
        limiter.Wait(one).ShouldBe(TimeSpan.FromMinutes(6));
        limiter.Wait(other).ShouldBeNull();
        limiter.Take(other).ShouldBeNull();
        _time.Advance(TimeSpan.FromMinutes(6));
        limiter.Wait(one).ShouldBeNull();
        limiter.Take(one).ShouldBeNull();
    }

    [Fact]
    public void Take_ManyAddressesOfOneNetwork_CountAsOne()
    {
        var limiter = new AddressLimiter(_time, 3, TimeSpan.FromMinutes(10));
        Enumerable.Range(0, 20).Count(n => limiter.Take(IPAddress.Parse($"2001:db8::{n:x}")) is null).ShouldBe(3);
        limiter.Take(IPAddress.Parse("2001:db8:0:1::1")).ShouldBeNull();
    }
}
