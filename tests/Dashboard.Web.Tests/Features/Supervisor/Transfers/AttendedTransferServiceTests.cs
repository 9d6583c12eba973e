using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Transfers;

namespace Dashboard.Web.Tests.Features.Supervisor.Transfers;

/// <summary>Attended transfers with each possible outcome.</summary>
public sealed class AttendedTransferServiceTests
{
    private readonly AttendedTransferFixture _fixture = new();

    [Fact]
    public async Task Start_OfACall_HoldsItAndThenDialsTheConsultedParty()
    {
        var seen = _fixture.Supervisor.Snapshot.View.Version;
        await _fixture.StartAsync();

        _fixture.Sent.Select(r => (r.Kind, r.Call, r.Target)).ShouldBe([(CommandKind.Hold, "c1", null), (CommandKind.Dial, null, "102")]);
        _fixture.Sent[0].SeenVersion.ShouldBe(seen);
        _fixture.Sent.Select(r => r.Id).Distinct().Count().ShouldBe(2);
        var shown = _fixture.Shown!;
        (shown.Caller, shown.ConsultedParty, shown.State, shown.Status).ShouldBe((AttendedTransferFixture.Caller, "Jane Citizen 102", PresenceState.Ringing, ""));
        shown.Actions.Select(a => a.Title).ShouldBe(["Transfer", "Return to caller"]);
        shown.NotYet.ShouldBe("Once Jane Citizen 102 has answered");

        _fixture.Supervisor.See(_fixture.Held, _fixture.Asked(PresenceState.OnCall));
        _fixture.Shown!.NotYet.ShouldBeNull();
    }

    [Fact]
    public async Task Start_OfACallThatIsHeld_HoldsNothing()
    {
        _fixture.Supervisor.See(_fixture.Held);
        await _fixture.StartAsync();

        _fixture.Sent.ShouldHaveSingleItem().Kind.ShouldBe(CommandKind.Dial);
    }

    [Theory]
    [InlineData(CommandStatus.Refused)]
    [InlineData(CommandStatus.TimedOut)]
    public async Task Start_WhenTheHoldFails_DialsNothingAndReportsIt(CommandStatus status)
    {
        _fixture.Ends(CommandKind.Hold, status, "Its phone cannot.");
        await _fixture.StartAsync();

        _fixture.Sent.ShouldHaveSingleItem();
        _fixture.Shown!.Status.ShouldBe("The call could not be put on hold, and Jane Citizen 102 was not called. Its phone cannot.");
        _fixture.Shown!.IsOver.ShouldBeTrue();
    }

    [Fact]
    public async Task Start_WhenTheCallerHangsUpMeanwhile_DialsNothing()
    {
        _fixture.Does(CommandKind.Hold, () => _fixture.Supervisor.See(Array.Empty<Call>()));
        await _fixture.StartAsync();

        _fixture.Sent.ShouldHaveSingleItem();
        _fixture.Shown!.Status.ShouldBe($"{AttendedTransferFixture.Caller} has hung up. Jane Citizen 102 was not called.");
    }

    [Fact]
    public async Task Start_WhenTheConsultationFails_OffersToResumeTheCall()
    {
        _fixture.Ends(CommandKind.Dial, CommandStatus.Refused, "No such number.");
        await _fixture.StartAsync();

        _fixture.Shown!.Status.ShouldBe("Jane Citizen 102 could not be called. No such number.");
        _fixture.Shown!.Actions.Select(a => (a.Kind, a.Call!.Key)).ShouldBe([(CommandKind.Resume, "c1"), (CommandKind.AttendedTransfer, "c1"), (CommandKind.HangUp, "c1")]);

        // The caller is still on hold, so the transfer remains shown.
        _fixture.Supervisor.Time.Advance(TimeSpan.FromMinutes(5));
        _fixture.Shown.ShouldNotBeNull();
        _fixture.Supervisor.See(_fixture.Talk);
        _fixture.Shown.ShouldBeNull();
    }

    [Fact]
    public async Task Consultation_WithoutAnAnswer_IsReportedWithTheCallerOnHold()
    {
        await _fixture.StartAsync();
        _fixture.Supervisor.See(_fixture.Held);

        _fixture.Shown!.Status.ShouldBe($"Jane Citizen 102 did not take the call. {AttendedTransferFixture.Caller} is still on hold.");
        _fixture.Shown!.Actions[0].Kind.ShouldBe(CommandKind.Resume);
    }

    [Fact]
    public async Task Consultation_ThatIsHungUp_IsReported()
    {
        await _fixture.StartAsync();
        _fixture.Supervisor.See(_fixture.Held, _fixture.Asked(PresenceState.OnCall));
        _fixture.Shown!.IsOver.ShouldBeFalse();
        _fixture.Supervisor.See(_fixture.Talk);

        _fixture.Shown!.Status.ShouldBe($"The call with Jane Citizen 102 is over. 101 speaks with {AttendedTransferFixture.Caller} again.");
    }

    [Fact]
    public async Task Caller_WhoHangsUp_LeavesTheOtherCallToBeEnded()
    {
        await _fixture.StartAsync();
        _fixture.Supervisor.See(_fixture.Asked(PresenceState.Ringing));

        _fixture.Shown!.Status.ShouldBe($"{AttendedTransferFixture.Caller} has hung up. 101 is still calling Jane Citizen 102.");
        _fixture.Shown!.Actions.Select(a => (a.Kind, a.Call!.Key)).ShouldContain((CommandKind.HangUp, "c2"));
    }

    [Fact]
    public async Task Calls_JoinedAtTheTelephone_AreReportedAsJoined()
    {
        await _fixture.StartAsync();
        _fixture.Supervisor.See(_fixture.Held with { From = AttendedTransferFixture.Caller, To = "102", State = PresenceState.OnCall, Legs = [new CallLeg { Id = "2", Extension = "sydney/102", State = PresenceState.OnCall }] });

        _fixture.Shown!.Status.ShouldBe($"The calls were joined at the phone: {AttendedTransferFixture.Caller} speaks with Jane Citizen 102.");
    }

    [Fact]
    public async Task Both_WhoHangUp_LeaveNothingToDo()
    {
        await _fixture.StartAsync();
        _fixture.Supervisor.See(Array.Empty<Call>());

        _fixture.Shown!.Status.ShouldBe("Both calls are over.");
        _fixture.Supervisor.Time.Advance(TimeSpan.FromMinutes(1));
        _fixture.Shown.ShouldBeNull();
    }

    [Fact]
    public async Task Transfer_AfterTheAnswer_JoinsTheTwoAndIsNoLongerShown()
    {
        await AnsweredAsync();
        _fixture.Does(CommandKind.AttendedTransfer, () => _fixture.Supervisor.See(Array.Empty<Call>()));
        await _fixture.Transfers.JoinAsync(_fixture.Shown!.Actions[0], 7);

        var sent = _fixture.Sent[^1];
        (sent.Kind, sent.Extension, sent.Call, sent.Other, sent.Target, sent.SeenVersion).ShouldBe((CommandKind.AttendedTransfer, "101", "c1", "c2", "102", 7));
        _fixture.Shown.ShouldBeNull();
    }

    [Theory]
    [InlineData(CommandStatus.Refused, "Not transferred. No.")]
    [InlineData(CommandStatus.TimedOut, "It was not confirmed that the calls were joined. No.")]
    public async Task Transfer_ThatWasNotSeen_LeavesBothCallsAndSaysSo(CommandStatus status, string says)
    {
        await AnsweredAsync();
        _fixture.Ends(CommandKind.AttendedTransfer, status, "No.");
        await _fixture.Transfers.JoinAsync(_fixture.Shown!.Actions[0], 7);

        _fixture.Transfers.All["sydney/101"].Status.ShouldBe(says);
        _fixture.Shown!.Actions.Select(a => a.Title).ShouldBe(["Transfer", "Return to caller"]);
    }

    [Fact]
    public async Task TakeBack_EndsTheSecondCallAndThenResumesTheFirst()
    {
        await AnsweredAsync();
        _fixture.Does(CommandKind.HangUp, () => _fixture.Supervisor.See(_fixture.Held));
        _fixture.Does(CommandKind.Resume, () => _fixture.Supervisor.See(_fixture.Talk));
        await _fixture.Transfers.ReturnToCallerAsync(_fixture.Shown!.Actions[1], 7);

        _fixture.Sent.Skip(2).Select(r => (r.Kind, r.Call, r.Other)).ShouldBe([(CommandKind.HangUp, "c2", null), (CommandKind.Resume, "c1", null)]);
        _fixture.Shown.ShouldBeNull();
    }

    [Fact]
    public async Task TakeBack_WhenTheSecondCallIsNotEnded_ResumesNothing()
    {
        await AnsweredAsync();
        _fixture.Ends(CommandKind.HangUp, CommandStatus.TimedOut, "Not seen.");
        await _fixture.Transfers.ReturnToCallerAsync(_fixture.Shown!.Actions[1], 7);

        _fixture.Sent[^1].Kind.ShouldBe(CommandKind.HangUp);
        _fixture.Transfers.All["sydney/101"].Status.ShouldBe("The call to Jane Citizen 102 was not ended. Not seen.");
    }

    [Fact]
    public async Task Start_PressedTwice_IsOneAsking()
    {
        await _fixture.StartAsync();
        await _fixture.Transfers.StartAsync(new CallAction(CommandKind.AttendedTransfer, "", _fixture.Row, _fixture.Held) { Step = CallActionStep.Consult }, "102", 1);

        _fixture.Sent.Count.ShouldBe(2);
    }

    [Fact]
    public void TwoCalls_AfterAReload_CanBeJoinedOrTakenBackByWhatTheBoardShows()
    {
        _fixture.Supervisor.See(_fixture.Held, _fixture.Asked(PresenceState.OnCall));

        var shown = AttendedTransferView.Create(_fixture.Row, null, [], _fixture.Supervisor.Snapshot)!;
        (shown.Caller, shown.ConsultedParty, shown.IsOwnTransfer).ShouldBe((AttendedTransferFixture.Caller, "Jane Citizen 102", false));
        shown.Actions.Select(a => (a.Kind, a.Call!.Key, a.Other!.Key)).ShouldBe([(CommandKind.AttendedTransfer, "c1", "c2"), (CommandKind.HangUp, "c2", "c1")]);
        CallAction.GetAvailable(_fixture.Row, _fixture.Supervisor.Snapshot).Select(a => a.Title).ShouldBe(["Join with 102", "Return to caller", "Resume", "Hang up", "Hold", "Hang up", "Dial from Anna Berg's phone…"]);
    }

    private async Task AnsweredAsync()
    {
        await _fixture.StartAsync();
        _fixture.Supervisor.See(_fixture.Held, _fixture.Asked(PresenceState.OnCall));
    }
}
