using Dashboard.Presence;
using Dashboard.Web.Commands;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>Asking before a call is given away, to each of its ends.</summary>
public sealed class AskFirstTests
{
    private readonly AskRig _rig = new();

    [Fact]
    public async Task Start_OfATalk_HoldsItAndThenCallsWhoIsAsked()
    {
        var seen = _rig.Desk.Moment.View.Version;
        await _rig.StartAsync();

        _rig.Sent.Select(r => (r.Kind, r.Call, r.Target)).ShouldBe([(CommandKind.Hold, "c1", null), (CommandKind.Dial, null, "102")]);
        _rig.Sent[0].SeenVersion.ShouldBe(seen);
        _rig.Sent.Select(r => r.Id).Distinct().Count().ShouldBe(2);
        var shown = _rig.Shown!;
        (shown.Caller, shown.Whom, shown.State, shown.Says).ShouldBe((AskRig.Caller, "Jane Citizen 102", PresenceState.Ringing, ""));
        shown.Actions.Select(a => a.Words).ShouldBe(["Transfer", "Take back"]);
        shown.NotYet.ShouldBe("Once Jane Citizen 102 has answered");

        _rig.Desk.See(_rig.Held, _rig.Asked(PresenceState.OnCall));
        _rig.Shown!.NotYet.ShouldBeNull();
    }

    [Fact]
    public async Task Start_OfACallThatIsHeld_HoldsNothing()
    {
        _rig.Desk.See(_rig.Held);
        await _rig.StartAsync();

        _rig.Sent.ShouldHaveSingleItem().Kind.ShouldBe(CommandKind.Dial);
    }

    [Theory]
    [InlineData(CommandStatus.Refused)]
    [InlineData(CommandStatus.TimedOut)]
    public async Task Start_WhenItCannotBeHeld_CallsNobodyAndSaysSo(CommandStatus status)
    {
        _rig.Ends(CommandKind.Hold, status, "Its phone cannot.");
        await _rig.StartAsync();

        _rig.Sent.ShouldHaveSingleItem();
        _rig.Shown!.Says.ShouldBe("The call could not be put on hold, and Jane Citizen 102 was not called. Its phone cannot.");
        _rig.Shown!.IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_WhenTheCallerHangsUpMeanwhile_CallsNobody()
    {
        _rig.Does(CommandKind.Hold, () => _rig.Desk.See(Array.Empty<Call>()));
        await _rig.StartAsync();

        _rig.Sent.ShouldHaveSingleItem();
        _rig.Shown!.Says.ShouldBe($"{AskRig.Caller} has hung up. Jane Citizen 102 was not called.");
    }

    [Fact]
    public async Task Start_WhenWhoIsAskedCannotBeCalled_OffersToTakeTheCallerBack()
    {
        _rig.Ends(CommandKind.Dial, CommandStatus.Refused, "No such number.");
        await _rig.StartAsync();

        _rig.Shown!.Says.ShouldBe("Jane Citizen 102 could not be called. No such number.");
        _rig.Shown!.Actions.Select(a => (a.Kind, a.Call!.Key)).ShouldBe([(CommandKind.Resume, "c1"), (CommandKind.AttendedTransfer, "c1"), (CommandKind.HangUp, "c1")]);

        // Somebody waits: it is told for as long as that.
        _rig.Desk.Time.Advance(TimeSpan.FromMinutes(5));
        _rig.Shown.ShouldNotBeNull();
        _rig.Desk.See(_rig.Talk);
        _rig.Shown.ShouldBeNull();
    }

    [Fact]
    public async Task Asked_WhoDoesNotAnswer_IsToldWithTheCallerOnHold()
    {
        await _rig.StartAsync();
        _rig.Desk.See(_rig.Held);

        _rig.Shown!.Says.ShouldBe($"Jane Citizen 102 did not take the call. {AskRig.Caller} is on hold still.");
        _rig.Shown!.Actions[0].Kind.ShouldBe(CommandKind.Resume);
    }

    [Fact]
    public async Task Asked_WhoHangsUpAfterATalk_IsToldSo()
    {
        await _rig.StartAsync();
        _rig.Desk.See(_rig.Held, _rig.Asked(PresenceState.OnCall));
        _rig.Shown!.IsOver.ShouldBeFalse();
        _rig.Desk.See(_rig.Talk);

        _rig.Shown!.Says.ShouldBe($"The call with Jane Citizen 102 is over. 101 speaks with {AskRig.Caller} again.");
    }

    [Fact]
    public async Task Caller_WhoHangsUp_LeavesTheOtherCallToBeEnded()
    {
        await _rig.StartAsync();
        _rig.Desk.See(_rig.Asked(PresenceState.Ringing));

        _rig.Shown!.Says.ShouldBe($"{AskRig.Caller} has hung up. 101 is still calling Jane Citizen 102.");
        _rig.Shown!.Actions.Select(a => (a.Kind, a.Call!.Key)).ShouldContain((CommandKind.HangUp, "c2"));
    }

    [Fact]
    public async Task Calls_JoinedAtTheTelephone_AreToldAsJoined()
    {
        await _rig.StartAsync();
        _rig.Desk.See(_rig.Held with { From = AskRig.Caller, To = "102", State = PresenceState.OnCall, Legs = [new CallLeg { Id = "2", Extension = "sydney/102", State = PresenceState.OnCall }] });

        _rig.Shown!.Says.ShouldBe($"The two were joined at the telephone: {AskRig.Caller} has Jane Citizen 102.");
    }

    [Fact]
    public async Task Both_WhoHangUp_LeaveNothingToDo()
    {
        await _rig.StartAsync();
        _rig.Desk.See(Array.Empty<Call>());

        _rig.Shown!.Says.ShouldBe("Both calls are over.");
        _rig.Desk.Time.Advance(TimeSpan.FromMinutes(1));
        _rig.Shown.ShouldBeNull();
    }

    [Fact]
    public async Task Transfer_OnceAnswered_JoinsTheTwoAndIsToldNoMore()
    {
        await AnsweredAsync();
        _rig.Does(CommandKind.AttendedTransfer, () => _rig.Desk.See(Array.Empty<Call>()));
        await _rig.Asks.JoinAsync(_rig.Shown!.Actions[0], 7);

        var sent = _rig.Sent[^1];
        (sent.Kind, sent.Extension, sent.Call, sent.Other, sent.Target, sent.SeenVersion).ShouldBe((CommandKind.AttendedTransfer, "101", "c1", "c2", "102", 7));
        _rig.Shown.ShouldBeNull();
    }

    [Theory]
    [InlineData(CommandStatus.Refused, "Not transferred. No.")]
    [InlineData(CommandStatus.TimedOut, "It was not seen that they were joined. No.")]
    public async Task Transfer_ThatWasNotSeen_LeavesBothCallsAndSaysSo(CommandStatus status, string says)
    {
        await AnsweredAsync();
        _rig.Ends(CommandKind.AttendedTransfer, status, "No.");
        await _rig.Asks.JoinAsync(_rig.Shown!.Actions[0], 7);

        _rig.Asks.All["sydney/101"].Says.ShouldBe(says);
        _rig.Shown!.Actions.Select(a => a.Words).ShouldBe(["Transfer", "Take back"]);
    }

    [Fact]
    public async Task TakeBack_EndsTheSecondCallAndThenResumesTheFirst()
    {
        await AnsweredAsync();
        _rig.Does(CommandKind.HangUp, () => _rig.Desk.See(_rig.Held));
        _rig.Does(CommandKind.Resume, () => _rig.Desk.See(_rig.Talk));
        await _rig.Asks.TakeBackAsync(_rig.Shown!.Actions[1], 7);

        _rig.Sent.Skip(2).Select(r => (r.Kind, r.Call, r.Other)).ShouldBe([(CommandKind.HangUp, "c2", null), (CommandKind.Resume, "c1", null)]);
        _rig.Shown.ShouldBeNull();
    }

    [Fact]
    public async Task TakeBack_WhenTheSecondCallIsNotEnded_ResumesNothing()
    {
        await AnsweredAsync();
        _rig.Ends(CommandKind.HangUp, CommandStatus.TimedOut, "Not seen.");
        await _rig.Asks.TakeBackAsync(_rig.Shown!.Actions[1], 7);

        _rig.Sent[^1].Kind.ShouldBe(CommandKind.HangUp);
        _rig.Asks.All["sydney/101"].Says.ShouldBe("The call to Jane Citizen 102 was not ended. Not seen.");
    }

    [Fact]
    public async Task Start_PressedTwice_IsOneAsking()
    {
        await _rig.StartAsync();
        await _rig.Asks.StartAsync(new DeskAction(CommandKind.AttendedTransfer, "", _rig.Row, _rig.Held) { Step = DeskStep.AskFirst }, "102", 1);

        _rig.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public void TwoCalls_AfterAReload_CanBeJoinedOrTakenBackByWhatTheBoardShows()
    {
        _rig.Desk.See(_rig.Held, _rig.Asked(PresenceState.OnCall));

        var shown = AskShown.Of(_rig.Row, null, [], _rig.Desk.Moment)!;
        (shown.Caller, shown.Whom, shown.IsOwn).ShouldBe((AskRig.Caller, "Jane Citizen 102", false));
        shown.Actions.Select(a => (a.Kind, a.Call!.Key, a.Other!.Key)).ShouldBe([(CommandKind.AttendedTransfer, "c1", "c2"), (CommandKind.HangUp, "c2", "c1")]);
        DeskAction.Of(_rig.Row, _rig.Desk.Moment).Select(a => a.Words).ShouldBe(["Join with 102", "Take back", "Resume", "Hang up", "Hold", "Hang up", "Dial from Anna Berg's phone…"]);
    }

    private async Task AnsweredAsync()
    {
        await _rig.StartAsync();
        _rig.Desk.See(_rig.Held, _rig.Asked(PresenceState.OnCall));
    }
}
