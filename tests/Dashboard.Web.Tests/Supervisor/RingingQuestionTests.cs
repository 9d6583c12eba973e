using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>What is asked before a command is aimed at a phone that rings.</summary>
public sealed class RingingQuestionTests
{
    private readonly DeskRig _rig = new();

    public RingingQuestionTests()
    {
        _rig.See(
            _rig.Extension("101", "Anna Berg", PresenceState.OnCall), _rig.Extension("102", "Jane Citizen", PresenceState.Ringing), _rig.Extension("103", "Toby Lee"),
            _rig.Extension("104", "Mei Tran", PresenceState.OnCall));
        _rig.See(_rig.CallOf("c1", "101"), _rig.CallOf("c2", "104"), _rig.CallOf("c3", "104", PresenceState.Ringing, "0299998888") with { Direction = CallDirection.Inbound });
    }

    [Theory]
    [InlineData(CommandKind.Dial, "102", "Jane Citizen is ringing. Call anyway?")]
    [InlineData(CommandKind.BlindTransfer, "102", "Jane Citizen is ringing. Transfer anyway?")]
    [InlineData(CommandKind.AttendedTransfer, "102", "Jane Citizen is ringing. Ask anyway?")]
    [InlineData(CommandKind.Monitor, "102", "Jane Citizen is ringing. Listen anyway?")]
    [InlineData(CommandKind.BlindTransfer, "104", "Mei Tran has another call that rings. Transfer anyway?")]
    [InlineData(CommandKind.BlindTransfer, "103", null)]
    [InlineData(CommandKind.BlindTransfer, "0412341234", null)]
    [InlineData(CommandKind.HangUp, "102", null)]
    public void Question_OfACommandThatLeadsTo_IsAskedWhereItRings(CommandKind kind, string target, string? words) =>
        (Ask(new DeskAction(kind, "Listen…", Row("101"), _rig.CallOf("c1", "101")), target)?.Words).ShouldBe(words);

    [Theory]
    [InlineData("102", true)]
    [InlineData("103", false)]
    public void Question_OfAParkedCall_IsAskedWhereWhoTakesItRings(string taker, bool asked) =>
        (Ask(new DeskAction(CommandKind.Retrieve, "Retrieve", Row(taker), _rig.CallOf("c1", "101")), null)?.Words == "Jane Citizen is ringing. Retrieve anyway?").ShouldBe(asked);

    [Fact]
    public void Question_OfAnAnswerWhereItRings_IsNone() => Ask(new DeskAction(CommandKind.PickUp, "Answer", Row("102"), _rig.CallOf("c1", "102")), null).ShouldBeNull();

    private ExtensionPresence Row(string number) => _rig.Moment.Extension($"sydney/{number}")!;

    private DeskQuestion? Ask(DeskAction action, string? target) => RingingTarget.Of(action, target, _rig.Moment, () => Task.CompletedTask);
}
