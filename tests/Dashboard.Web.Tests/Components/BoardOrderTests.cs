using Dashboard.Presence;
using Dashboard.Web.Components.Board;

namespace Dashboard.Web.Tests.Components;

public sealed class BoardOrderTests : IDisposable
{
    private readonly BoardRig _rig = new();

    [Fact]
    public void Tiles_OfSeveralTeams_GoByTeamThenNumberByValue()
    {
        _rig.See(
            _rig.Extension("1000") with { Team = "Sales" },
            _rig.Extension("5"),
            _rig.Extension("*9") with { Team = "Sales" },
            _rig.Extension("200") with { Team = "Sales" },
            _rig.Extension("300") with { Team = "Accounts" });

        _rig.Model.Tiles.Select(t => t.Number).ShouldBe(["300", "200", "1000", "*9", "5"]);
        _rig.Model.Teams.Select(t => t.Key).ShouldBe(["Accounts", "Sales", ""]);
    }

    [Fact]
    public void Registrations_OfEveryUrgency_GoLostOverdueSoonestNone()
    {
        _rig.See(
            Device("none", null),
            Device("late", 3600),
            Device("soon", 30),
            Device("overdue", -12),
            Device("lost", 10) with { Registered = false },
            Device("guess", 90) with { Expiry = ExpiryKind.Estimated });

        var rows = _rig.Model.Registrations;
        rows.Select(r => r.Name).ShouldBe(["lost", "overdue", "soon", "guess", "late", "none"]);
        rows.Select(r => r.Urgency).ShouldBe(["lost", "overdue", "soon", "normal", "normal", "none"]);
        rows.Select(r => r.Countdown).ShouldBe(["lost", "overdue 0:12", "0:30", "≈ 1:30", "1:00:00", "no expiry"]);
    }

    [Fact]
    public void Calls_OfEveryState_GoWaitingHeldTalkingLongestFirst()
    {
        _rig.See(
            Call("talking", PresenceState.OnCall, 900),
            Call("rings", PresenceState.Ringing, 5),
            Call("rings longer", PresenceState.Dialing, 20),
            Call("held", PresenceState.OnHold, 60));

        _rig.Model.Calls.Select(c => c.Key).ShouldBe(["rings longer", "rings", "held", "talking"]);
    }

    public void Dispose() => _rig.Dispose();

    private Registration Device(string key, int? seconds) => new()
    {
        Key = key,
        Account = BoardRig.Account,
        Registered = true,
        ExpiresAt = seconds is { } left ? _rig.Now.AddSeconds(left) : null,
        Expiry = seconds is null ? ExpiryKind.None : ExpiryKind.Exact,
        ObservedAt = _rig.Now,
    };

    private Call Call(string key, PresenceState state, int seconds) => new()
    {
        Key = key, Account = BoardRig.Account, State = state, StartedAt = _rig.Now.AddSeconds(-seconds), ObservedAt = _rig.Now,
    };
}
