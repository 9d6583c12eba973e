using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;

namespace Dashboard.Web.Tests.Polling;

public sealed class PolledEndpointTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly PollFailure Down = new(PollFailureKind.Unavailable, "down");
    private static readonly PollFailure Late = new(PollFailureKind.Late, "late");
    private readonly PolledEndpoint _endpoint = new(new VendorEndpoint("calls", ResourceKinds.Calls), new PollIntervalPolicy(TimeSpan.FromSeconds(2), ResourceKinds.Calls, () => 0.5));

    [Fact]
    public void Status_BeforeTheFirstPoll_HasNoTimes()
    {
        _endpoint.Status.ShouldBe(new EndpointStatus("calls", null));
        (_endpoint.LastSuccessAt, _endpoint.LastResponseAt, _endpoint.DueAt).ShouldBe((null, DateTimeOffset.MinValue, DateTimeOffset.MinValue));
    }

    [Fact]
    public void Fail_Repeatedly_KeepsTheTimeOfTheFirstFailure()
    {
        _endpoint.Succeed(At(0));
        _endpoint.Fail(Down, At(2), TimeSpan.FromSeconds(4));
        _endpoint.Fail(Down with { Message = "still down" }, At(6), TimeSpan.FromSeconds(8));

        _endpoint.Status.Failure.ShouldBe(new EndpointFailure("calls", PollFailureKind.Unavailable, "still down", At(2), At(14), At(0)));
        (_endpoint.LastSuccessAt, _endpoint.LastResponseAt).ShouldBe((At(0), At(6)));
    }

    [Fact]
    public void Fail_WithoutANextTry_HasNone()
    {
        _endpoint.Fail(Down, At(2), null);

        _endpoint.Status.Failure!.NextTryAt.ShouldBeNull();
    }

    [Fact]
    public void Succeed_AfterAFailure_KeepsItAsThePastOne()
    {
        _endpoint.Fail(Down, At(2), TimeSpan.FromSeconds(4));
        _endpoint.Succeed(At(6));
        _endpoint.Succeed(At(8));

        _endpoint.Status.ShouldBe(new EndpointStatus("calls", null, new EndpointFailure("calls", PollFailureKind.Unavailable, "down", At(2), null)));
        _endpoint.Fail(Down, At(10), null);
        (_endpoint.Status.Failure!.Since, _endpoint.Status.LastFailure!.Since).ShouldBe((At(10), At(2)));
    }

    [Fact]
    public void Plan_NextPoll_IsDueThenOrNever()
    {
        _endpoint.Plan(At(0), TimeSpan.FromSeconds(2));
        _endpoint.DueAt.ShouldBe(At(2));

        _endpoint.Plan(At(0), null);

        _endpoint.DueAt.ShouldBe(DateTimeOffset.MaxValue);
    }

    [Fact]
    public void Miss_APollThatIsLate_IsAFailure()
    {
        _endpoint.Succeed(At(0));

        _endpoint.Miss(Late, due: At(2), now: At(20)).ShouldBeTrue();

        _endpoint.Status.Failure.ShouldBe(new EndpointFailure("calls", PollFailureKind.Late, "late", At(20), At(20), At(0)));
    }

    [Fact]
    public void Miss_APollThatHasEndedMeanwhile_IsNoFailure()
    {
        _endpoint.Succeed(At(3));

        _endpoint.Miss(Late, due: At(2), now: At(20)).ShouldBeFalse();

        _endpoint.Status.Failure.ShouldBeNull();
    }

    [Fact]
    public void Miss_WithAnotherFailure_KeepsIt()
    {
        _endpoint.Fail(Down, At(1), null);

        _endpoint.Miss(Late, due: At(2), now: At(20)).ShouldBeFalse();

        _endpoint.Status.Failure!.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    [Fact]
    public void Count_OfObservations_AddsRowsAndValuesAndKeepsTheLatestCalls()
    {
        _endpoint.Count(Seen(badRows: 2, unownedCalls: 5, "odd", "strange"));
        _endpoint.Count(Seen(badRows: 1, unownedCalls: 3, "odd"));

        (_endpoint.BadRows, _endpoint.UnknownValues, _endpoint.UnownedCalls).ShouldBe((3, 3, 3));
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private static Observation Seen(int badRows, int unownedCalls, params string[] words) => new()
    {
        Account = "sydney", Endpoint = "calls", At = Start, BadRows = badRows, UnownedCalls = unownedCalls, UnknownValues = [.. words],
    };
}
