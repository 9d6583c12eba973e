using Dashboard.Presence;
using Dashboard.Web.Commands;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>What an account's capabilities make of asking first, of sides of a call, of listening in, and of one's own phone.</summary>
public sealed class ActingTests
{
    private const Capabilities Listens = Capabilities.Monitor | Capabilities.Coach | Capabilities.Barge;

    [Theory]
    [InlineData(Capabilities.AttendedTransfer | Capabilities.JoinCalls | Capabilities.Dial, DeskStep.AskFirst)]
    [InlineData(Capabilities.AttendedTransfer, DeskStep.One)]
    [InlineData(Capabilities.AttendedTransfer | Capabilities.JoinCalls, null)]
    [InlineData(Capabilities.BlindTransfer | Capabilities.Dial, null)]
    public void AskFirst_ByWhatTheAccountOffers_IsSeveralCommandsOrOneOrNone(Capabilities offered, DeskStep? step) =>
        DeskAction.Of(new AskRig(offered).Row, new AskRig(offered).Desk.Moment).FirstOrDefault(a => a.Kind == CommandKind.AttendedTransfer)?.Step.ShouldBe(step!.Value);

    [Fact]
    public void AskFirst_OfOneRequest_IsShownWhileThePhoneSystemAsks()
    {
        var rig = new AskRig(Capabilities.AttendedTransfer);
        var request = DeskAction.Of(rig.Row, rig.Desk.Moment).Single().Ask(1, "102", null);
        CommandProgress[] mine = [new(request, "me", "me", rig.Desk.Now, CommandStatus.Accepted, "", rig.Desk.Now)];

        (request.Kind, request.Target, request.Other).ShouldBe((CommandKind.AttendedTransfer, "102", null));
        AskShown.Of(rig.Row, null, mine, rig.Desk.Moment)!.State.ShouldBeNull();
        rig.Desk.See(rig.Asked(PresenceState.Ringing));
        var shown = AskShown.Of(rig.Row, null, mine, rig.Desk.Moment)!;
        (shown.Whom, shown.State, shown.Actions.Count).ShouldBe(("Jane Citizen 102", PresenceState.Ringing, 0));
        shown.Says.ShouldContain("at the telephone");
        AskShown.Of(rig.Row, null, [mine[0] with { Status = CommandStatus.Observed }], rig.Desk.Moment).ShouldBeNull();
    }

    [Fact]
    public void Pair_WithACallThatComesInMeanwhile_IsNone()
    {
        var rig = new AskRig();
        rig.Desk.See(rig.Held, rig.Desk.CallOf("c3", "101", PresenceState.Ringing, "0299998888") with { Direction = CallDirection.Inbound });

        CallPair.Of(rig.Row, rig.Desk.Moment).ShouldBeEmpty();
    }

    [Fact]
    public void HangUp_OfASide_IsOfferedWhereTheAccountOffersIt()
    {
        var rig = new AskRig(Capabilities.HangUp | Capabilities.HangUpLeg);
        var call = rig.Talk;

        var action = DeskAction.HangUpOf(rig.Row, call, call.Legs[1], rig.Desk.Moment)!;
        var request = action.Ask(5, null, null);
        (request.Kind, request.Extension, request.Call, request.Leg, request.SeenVersion).ShouldBe((CommandKind.HangUp, "101", "c1", "2", 5));
        DeskAction.HangUpOf(rig.Row, call, call.Legs[1], new AskRig(Capabilities.HangUp).Desk.Moment).ShouldBeNull();
    }

    [Fact]
    public void Listening_IsToldOnceBothCallsAreThereAndNoLongerThanThat()
    {
        var rig = new AskRig(Listens | Capabilities.HangUp);
        CommandProgress[] mine = [Listened(rig, CommandKind.Coach)];
        Listening.Of(mine, rig.Desk.Moment).ShouldBeEmpty();

        rig.Desk.See(rig.Talk, Rings(rig));
        var listening = Listening.Of(mine, rig.Desk.Moment).ShouldHaveSingleItem();
        (listening.Who, listening.Rings, listening.IsByKeypad).ShouldBe(("Jane Citizen 102", true, false));
        listening.Switches.ShouldBe([CommandKind.Monitor, CommandKind.Barge]);
        listening.End!.Call!.Key.ShouldBe("c9");
        Listening.Of([Listened(rig, CommandKind.Coach) with { Status = CommandStatus.Accepted }], rig.Desk.Moment).ShouldBeEmpty("it was not seen");

        rig.Desk.See(rig.Talk);
        Listening.Of(mine, rig.Desk.Moment).ShouldBeEmpty();
    }

    [Fact]
    public void Listening_WhereTheKeypadSwitches_OffersNoCommandForIt()
    {
        var rig = new AskRig(Listens | Capabilities.KeypadSwitch);
        rig.Desk.See(rig.Talk, Rings(rig));

        var listening = Listening.Of([Listened(rig, CommandKind.Monitor)], rig.Desk.Moment).ShouldHaveSingleItem();
        (listening.IsByKeypad, listening.Switches.Count, listening.End).ShouldBe((true, 0, null));
    }

    [Fact]
    public void OwnPhone_ThatIsAnExtension_CallsWhomIsSeen()
    {
        var rig = new AskRig(Capabilities.Dial);
        var own = OwnNumbers.Of(new Dictionary<string, string> { ["sydney"] = "102", ["perth"] = "<script>" });

        own.Accounts.ShouldBe(["sydney"]);
        var menu = new DeskMenuPlace(rig.Row, null, 0, 0).OwnCallsOf(rig.Desk.Moment, own);
        menu.Select(c => c.Words).ShouldBe(["Call Anna Berg", $"Call {AskRig.Caller}"]);
        menu[0].Hint.ShouldBe("Your phone 102 rings first.");
        var request = menu[^1].Action!.Ask(1, null, null);
        (request.Kind, request.Extension, request.Target, request.Call).ShouldBe((CommandKind.Dial, "102", AskRig.Caller, null));
        own.With("sydney", "0499").Call("sydney", "101", rig.Desk.Moment)!.Action.ShouldBeNull("a phone outside cannot be made to call");
        own.Call("sydney", "102", rig.Desk.Moment).ShouldBeNull("it is one's own");
        new DeskMenuPlace(rig.Row, null, 0, 0).OwnCallsOf(rig.Desk.Moment, OwnNumbers.None).ShouldHaveSingleItem().Words.ShouldBe("Call Anna Berg…");
        own.With("sydney", "").Accounts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ask 101 to jane", "102")]
    [InlineData("ask jane for 101", "102")]
    [InlineData("consult anna to 0299998888", "0299998888")]
    public void Palette_AskFirst_LeadsToWhoIsAsked(string typed, string target)
    {
        var item = PaletteParser.Read(typed, new AskRig().Desk.Moment).ShouldHaveSingleItem();

        (item.Action!.Step, item.Action.Call!.Key, item.Target).ShouldBe((DeskStep.AskFirst, "c1", target));
    }

    [Fact]
    public void Palette_OfTwoCalls_ConnectsThemOrTakesBack()
    {
        var rig = new AskRig();
        rig.Desk.See(rig.Held, rig.Asked(PresenceState.OnCall));

        PaletteParser.Read("connect 101", rig.Desk.Moment).ShouldHaveSingleItem().Action!.Other!.Key.ShouldBe("c2");
        PaletteParser.Read("take back anna", rig.Desk.Moment).ShouldHaveSingleItem().Action!.Step.ShouldBe(DeskStep.TakeBack);
        PaletteParser.Read("ask 101 to jane", rig.Desk.Moment).ShouldBeEmpty();
        PaletteParser.Read("hang up 101", rig.Desk.Moment).Select(i => i.Action!.Call!.Key).ShouldBe(["c1", "c2"]);
    }

    [Fact]
    public void Palette_WithOnesOwnPhone_NeedsItTypedNeitherForCallsNorForListening()
    {
        var rig = new AskRig(Capabilities.Dial | Listens);
        var own = OwnNumbers.None.With("sydney", "102");

        var call = PaletteParser.Read("call 0299998888", rig.Desk.Moment, own)[0];
        (call.Words, call.Call!.Action!.Target, call.Call.Action.NeedsTarget).ShouldBe(("Call 0299998888 from your phone 102", "0299998888", false));
        PaletteParser.Read("listen 101", rig.Desk.Moment, own).ShouldHaveSingleItem().Target.ShouldBe("102");
        PaletteParser.Read("listen 101", rig.Desk.Moment).ShouldHaveSingleItem().Target.ShouldBeNull();
    }

    private static CommandProgress Listened(AskRig rig, CommandKind kind) => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = kind, Account = DeskRig.Account, Extension = "101", Call = "c1", Target = "102" }, "me", "me", rig.Desk.Now, CommandStatus.Observed, "", rig.Desk.Now);

    private static Call Rings(AskRig rig) => rig.Asked(PresenceState.Ringing) with { Key = "c9", Legs = [new CallLeg { Id = "2", Extension = "sydney/102", State = PresenceState.Ringing }] };
}
