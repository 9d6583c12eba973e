using Dashboard.Presence;
using Dashboard.Web.Polling;

namespace Dashboard.Web.Tests.Polling;

public sealed class EndpointPacerTests
{
    private static readonly PollFailure Lost = new(PollFailureKind.Unavailable, "gone");

    [Theory]
    [InlineData(4, PresenceParts.Presence, false, 4)]
    [InlineData(4, PresenceParts.Presence, true, 2)]
    [InlineData(4, PresenceParts.Calls, true, 2)]
    [InlineData(1, PresenceParts.Calls, true, 1)]
    [InlineData(30, PresenceParts.Registrations, true, 30)]
    public void AfterSuccess_CallsUp_IsQuickerForWhatTheyChange(int interval, PresenceParts parts, bool calls, int expected) =>
        Pacer(interval, parts).AfterSuccess(calls).ShouldBe(TimeSpan.FromSeconds(expected));

    [Fact]
    public void AfterFailure_OneAfterAnother_DoublesUpToACap()
    {
        var pacer = Pacer(2);
        Enumerable.Range(0, 7).Select(_ => pacer.AfterFailure(Lost)!.Value.TotalSeconds).ShouldBe([4, 8, 16, 32, 60, 60, 60]);
    }

    [Fact]
    public void AfterSuccess_FollowingFailures_ComesDownAStepATime()
    {
        var pacer = Pacer(2);
        for (var i = 0; i < 3; i++)
        {
            pacer.AfterFailure(Lost);
        }

        Enumerable.Range(0, 4).Select(_ => pacer.AfterSuccess(false).TotalSeconds).ShouldBe([8, 4, 2, 2]);
    }

    [Fact]
    public void AfterFailure_VendorNamesAWait_IsObeyed() =>
        Pacer(2).AfterFailure(new PollFailure(PollFailureKind.Throttled, "slow down", TimeSpan.FromSeconds(77)))
            .ShouldBe(TimeSpan.FromSeconds(77));

    [Fact]
    public void AfterFailure_VendorNamesAShortWaitAfterManyFailures_IsObeyedToTheSecond()
    {
        var pacer = Pacer(2);
        for (var i = 0; i < 5; i++)
        {
            pacer.AfterFailure(Lost);
        }

        pacer.AfterFailure(new PollFailure(PollFailureKind.Unavailable, "busy", TimeSpan.FromSeconds(7))).ShouldBe(TimeSpan.FromSeconds(7));
        pacer.AfterFailure(new PollFailure(PollFailureKind.Throttled, "slow down", TimeSpan.Zero)).ShouldBe(TimeSpan.FromSeconds(2), "at once is no licence to storm");
    }

    [Fact]
    public void AfterFailure_IntervalLongerThanTheCap_IsNotAskedMoreOften() => Pacer(300).AfterFailure(Lost).ShouldBe(TimeSpan.FromSeconds(300));

    [Theory]
    [InlineData(0.0, 48)]
    [InlineData(0.999, 72)]
    public void AfterFailure_ManyTimes_StaysWithinTheCapAndItsJitter(double random, int seconds)
    {
        var pacer = new EndpointPacer(TimeSpan.FromSeconds(2), PresenceParts.Presence, () => random);
        for (var i = 0; i < 40; i++)
        {
            pacer.AfterFailure(Lost);
        }

        pacer.AfterFailure(Lost)!.Value.TotalSeconds.ShouldBe(seconds, 0.1);
    }

    [Fact]
    public void AfterFailure_CredentialsRejected_Stops() =>
        Pacer(2).AfterFailure(new PollFailure(PollFailureKind.AuthRejected, "no")).ShouldBeNull();

    // A random of one half puts the jitter in its middle, where it changes nothing.
    private static EndpointPacer Pacer(int seconds, PresenceParts parts = PresenceParts.Presence) =>
        new(TimeSpan.FromSeconds(seconds), parts, () => 0.5);
}
