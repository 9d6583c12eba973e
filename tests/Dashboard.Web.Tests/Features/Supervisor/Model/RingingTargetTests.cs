using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Tests.Features.Supervisor.Model;

/// <summary>The confirmation before a command with a ringing target.</summary>
public sealed class RingingTargetTests
{
    private readonly SupervisorFixture _fixture = new();

    public RingingTargetTests()
    {
        _fixture.See(
            _fixture.Extension("101", "Anna Berg", PresenceState.OnCall), _fixture.Extension("102", "Jane Citizen", PresenceState.Ringing), _fixture.Extension("103", "Toby Lee"),
            _fixture.Extension("104", "Mei Tran", PresenceState.OnCall));
        _fixture.See(_fixture.CallOf("c1", "101"), _fixture.CallOf("c2", "104"), _fixture.CallOf("c3", "104", PresenceState.Ringing, "0299998888") with { Direction = CallDirection.Inbound });
    }

    [Theory]
    [InlineData(CommandKind.Dial, "102", "Jane Citizen is ringing. Call anyway?")]
    [InlineData(CommandKind.BlindTransfer, "102", "Jane Citizen is ringing. Transfer anyway?")]
    [InlineData(CommandKind.AttendedTransfer, "102", "Jane Citizen is ringing. Consult anyway?")]
    [InlineData(CommandKind.Monitor, "102", "Jane Citizen is ringing. Listen anyway?")]
    [InlineData(CommandKind.BlindTransfer, "104", "Mei Tran has another call that rings. Transfer anyway?")]
    [InlineData(CommandKind.BlindTransfer, "103", null)]
    [InlineData(CommandKind.BlindTransfer, "0412341234", null)]
    [InlineData(CommandKind.HangUp, "102", null)]
    public void Find_ForACommandWithATarget_IsTheConfirmationWhereItRings(CommandKind kind, string target, string? words) =>
        (Ask(new CallAction(kind, "Listen…", Row("101"), _fixture.CallOf("c1", "101")), target)?.Question).ShouldBe(words);

    [Theory]
    [InlineData("102", true)]
    [InlineData("103", false)]
    public void Find_ForARetrieval_IsTheConfirmationWhereTheRetrieverRings(string taker, bool asked) =>
        (Ask(new CallAction(CommandKind.Retrieve, "Retrieve", Row(taker), _fixture.CallOf("c1", "101")), null)?.Question == "Jane Citizen is ringing. Retrieve anyway?").ShouldBe(asked);

    [Fact]
    public void Find_ForAPickUpOfTheRingingCall_IsNull() => Ask(new CallAction(CommandKind.PickUp, "Answer", Row("102"), _fixture.CallOf("c1", "102")), null).ShouldBeNull();

    private ExtensionPresence Row(string number) => _fixture.Snapshot.Extension($"sydney/{number}")!;

    private CommandConfirmation? Ask(CallAction action, string? target) => RingingTarget.Find(action, target, _fixture.Snapshot, () => Task.CompletedTask);
}
