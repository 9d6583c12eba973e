using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Model;

public sealed class CallTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly Call Call = new() { Account = "sydney", Key = "c1", State = PresenceState.OnCall, StartedAt = Start, AnsweredAt = At(10), ObservedAt = At(12) };

    [Fact]
    public void GetStart_OfACall_IsItsAnswerOrItsStart()
    {
        CallTimes.GetStart(Call).ShouldBe(At(10));
        CallTimes.GetStart(Call with { AnsweredAt = null }).ShouldBe(Start);
        CallTimes.GetStart(Call with { AnsweredAt = null, StartedAt = null }).ShouldBeNull();
    }

    [Theory]
    [InlineData(PresenceState.OnCall, true, 10)]
    [InlineData(PresenceState.OnCall, false, null)]
    [InlineData(PresenceState.Ringing, false, 0)]
    [InlineData(PresenceState.Dialing, false, 0)]
    [InlineData(PresenceState.Ringing, true, null)]
    [InlineData(PresenceState.OnHold, true, null)]
    public void GetStateStart_OfACallThatWasNotSeenInAnotherState_IsWhatTheVendorReports(PresenceState state, bool isAnswered, int? seconds) =>
        CallTimes.GetStateStart(Call with { State = state, AnsweredAt = isAnswered ? At(10) : null }).ShouldBe(seconds is { } s ? At(s) : null);

    [Fact]
    public void GetStateStart_OfACallThatWasSeenInAnotherState_IsTheChange() => CallTimes.GetStateStart(Call with { StateSince = At(30) }).ShouldBe(At(30));

    [Fact]
    public void GetStateStart_OfAParkedCall_IsNotItsAnswer()
    {
        var parked = Call with { Legs = [new CallLeg { Id = "1", State = PresenceState.OnCall, Parked = true }] };

        (CallTimes.IsParked(parked), CallTimes.GetStateStart(parked)).ShouldBe((true, null));
        CallTimes.IsParked(Call).ShouldBeFalse();
    }

    [Fact]
    public void GetNextStateStart_InTheSameState_KeepsTheStart() => CallTimes.GetNextStateStart(Call with { StateSince = At(5) }, Call with { ObservedAt = At(20) }).ShouldBe(At(5));

    [Fact]
    public void GetNextStateStart_InAnotherState_IsWhenItWasSeen() => CallTimes.GetNextStateStart(Call, Call with { State = PresenceState.OnHold, ObservedAt = At(20) }).ShouldBe(At(20));

    [Theory]
    [InlineData(13, 13)]
    [InlineData(12, 20)]
    public void GetNextStateStart_AnsweredCall_IsTheReportedAnswerUnlessItIsBeforeTheLastPoll(int answered, int expected) =>
        CallTimes.GetNextStateStart(Call with { State = PresenceState.Ringing, AnsweredAt = null }, Call with { AnsweredAt = At(answered), ObservedAt = At(20) }).ShouldBe(At(expected));

    [Fact]
    public void GetNextStateStart_ParkedCall_IsWhenItWasSeen() =>
        CallTimes.GetNextStateStart(Call, Call with { Legs = [new CallLeg { Id = "1", State = PresenceState.OnCall, Parked = true }], ObservedAt = At(20) }).ShouldBe(At(20));

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
