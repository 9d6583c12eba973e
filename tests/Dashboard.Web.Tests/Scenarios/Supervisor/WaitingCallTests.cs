using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>A call that rings at a busy extension, on the supervisor's page.</summary>
public sealed class WaitingCallTests
{
    private readonly SupervisorFixture _fixture = new();

    [Fact]
    public void Extension_WithACallWaiting_IsFoundAsTalkingAndAsRinging()
    {
        var row = Talking();

        _fixture.Snapshot.IsIn(row, ShownState.OnCall).ShouldBeTrue();
        _fixture.Snapshot.IsIn(row, ShownState.Ringing).ShouldBeTrue();
        GridExportFormatter.Party(row, _fixture.Snapshot).ShouldContain("Waiting ");
    }

    [Fact]
    public void Extension_ThatRings_HasNoCallWaiting() => _fixture.Snapshot.Waiting(Talking() with { State = PresenceState.Ringing }).ShouldBeNull();

    private ExtensionPresence Talking()
    {
        _fixture.See(_fixture.Extension("101", "Jane", PresenceState.OnCall));
        var wait = _fixture.CallOf("c2", "101", PresenceState.Ringing);
        _fixture.See(_fixture.CallOf("c1", "101", PresenceState.OnCall), wait);
        return _fixture.Snapshot.Extension("sydney/101")!;
    }
}
