using Dashboard.Testing;
using Dashboard.Vendors.Http;

namespace Dashboard.Vendors.Tests.Http;

public sealed class SignInThrottleTests
{
    private readonly ManualTimeProvider _time = new();
    private readonly SignInThrottle _throttle;

    public SignInThrottleTests() => _throttle = new SignInThrottle(_time);

    [Fact]
    public void Wait_BeforeTheFirstSignIn_IsNotPositive() => _throttle.Wait().ShouldBeLessThanOrEqualTo(TimeSpan.Zero);

    [Theory]
    [InlineData(1, 10)]
    [InlineData(2, 20)]
    [InlineData(3, 40)]
    [InlineData(6, 320)]
    [InlineData(7, 600)]
    [InlineData(9, 600)]
    public void Wait_AfterSignIns_DoublesUpToTenMinutes(int signIns, int seconds)
    {
        for (var i = 0; i < signIns; i++)
        {
            _throttle.RecordSignIn();
        }

        _throttle.Wait().ShouldBe(TimeSpan.FromSeconds(seconds));
        _time.Advance(TimeSpan.FromSeconds(seconds));
        _throttle.Wait().ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Wait_AfterAsManySignInsAsTheLimit_LastsUntilTheFirstIsAnHourAgo()
    {
        for (var i = 0; i < SignInThrottle.MaxSignIns; i++)
        {
            _throttle.RecordSignIn();
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        _throttle.Wait().ShouldBe(TimeSpan.FromMinutes(60 - SignInThrottle.MaxSignIns));
        _time.Advance(_throttle.Wait());
        _throttle.Wait().ShouldBeLessThanOrEqualTo(TimeSpan.Zero);
    }

    [Fact]
    public void Clear_EndsThePause()
    {
        _throttle.RecordSignIn();
        _throttle.RecordSignIn();

        _throttle.Clear();

        _throttle.Wait().ShouldBeLessThanOrEqualTo(TimeSpan.Zero);
    }

    [Fact]
    public void EarlyExpiries_FewerThanThree_AreZero()
    {
        _throttle.RecordEarlyExpiry();
        _throttle.RecordEarlyExpiry();
        _throttle.EarlyExpiries.ShouldBe(0);
        _throttle.RecordEarlyExpiry();
        _throttle.EarlyExpiries.ShouldBe(3);
    }

    [Fact]
    public void EarlyExpiries_AfterClear_AreKept()
    {
        for (var i = 0; i < 3; i++)
        {
            _throttle.RecordEarlyExpiry();
        }

        _throttle.Clear();

        _throttle.EarlyExpiries.ShouldBe(3);
    }
}
