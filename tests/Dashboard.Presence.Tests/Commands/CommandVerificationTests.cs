using System.Collections.Immutable;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Commands;

/// <summary>
/// Extension 101 is in a call with an external party. Tests what a poll must show for a command on that call to count as confirmed.
/// </summary>
public sealed class CommandVerificationTests
{
    private const string Outside = "0412 341 234";
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _board;
    private readonly Call _talk;

    public CommandVerificationTests()
    {
        _board = new PresenceStore(_time, "e");
        _talk = Call("1", PresenceState.OnCall, Leg("a", "101"), Leg("b", null, Outside));
        See(_talk);
    }

    [Fact]
    public void Dial_IsSeenByANewCallOfTheExtension()
    {
        var expected = Expect(CommandKind.Dial, call: null, target: "105");

        See(_talk, Call("2", PresenceState.Ringing, Leg("a", "102"), Leg("b", "105")));
        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(_talk, Call("2", PresenceState.Ringing, Leg("a", "101"), Leg("b", "105")));
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void HangUp_IsSeenWhenTheCallIsGone()
    {
        var expected = Expect(CommandKind.HangUp);

        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(Call("2", PresenceState.OnCall, Leg("a", "101")));
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void HangUpOfALeg_IsSeenWhenTheLegIsGoneAndTheCallStays()
    {
        var expected = Expect(CommandKind.HangUp, leg: _talk.Legs[1]);

        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(_talk with { Legs = [_talk.Legs[0]] });
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void HoldAndResume_AreSeenByTheLegThatIsHeld()
    {
        var held = _talk with { Legs = [_talk.Legs[0], _talk.Legs[1] with { Held = true }] };
        var hold = Expect(CommandKind.Hold);
        var holdOfTheOther = Expect(CommandKind.Hold, leg: _talk.Legs[0]);

        hold.IsConfirmed(_board.Current).ShouldBeFalse();
        See(held);
        hold.IsConfirmed(_board.Current).ShouldBeTrue();
        holdOfTheOther.IsConfirmed(_board.Current).ShouldBeFalse();

        var resume = Expect(CommandKind.Resume);
        resume.IsConfirmed(_board.Current).ShouldBeFalse();
        See(_talk);
        resume.IsConfirmed(_board.Current).ShouldBeTrue();
        See();
        resume.IsConfirmed(_board.Current).ShouldBeFalse("a call that ended was not resumed");
        hold.IsConfirmed(_board.Current).ShouldBeFalse("a call that ended is not on hold");
    }

    [Fact]
    public void ParkAndRetrieve_AreSeenByTheLegThatIsParkedAndWhoTookIt()
    {
        var parked = Call("1", PresenceState.OnHold, Leg("b", null, Outside) with { Parked = true });
        var park = Expect(CommandKind.Park);

        park.IsConfirmed(_board.Current).ShouldBeFalse();
        See(parked);
        park.IsConfirmed(_board.Current).ShouldBeTrue();

        var retrieve = Expect(CommandKind.Retrieve, call: parked, extension: "103");
        retrieve.IsConfirmed(_board.Current).ShouldBeFalse();
        See(Call("1", PresenceState.OnCall, Leg("b", null, Outside), Leg("c", "102")));
        retrieve.IsConfirmed(_board.Current).ShouldBeFalse("another took it");
        See(Call("1", PresenceState.OnCall, Leg("b", null, Outside), Leg("c", "103")));
        retrieve.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Theory]
    [InlineData("105")]
    [InlineData("0498-765-432")]
    public void BlindTransfer_IsSeenWhenTheTargetHasItAndTheGiverHasNot(string target)
    {
        var to = target == "105" ? Leg("c", "105") : Leg("c", null, "0498765432");
        var expected = Expect(CommandKind.BlindTransfer, target: target);

        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See();
        expected.IsConfirmed(_board.Current).ShouldBeFalse("the call ended instead");
        See(Call("1", PresenceState.OnCall, Leg("a", "101"), Leg("b", null, Outside), to));
        expected.IsConfirmed(_board.Current).ShouldBeFalse("the giver is in it still");
        See(Call("1", PresenceState.Ringing, Leg("b", null, Outside), to));
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
        See(Call("9", PresenceState.Ringing, Leg("b", null, Outside), to));
        expected.IsConfirmed(_board.Current).ShouldBeTrue("the vendor gave it another id");
    }

    [Fact]
    public void BlindTransfer_ToANationalNumber_IsSeenByItsInternationalForm()
    {
        _board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl", Region = "AU" });
        var expected = Expect(CommandKind.BlindTransfer, target: "0298765432");

        See(Call("9", PresenceState.Ringing, Leg("b", null, Outside), Leg("c", null, "+61298765432")));

        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void BlindTransfer_ToWhoWasOnAnotherCallBefore_IsNotSeenByThatCall()
    {
        var theirs = Call("7", PresenceState.OnCall, Leg("x", "105"), Leg("y", null, "0400"));
        See(_talk, theirs);
        var expected = Expect(CommandKind.BlindTransfer, target: "105");

        See(theirs);
        expected.IsConfirmed(_board.Current).ShouldBeFalse();
    }

    [Fact]
    public void AttendedTransfer_IsSeenWhenTheTwoPartiesSpeakWithoutTheGiver()
    {
        var consult = Call("2", PresenceState.OnCall, Leg("a", "101"), Leg("c", "105"));
        See(_talk, consult);
        var expected = Expect(CommandKind.AttendedTransfer, other: consult, target: "105");

        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(_talk);
        expected.IsConfirmed(_board.Current).ShouldBeFalse("the consultation ended");
        See(Call("2", PresenceState.OnCall, Leg("b", null, Outside), Leg("c", "105")));
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void AttendedTransferOfOneRequest_IsUnderWayWhileTheyAreAskedAndSeenOnlyOnceItWasGiven()
    {
        // For a phone system that lists one call per handset: the target has its own call, with the transferring extension as caller.
        var asked = Call("3", PresenceState.Ringing, Leg("105", "105")) with { From = "101", To = "105" };
        var asks = Call("2", PresenceState.Dialing, Leg("101", "101")) with { From = "101", To = "105" };
        var expected = Expect(CommandKind.AttendedTransfer, target: "105");

        expected.IsPending(_board.Current).ShouldBeFalse();
        See(asks, asked);
        expected.IsPending(_board.Current).ShouldBeTrue();
        expected.IsConfirmed(_board.Current).ShouldBeFalse("their phone rings, and nothing is given yet");
        See(_talk);
        expected.IsPending(_board.Current).ShouldBeFalse("they did not answer");
        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(asked with { From = Outside, State = PresenceState.OnCall });
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void Transfer_WhoseCallHasLeftUnseen_SaysWhatMayBe()
    {
        var expected = Expect(CommandKind.BlindTransfer, target: "0299998888");

        expected.HasLeft(_board.Current).ShouldBeFalse();
        See(Call("9", PresenceState.OnCall, Leg("a", "104")));
        expected.HasLeft(_board.Current).ShouldBeTrue();
    }

    [Fact]
    public void PickUp_IsSeenWhenTheExtensionSpeaks()
    {
        var ringing = Call("3", PresenceState.Ringing, Leg("b", null, Outside), Leg("c", "102"));
        See(ringing);
        var expected = Expect(CommandKind.PickUp, call: ringing, extension: "102");

        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(ringing with { State = PresenceState.OnCall });
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Theory]
    [InlineData(CommandKind.Monitor)]
    [InlineData(CommandKind.Coach)]
    [InlineData(CommandKind.Barge)]
    public void ListeningIn_IsSeenWhenTheSupervisorIsInACallThatWasNotThere(CommandKind kind)
    {
        var expected = Expect(kind, target: "110");

        expected.IsConfirmed(_board.Current).ShouldBeFalse();
        See(_talk, Call("4", PresenceState.OnCall, Leg("s", "110")));
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
        See(_talk with { Legs = _talk.Legs.Add(Leg("s", "110")) });
        expected.IsConfirmed(_board.Current).ShouldBeTrue();
    }

    [Theory]
    [InlineData(CommandKind.StartRecording)]
    [InlineData(CommandKind.StopRecording)]
    public void Recording_IsShownByNoList_SoNothingIsExpected(CommandKind kind) =>
        CommandVerification.Create("sydney", new CallCommand(kind, "101") { Call = _talk }, _board.Current).ShouldBeNull();

    private CommandVerification Expect(CommandKind kind, Call? call = null, CallLeg? leg = null, string extension = "101", string? target = null, Call? other = null) =>
        CommandVerification.Create(
            "sydney",
            new CallCommand(kind, extension) { Call = call ?? (kind == CommandKind.Dial ? null : _talk), Leg = leg, Target = target, Other = other },
            _board.Current).ShouldNotBeNull();

    private void See(params Call[] calls)
    {
        _time.Advance(TimeSpan.FromSeconds(1));
        _board.Apply(new Observation { Account = "sydney", Endpoint = "calls", At = _time.GetUtcNow(), Calls = new ObservedResources<Call>([.. calls], true) });
    }

    private Call Call(string id, PresenceState state, params CallLeg[] legs) => new()
    {
        Key = $"sydney/{id}", Account = "sydney", VendorId = id, State = state, Legs = [.. legs], ObservedAt = _time.GetUtcNow(),
    };

    private static CallLeg Leg(string id, string? extension, string? party = null) => new()
    {
        Id = id, Extension = extension is null ? null : $"sydney/{extension}", Party = party ?? extension, State = PresenceState.OnCall,
    };
}
