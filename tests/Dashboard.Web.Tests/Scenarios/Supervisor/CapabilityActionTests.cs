using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Monitoring;
using Dashboard.Web.Features.Supervisor.Palette;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Phones;
using Dashboard.Web.Features.Supervisor.Transfers;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>The actions that result from an account's capabilities: attended transfers, legs of a call, call monitoring, and the user's own phone.</summary>
public sealed class CapabilityActionTests
{
    private const Capabilities Listens = Capabilities.Monitor | Capabilities.Coach | Capabilities.Barge;

    [Theory]
    [InlineData(Capabilities.AttendedTransfer | Capabilities.JoinCalls | Capabilities.Dial, CallActionStep.Consult)]
    [InlineData(Capabilities.AttendedTransfer, CallActionStep.One)]
    [InlineData(Capabilities.AttendedTransfer | Capabilities.JoinCalls, null)]
    [InlineData(Capabilities.BlindTransfer | Capabilities.Dial, null)]
    public void AttendedTransfer_ByCapabilities_IsSeveralCommandsOrOneOrNone(Capabilities offered, CallActionStep? step) =>
        CallAction.GetAvailable(new AttendedTransferFixture(offered).Row, new AttendedTransferFixture(offered).Supervisor.Snapshot).FirstOrDefault(a => a.Kind == CommandKind.AttendedTransfer)?.Step.ShouldBe(step!.Value);

    [Fact]
    public void AttendedTransfer_ByOneRequest_IsShownDuringTheConsultation()
    {
        var fixture = new AttendedTransferFixture(Capabilities.AttendedTransfer);
        var request = CallAction.GetAvailable(fixture.Row, fixture.Supervisor.Snapshot).Single().CreateRequest(1, "102", null);
        CommandState[] mine = [new(request, "me", "me", fixture.Supervisor.Now, CommandStatus.Accepted, "", fixture.Supervisor.Now)];

        (request.Kind, request.Target, request.Other).ShouldBe((CommandKind.AttendedTransfer, "102", null));
        AttendedTransferView.Create(fixture.Row, null, mine, fixture.Supervisor.Snapshot)!.State.ShouldBeNull();
        fixture.Supervisor.See(fixture.Asked(PresenceState.Ringing));
        var shown = AttendedTransferView.Create(fixture.Row, null, mine, fixture.Supervisor.Snapshot)!;
        (shown.ConsultedParty, shown.State, shown.Actions.Count).ShouldBe(("Jane Citizen 102", PresenceState.Ringing, 0));
        shown.Status.ShouldContain("at the phone");
        AttendedTransferView.Create(fixture.Row, null, [mine[0] with { Status = CommandStatus.Observed }], fixture.Supervisor.Snapshot).ShouldBeNull();
    }

    [Fact]
    public void Pair_WithACallThatComesInMeanwhile_IsNone()
    {
        var fixture = new AttendedTransferFixture();
        fixture.Supervisor.See(fixture.Held, fixture.Supervisor.CallOf("c3", "101", PresenceState.Ringing, "0299998888") with { Direction = CallDirection.Inbound });

        ConsultationPair.Find(fixture.Row, fixture.Supervisor.Snapshot).ShouldBeEmpty();
    }

    [Fact]
    public void HangUp_OfASide_IsOfferedWhereTheAccountOffersIt()
    {
        var fixture = new AttendedTransferFixture(Capabilities.HangUp | Capabilities.HangUpLeg);
        var call = fixture.Talk;

        var action = CallAction.HangUpOf(fixture.Row, call, call.Legs[1], fixture.Supervisor.Snapshot)!;
        var request = action.CreateRequest(5, null, null);
        (request.Kind, request.Extension, request.Call, request.Leg, request.SeenVersion).ShouldBe((CommandKind.HangUp, "101", "c1", "2", 5));
        CallAction.HangUpOf(fixture.Row, call, call.Legs[1], new AttendedTransferFixture(Capabilities.HangUp).Supervisor.Snapshot).ShouldBeNull();
    }

    [Fact]
    public void Monitoring_IsShownOnlyWhileBothCallsExist()
    {
        var fixture = new AttendedTransferFixture(Listens | Capabilities.HangUp);
        CommandState[] mine = [Listened(fixture, CommandKind.Coach)];
        MonitoringSession.Find(mine, fixture.Supervisor.Snapshot).ShouldBeEmpty();

        fixture.Supervisor.See(fixture.Talk, Rings(fixture));
        var session = MonitoringSession.Find(mine, fixture.Supervisor.Snapshot).ShouldHaveSingleItem();
        (session.Party, session.Rings, session.IsByKeypad).ShouldBe(("Jane Citizen 102", true, false));
        session.Switches.ShouldBe([CommandKind.Monitor, CommandKind.Barge]);
        session.End!.Call!.Key.ShouldBe("c9");
        MonitoringSession.Find([Listened(fixture, CommandKind.Coach) with { Status = CommandStatus.Accepted }], fixture.Supervisor.Snapshot).ShouldBeEmpty("it was not seen");

        fixture.Supervisor.See(fixture.Talk);
        MonitoringSession.Find(mine, fixture.Supervisor.Snapshot).ShouldBeEmpty();
    }

    [Fact]
    public void Listening_WhereTheKeypadSwitches_OffersNoCommandForIt()
    {
        var fixture = new AttendedTransferFixture(Listens | Capabilities.KeypadSwitch);
        fixture.Supervisor.See(fixture.Talk, Rings(fixture));

        var session = MonitoringSession.Find([Listened(fixture, CommandKind.Monitor)], fixture.Supervisor.Snapshot).ShouldHaveSingleItem();
        (session.IsByKeypad, session.Switches.Count, session.End).ShouldBe((true, 0, null));
    }

    [Fact]
    public void OwnPhone_ThatIsAnExtension_CallsWhomIsSeen()
    {
        var fixture = new AttendedTransferFixture(Capabilities.Dial);
        var own = UserPhones.Create(new Dictionary<string, string> { ["sydney"] = "102", ["perth"] = "<script>" });

        own.Accounts.ShouldBe(["sydney"]);
        var menu = new ContextMenuPosition(fixture.Row, null, 0, 0).UserCallsOf(fixture.Supervisor.Snapshot, own);
        menu.Select(c => c.Title).ShouldBe(["Call Anna Berg", $"Call {AttendedTransferFixture.Caller}"]);
        menu[0].Hint.ShouldBe("Your phone 102 rings first.");
        var request = menu[^1].Action!.CreateRequest(1, null, null);
        (request.Kind, request.Extension, request.Target, request.Call).ShouldBe((CommandKind.Dial, "102", AttendedTransferFixture.Caller, null));
        own.Add("sydney", "0499").Call("sydney", "101", fixture.Supervisor.Snapshot)!.Action.ShouldBeNull("a phone outside cannot be made to call");
        own.Call("sydney", "102", fixture.Supervisor.Snapshot).ShouldBeNull("it is one's own");
        new ContextMenuPosition(fixture.Row, null, 0, 0).UserCallsOf(fixture.Supervisor.Snapshot, UserPhones.None).ShouldHaveSingleItem().Title.ShouldBe("Call Anna Berg…");
        own.Add("sydney", "").Accounts.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("ask 101 to jane", "102")]
    [InlineData("ask jane for 101", "102")]
    [InlineData("consult anna to 0299998888", "0299998888")]
    public void Palette_AttendedTransfer_TargetsTheConsultedParty(string typed, string target)
    {
        var item = PaletteParser.Parse(typed, new AttendedTransferFixture().Supervisor.Snapshot).ShouldHaveSingleItem();

        (item.Action!.Step, item.Action.Call!.Key, item.Target).ShouldBe((CallActionStep.Consult, "c1", target));
    }

    [Fact]
    public void Palette_OfTwoCalls_ConnectsThemOrTakesBack()
    {
        var fixture = new AttendedTransferFixture();
        fixture.Supervisor.See(fixture.Held, fixture.Asked(PresenceState.OnCall));

        PaletteParser.Parse("connect 101", fixture.Supervisor.Snapshot).ShouldHaveSingleItem().Action!.Other!.Key.ShouldBe("c2");
        PaletteParser.Parse("take back anna", fixture.Supervisor.Snapshot).ShouldHaveSingleItem().Action!.Step.ShouldBe(CallActionStep.ReturnToCaller);
        PaletteParser.Parse("return to caller anna", fixture.Supervisor.Snapshot).ShouldHaveSingleItem().Action!.Step.ShouldBe(CallActionStep.ReturnToCaller);
        PaletteParser.Parse("ask 101 to jane", fixture.Supervisor.Snapshot).ShouldBeEmpty();
        PaletteParser.Parse("hang up 101", fixture.Supervisor.Snapshot).Select(i => i.Action!.Call!.Key).ShouldBe(["c1", "c2"]);
    }

    [Fact]
    public void Palette_WithOnesOwnPhone_NeedsItTypedNeitherForCallsNorForListening()
    {
        var fixture = new AttendedTransferFixture(Capabilities.Dial | Listens);
        var own = UserPhones.None.Add("sydney", "102");

        var call = PaletteParser.Parse("call 0299998888", fixture.Supervisor.Snapshot, own)[0];
        (call.Title, call.Call!.Action!.Target, call.Call.Action.NeedsTarget).ShouldBe(("Call 0299998888 from your phone 102", "0299998888", false));
        PaletteParser.Parse("listen 101", fixture.Supervisor.Snapshot, own).ShouldHaveSingleItem().Target.ShouldBe("102");
        PaletteParser.Parse("listen 101", fixture.Supervisor.Snapshot).ShouldHaveSingleItem().Target.ShouldBeNull();
    }

    private static CommandState Listened(AttendedTransferFixture fixture, CommandKind kind) => new(
        new CommandRequest { Id = Guid.NewGuid(), Kind = kind, Account = SupervisorFixture.Account, Extension = "101", Call = "c1", Target = "102" }, "me", "me", fixture.Supervisor.Now, CommandStatus.Observed, "", fixture.Supervisor.Now);

    private static Call Rings(AttendedTransferFixture fixture) => fixture.Asked(PresenceState.Ringing) with { Key = "c9", Legs = [new CallLeg { Id = "2", Extension = "sydney/102", State = PresenceState.Ringing }] };
}
