using System.Net;
using Dashboard.Testing;
using Dashboard.Web.Security.SignIn;

namespace Dashboard.Web.Tests.Security.SignIn;

public sealed class SignInRateLimiterTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Take_TwoHundredWrongPasswordsFromOneAddress_AllowsTen()
    {
        var limiter = new SignInRateLimiter(_time);
        var tried = 0;
        for (var n = 0; n < 200; n++)
        {
            tried += limiter.TryAcquire("jane", IPAddress.Parse("10.0.0.1")) is null ? 1 : 0;
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        tried.ShouldBe(SignInRateLimiter.PerName);
    }

    [Fact]
    public void Take_ANameTriedFromManyAddresses_IsRefusedToNoneAndDelayed()
    {
        var limiter = new SignInRateLimiter(_time);
        var delays = new List<TimeSpan>();
        for (var n = 0; n < 250; n++)
        {
            limiter.TryAcquire("jane", IPAddress.Parse($"10.0.0.{n}")).ShouldBeNull();
            delays.Add(limiter.DelayOf("JANE"));
        }

        delays.Take(SignInRateLimiter.WithoutDelay).ShouldAllBe(d => d == TimeSpan.Zero);
        delays[SignInRateLimiter.WithoutDelay].ShouldBeGreaterThan(TimeSpan.Zero);
        delays.ShouldBe(delays.Order());
        delays[^1].ShouldBe(SignInRateLimiter.MaxDelay);
        limiter.DelayOf("john").ShouldBe(TimeSpan.Zero);
        _time.Advance(SignInRateLimiter.Window);
        limiter.DelayOf("jane").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void TakeKnown_WhileUnknownBrowsersTryTheNameFromTheSameAddress_HasItsOwnLimit()
    {
        var limiter = new SignInRateLimiter(_time);
        Enumerable.Range(0, 100).Count(_ => limiter.TryAcquire("jane", IPAddress.Loopback) is null).ShouldBe(SignInRateLimiter.PerName);

        Enumerable.Range(0, 100).Count(_ => limiter.TryAcquireKnown("browser") is null).ShouldBe(SignInRateLimiter.PerName);
        limiter.ForgiveKnown("browser");
        limiter.TryAcquireKnown("browser").ShouldBeNull();
    }

    [Fact]
    public void TakeLink_TenInventedOnes_AreRefusedToTheirAddressAlone()
    {
        var limiter = new SignInRateLimiter(_time);
        Enumerable.Range(0, 100).Count(_ => limiter.TryAcquireLink(IPAddress.Parse("10.0.0.1")) is null).ShouldBe(SignInRateLimiter.PerName);
        limiter.TryAcquireLink(IPAddress.Parse("10.0.0.2")).ShouldBeNull();
    }

    [Fact]
    public void Take_OneAddressTryingManyNames_IsHeldUpToo()
    {
        var limiter = new SignInRateLimiter(_time);
        Enumerable.Range(0, 200).Count(n => limiter.TryAcquire($"person{n}", IPAddress.Parse("10.0.0.1")) is null).ShouldBe(SignInRateLimiter.PerAddress);
        limiter.TryAcquire("jane", IPAddress.Parse("10.0.0.2")).ShouldBeNull();
    }

    [Fact]
    public void Take_OneNetworkOfIPv6_CountsAsOneAddress()
    {
        var limiter = new SignInRateLimiter(_time);
        Enumerable.Range(0, 200).Count(n => limiter.TryAcquire($"person{n}", IPAddress.Parse($"2001:db8:1:2:{n:x}::{n:x}")) is null).ShouldBe(SignInRateLimiter.PerAddress);
        limiter.TryAcquire("jane", IPAddress.Parse("2001:db8:1:3::1")).ShouldBeNull();
    }

    [Fact]
    public void Take_AnotherSpelling_IsTheSameName()
    {
        var limiter = new SignInRateLimiter(_time);
        string[] spellings = ["jane", "JANE", " Jane "];
        Enumerable.Range(0, 30).Count(n => limiter.TryAcquire(spellings[n % 3], IPAddress.Loopback) is null).ShouldBe(SignInRateLimiter.PerName);
    }

    [Fact]
    public void Take_AfterTheWait_GoesOn()
    {
        var limiter = new SignInRateLimiter(_time);
        for (var n = 0; n < SignInRateLimiter.PerName; n++)
        {
            limiter.TryAcquire("jane", IPAddress.Parse("::1")).ShouldBeNull();
        }

        var wait = limiter.TryAcquire("jane", IPAddress.Parse("::1")).ShouldNotBeNull();
        wait.ShouldBe(SignInRateLimiter.Window);
        _time.Advance(wait);
        limiter.TryAcquire("jane", IPAddress.Parse("::1")).ShouldBeNull();
    }

    [Fact]
    public void Take_ManyUsersOfOneOffice_AllowsAll()
    {
        var (limiter, office) = (new SignInRateLimiter(_time), IPAddress.Parse("10.0.0.1"));
        for (var n = 0; n < 500; n++)
        {
            limiter.TryAcquire($"person{n}", office).ShouldBeNull();
            limiter.Forgive($"person{n}", office);
        }
    }

    [Fact]
    public void Take_OfWhoGuessesAndHasAnAccountOfTheirOwn_CountsTheirSlipsOn()
    {
        var (limiter, address) = (new SignInRateLimiter(_time), IPAddress.Parse("::1"));
        var guessed = 0;
        for (var n = 0; n < 300; n++)
        {
            guessed += limiter.TryAcquire($"victim{n}", address) is null ? 1 : 0;
            if (limiter.TryAcquire("jane", address) is null)
            {
                limiter.Forgive("jane", address);
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        guessed.ShouldBe(SignInRateLimiter.PerAddress);
    }

    [Fact]
    public void Take_AMillionUnknownNames_UsesBoundedMemoryAndKeepsTheLatest()
    {
        var limiter = new SignInRateLimiter(_time);
        for (var n = 0; n < 100_000; n++)
        {
            limiter.TryAcquire($"person{n}", new IPAddress(n));
        }

        limiter.Keys.ShouldBeLessThanOrEqualTo(30_000);
        for (var n = 0; n < SignInRateLimiter.PerName; n++)
        {
            limiter.TryAcquire("jane", IPAddress.Parse("::1"));
        }

        limiter.TryAcquire("jane", IPAddress.Parse("::1")).ShouldNotBeNull();
    }
}
