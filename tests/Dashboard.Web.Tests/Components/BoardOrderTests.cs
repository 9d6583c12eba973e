using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Live;

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

        var grouped = _rig.ModelOf(new BoardLayout { GroupByTeam = true });
        grouped.Tiles.Select(t => t.Number).ShouldBe(["300", "200", "1000", "*9", "5"]);
        grouped.Teams.Select(t => t.Key).ShouldBe(["Accounts", "Sales", ""]);
        _rig.Model.Tiles.Select(t => t.Number).ShouldBe(["5", "200", "300", "1000", "*9"]);
    }

    [Fact]
    public void Tiles_ByName_GoWithoutMarksAndCase()
    {
        _rig.See(
            _rig.Extension("2") with { Name = "emil" },
            _rig.Extension("4") with { Name = "Zoë" },
            _rig.Extension("7") with { Name = null },
            _rig.Extension("3") with { Name = "Émile" },
            _rig.Extension("1") with { Name = "Emil" });

        _rig.ModelOf(new BoardLayout { Order = TileOrder.Name }).Tiles.Select(t => t.Number).ShouldBe(["7", "1", "2", "3", "4"]);
    }

    [Fact]
    public void Tiles_ByState_GoWhoNeedsAPersonFirstTheLongestFirst()
    {
        (PresenceState State, int Seconds)[] people =
        [
            (PresenceState.Unknown, 0), (PresenceState.Offline, 0), (PresenceState.Idle, 5), (PresenceState.Idle, 90), (PresenceState.OnCall, 10),
            (PresenceState.OnCall, 20), (PresenceState.Dialing, 0), (PresenceState.OnHold, 0), (PresenceState.Ringing, 3), (PresenceState.Ringing, 8),
        ];
        _rig.See(people.Select((p, place) => _rig.Extension($"{place + 1}", p.State) with { Since = _rig.Now.AddSeconds(-p.Seconds) })
            .Append(_rig.Extension("0") with { DoNotDisturb = true }));

        _rig.ModelOf(new BoardLayout { Order = TileOrder.State }).Tiles.Select(t => t.Number)
            .ShouldBe(["10", "9", "8", "7", "6", "5", "3", "4", "0", "2", "1"]);
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
    public void Registrations_OfASystemNotHeardOf_TellHowLongAgoTheyWereSeenSo()
    {
        _rig.See(Device("late", 3600), Device("lost", 10) with { Registered = false }, Device("none", null));
        _rig.Time.Advance(TimeSpan.FromMinutes(10));

        var rows = _rig.Model.Registrations;

        rows.Select(r => r.Countdown).ShouldBe(["lost 10 min ago", "10 min ago", "10 min ago"]);
        rows.Select(r => r.Urgency).ShouldBe(["lost", "none", "none"]);
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
