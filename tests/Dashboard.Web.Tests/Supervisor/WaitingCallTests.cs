using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>A call that rings at somebody who talks, in the supervisor's page.</summary>
public sealed class WaitingCallTests
{
    private readonly DeskRig _rig = new();

    [Fact]
    public void Extension_WithACallWaiting_IsFoundAsTalkingAndAsRinging()
    {
        var row = Talking();

        _rig.Moment.IsIn(row, ShownState.OnCall).ShouldBeTrue();
        _rig.Moment.IsIn(row, ShownState.Ringing).ShouldBeTrue();
        DeskTexts.Party(row, _rig.Moment).ShouldContain("Waiting ");
    }

    [Fact]
    public void Extension_ThatRings_HasNoCallWaiting() => _rig.Moment.Waiting(Talking() with { State = PresenceState.Ringing }).ShouldBeNull();

    private ExtensionPresence Talking()
    {
        _rig.See(_rig.Extension("101", "Jane", PresenceState.OnCall));
        var wait = _rig.CallOf("c2", "101", PresenceState.Ringing);
        _rig.See(_rig.CallOf("c1", "101", PresenceState.OnCall), wait);
        return _rig.Moment.Extension("sydney/101")!;
    }
}
