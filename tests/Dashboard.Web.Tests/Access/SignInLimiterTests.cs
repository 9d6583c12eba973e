using System.Net;
using Dashboard.Testing;
using Dashboard.Web.Access;

namespace Dashboard.Web.Tests.Access;

public sealed class SignInLimiterTests
{
    private readonly ManualTimeProvider _time = new();

    [Fact]
    public void Take_TwoHundredWrongPasswordsFromOneAddress_LetsTenBeTried()
    {
        var limiter = new SignInLimiter(_time);
        var tried = 0;
        for (var n = 0; n < 200; n++)
        {
            tried += limiter.Take("jane", IPAddress.Parse("10.0.0.1")) is null ? 1 : 0;
            _time.Advance(TimeSpan.FromSeconds(1));
        }

        tried.ShouldBe(SignInLimiter.PerName);
    }

    [Fact]
    public void Take_ANameTriedFromManyAddresses_IsRefusedToNoneAndDelayed()
    {
        var limiter = new SignInLimiter(_time);
        var delays = new List<TimeSpan>();
        for (var n = 0; n < 250; n++)
        {
            limiter.Take("jane", IPAddress.Parse($"10.0.0.{n}")).ShouldBeNull();
            delays.Add(limiter.DelayOf("JANE"));
        }

        delays.Take(SignInLimiter.WithoutDelay).ShouldAllBe(d => d == TimeSpan.Zero);
        delays[SignInLimiter.WithoutDelay].ShouldBeGreaterThan(TimeSpan.Zero);
        delays.ShouldBe(delays.Order());
        delays[^1].ShouldBe(SignInLimiter.LongestDelay);
        limiter.DelayOf("john").ShouldBe(TimeSpan.Zero);
        _time.Advance(SignInLimiter.Window);
        limiter.DelayOf("jane").ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void TakeKnown_WhileStrangersTryTheNameFromTheSameAddress_HasTriesOfItsOwn()
    {
        var limiter = new SignInLimiter(_time);
        Enumerable.Range(0, 100).Count(_ => limiter.Take("jane", IPAddress.Loopback) is null).ShouldBe(SignInLimiter.PerName);

        Enumerable.Range(0, 100).Count(_ => limiter.TakeKnown("browser") is null).ShouldBe(SignInLimiter.PerName);
        limiter.ForgiveKnown("browser");
        limiter.TakeKnown("browser").ShouldBeNull();
    }

    [Fact]
    public void TakeLink_TenInventedOnes_AreRefusedToTheirAddressAlone()
    {
        var limiter = new SignInLimiter(_time);
        Enumerable.Range(0, 100).Count(_ => limiter.TakeLink(IPAddress.Parse("10.0.0.1")) is null).ShouldBe(SignInLimiter.PerName);
        limiter.TakeLink(IPAddress.Parse("10.0.0.2")).ShouldBeNull();
    }

    [Fact]
    public void Take_OneAddressTryingManyNames_IsHeldUpToo()
    {
        var limiter = new SignInLimiter(_time);
        Enumerable.Range(0, 200).Count(n => limiter.Take($"person{n}", IPAddress.Parse("10.0.0.1")) is null).ShouldBe(SignInLimiter.PerAddress);
        limiter.Take("jane", IPAddress.Parse("10.0.0.2")).ShouldBeNull();
    }

    [Fact]
    public void Take_OneNetworkOfIPv6_CountsAsOneAddress()
    {
        var limiter = new SignInLimiter(_time);
        Enumerable.Range(0, 200).Count(n => limiter.Take($"person{n}", IPAddress.Parse($"2001:db8:1:2:{n:x}::{n:x}")) is null).ShouldBe(SignInLimiter.PerAddress);
        limiter.Take("jane", IPAddress.Parse("2001:db8:1:3::1")).ShouldBeNull();
    }

    [Fact]
    public void Take_AnotherSpelling_IsTheSameName()
    {
        var limiter = new SignInLimiter(_time);
        string[] spellings = ["jane", "JANE", " Jane "];
        Enumerable.Range(0, 30).Count(n => limiter.Take(spellings[n % 3], IPAddress.Loopback) is null).ShouldBe(SignInLimiter.PerName);
    }

    [Fact]
    public void Take_AfterTheWait_GoesOn()
    {
        var limiter = new SignInLimiter(_time);
        for (var n = 0; n < SignInLimiter.PerName; n++)
        {
            limiter.Take("jane", IPAddress.Parse("::1")).ShouldBeNull();
        }

        var wait = limiter.Take("jane", IPAddress.Parse("::1")).ShouldNotBeNull();
        wait.ShouldBe(SignInLimiter.Window);
        _time.Advance(wait);
        limiter.Take("jane", IPAddress.Parse("::1")).ShouldBeNull();
    }

    [Fact]
    public void Take_AnOfficeThatComesToWork_LetsAllOfItIn()
    {
        var (limiter, office) = (new SignInLimiter(_time), IPAddress.Parse("10.0.0.1"));
        for (var n = 0; n < 500; n++)
        {
            limiter.Take($"person{n}", office).ShouldBeNull();
            limiter.Forgive($"person{n}", office);
        }
    }

    [Fact]
    public void Take_OfWhoGuessesAndHasAnAccountOfTheirOwn_CountsTheirSlipsOn()
    {
        var (limiter, address) = (new SignInLimiter(_time), IPAddress.Parse("::1"));
        var guessed = 0;
        for (var n = 0; n < 300; n++)
        {
            guessed += limiter.Take($"victim{n}", address) is null ? 1 : 0;
            if (limiter.Take("jane", address) is null)
            {
                limiter.Forgive("jane", address);
            }

            _time.Advance(TimeSpan.FromSeconds(1));
        }

        guessed.ShouldBe(SignInLimiter.PerAddress);
    }

    [Fact]
    public void Take_AMillionNamesThatNobodyHas_StaysSmallAndKeepsTheLatest()
    {
        var limiter = new SignInLimiter(_time);
        for (var n = 0; n < 100_000; n++)
        {
            limiter.Take($"person{n}", new IPAddress(n));
        }

        limiter.Keys.ShouldBeLessThanOrEqualTo(30_000);
        for (var n = 0; n < SignInLimiter.PerName; n++)
        {
            limiter.Take("jane", IPAddress.Parse("::1"));
        }

        limiter.Take("jane", IPAddress.Parse("::1")).ShouldNotBeNull();
    }
}
