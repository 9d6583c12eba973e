using Dashboard.Presence.Model;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Tests.Polling.Pacing;

public sealed class PollIntervalPolicyTests
{
    private static readonly PollFailure Lost = new(PollFailureKind.Unavailable, "gone");

    [Theory]
    [InlineData(4, ResourceKinds.Presence, false, 4)]
    [InlineData(4, ResourceKinds.Presence, true, 2)]
    [InlineData(4, ResourceKinds.Calls, true, 2)]
    [InlineData(1, ResourceKinds.Calls, true, 1)]
    [InlineData(30, ResourceKinds.Registrations, true, 30)]
    public void AfterSuccess_CallsUp_IsQuickerForWhatTheyChange(int interval, ResourceKinds parts, bool calls, int expected) =>
        Pacer(interval, parts).AfterSuccess(calls).ShouldBe(TimeSpan.FromSeconds(expected));

    [Fact]
    public void AfterFailure_OneAfterAnother_DoublesUpToACap()
    {
        var policy = Pacer(2);
        Enumerable.Range(0, 7).Select(_ => policy.AfterFailure(Lost)!.Value.TotalSeconds).ShouldBe([4, 8, 16, 32, 60, 60, 60]);
    }

    [Fact]
    public void AfterSuccess_FollowingFailures_ComesDownAStepATime()
    {
        var policy = Pacer(2);
        for (var i = 0; i < 3; i++)
        {
            policy.AfterFailure(Lost);
        }

        Enumerable.Range(0, 4).Select(_ => policy.AfterSuccess(false).TotalSeconds).ShouldBe([8, 4, 2, 2]);
    }

    [Fact]
    public void AfterFailure_VendorNamesAWait_IsObeyed() =>
        Pacer(2).AfterFailure(new PollFailure(PollFailureKind.Throttled, "slow down", TimeSpan.FromSeconds(77)))
            .ShouldBe(TimeSpan.FromSeconds(77));

    [Fact]
    public void AfterFailure_VendorNamesAShortWaitAfterManyFailures_IsObeyedToTheSecond()
    {
        var policy = Pacer(2);
        for (var i = 0; i < 5; i++)
        {
            policy.AfterFailure(Lost);
        }

        policy.AfterFailure(new PollFailure(PollFailureKind.Unavailable, "busy", TimeSpan.FromSeconds(7))).ShouldBe(TimeSpan.FromSeconds(7));
        policy.AfterFailure(new PollFailure(PollFailureKind.Throttled, "slow down", TimeSpan.Zero)).ShouldBe(TimeSpan.FromSeconds(2), "at once is no licence to storm");
    }

    [Fact]
    public void AfterFailure_IntervalLongerThanTheCap_IsNotAskedMoreOften() => Pacer(300).AfterFailure(Lost).ShouldBe(TimeSpan.FromSeconds(300));

    [Theory]
    [InlineData(0.0, 48)]
    [InlineData(0.999, 72)]
    public void AfterFailure_ManyTimes_StaysWithinTheCapAndItsJitter(double random, int seconds)
    {
        var policy = new PollIntervalPolicy(TimeSpan.FromSeconds(2), ResourceKinds.Presence, () => random);
        for (var i = 0; i < 40; i++)
        {
            policy.AfterFailure(Lost);
        }

        policy.AfterFailure(Lost)!.Value.TotalSeconds.ShouldBe(seconds, 0.1);
    }

    [Fact]
    public void AfterFailure_CredentialsRejected_Stops() =>
        Pacer(2).AfterFailure(new PollFailure(PollFailureKind.AuthRejected, "no")).ShouldBeNull();

    // A random value of one half gives a jitter of zero.
    private static PollIntervalPolicy Pacer(int seconds, ResourceKinds parts = ResourceKinds.Presence) =>
        new(TimeSpan.FromSeconds(seconds), parts, () => 0.5);
}
