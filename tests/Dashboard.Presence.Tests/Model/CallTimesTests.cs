using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Model;

public sealed class CallTimesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly Call Call = new() { Account = "sydney", Key = "c1", State = PresenceState.OnCall, StartedAt = Start, AnsweredAt = At(10), ObservedAt = At(12) };

    [Fact]
    public void Began_OfACall_IsItsAnswerOrItsStart()
    {
        CallTimes.Began(Call).ShouldBe(At(10));
        CallTimes.Began(Call with { AnsweredAt = null }).ShouldBe(Start);
        CallTimes.Began(Call with { AnsweredAt = null, StartedAt = null }).ShouldBeNull();
    }

    [Theory]
    [InlineData(PresenceState.OnCall, true, 10)]
    [InlineData(PresenceState.OnCall, false, null)]
    [InlineData(PresenceState.Ringing, false, 0)]
    [InlineData(PresenceState.Dialing, false, 0)]
    [InlineData(PresenceState.Ringing, true, null)]
    [InlineData(PresenceState.OnHold, true, null)]
    public void InState_OfACallThatWasNotSeenInAnotherState_IsWhatTheVendorReports(PresenceState state, bool isAnswered, int? seconds) =>
        CallTimes.InState(Call with { State = state, AnsweredAt = isAnswered ? At(10) : null }).ShouldBe(seconds is { } s ? At(s) : null);

    [Fact]
    public void InState_OfACallThatWasSeenInAnotherState_IsTheChange() => CallTimes.InState(Call with { StateSince = At(30) }).ShouldBe(At(30));

    [Fact]
    public void InState_OfAParkedCall_IsNotItsAnswer()
    {
        var parked = Call with { Legs = [new CallLeg { Id = "1", State = PresenceState.OnCall, Parked = true }] };

        (CallTimes.IsParked(parked), CallTimes.InState(parked)).ShouldBe((true, null));
        CallTimes.IsParked(Call).ShouldBeFalse();
    }

    [Fact]
    public void Next_InTheSameState_KeepsTheStart() => CallTimes.Next(Call with { StateSince = At(5) }, Call with { ObservedAt = At(20) }).ShouldBe(At(5));

    [Fact]
    public void Next_InAnotherState_IsWhenItWasSeen() => CallTimes.Next(Call, Call with { State = PresenceState.OnHold, ObservedAt = At(20) }).ShouldBe(At(20));

    [Theory]
    [InlineData(13, 13)]
    [InlineData(12, 20)]
    public void Next_AnsweredCall_IsTheReportedAnswerUnlessItIsBeforeTheLastPoll(int answered, int expected) =>
        CallTimes.Next(Call with { State = PresenceState.Ringing, AnsweredAt = null }, Call with { AnsweredAt = At(answered), ObservedAt = At(20) }).ShouldBe(At(expected));

    [Fact]
    public void Next_ParkedCall_IsWhenItWasSeen() =>
        CallTimes.Next(Call, Call with { Legs = [new CallLeg { Id = "1", State = PresenceState.OnCall, Parked = true }], ObservedAt = At(20) }).ShouldBe(At(20));

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);
}
