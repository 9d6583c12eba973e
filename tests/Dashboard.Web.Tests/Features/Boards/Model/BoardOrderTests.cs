using Dashboard.Presence.Model;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Boards.Model;

namespace Dashboard.Web.Tests.Features.Boards.Model;

public sealed class BoardOrderTests : IDisposable
{
    private readonly BoardFixture _fixture = new();

    [Fact]
    public void Tiles_OfSeveralTeams_GoByTeamThenNumberByValue()
    {
        _fixture.See(
            _fixture.Extension("1000") with { Team = "Sales" },
            _fixture.Extension("5"),
            _fixture.Extension("*9") with { Team = "Sales" },
            _fixture.Extension("200") with { Team = "Sales" },
            _fixture.Extension("300") with { Team = "Accounts" });

        var grouped = _fixture.ModelOf(new BoardLayout { GroupByTeam = true });
        grouped.Tiles.Select(t => t.Number).ShouldBe(["300", "200", "1000", "*9", "5"]);
        grouped.Teams.Select(t => t.Key).ShouldBe(["Accounts", "Sales", ""]);
        _fixture.Model.Tiles.Select(t => t.Number).ShouldBe(["5", "200", "300", "1000", "*9"]);
    }

    [Fact]
    public void Tiles_ByName_GoWithoutMarksAndCase()
    {
        _fixture.See(
            _fixture.Extension("2") with { Name = "emil" },
            _fixture.Extension("4") with { Name = "Zoë" },
            _fixture.Extension("7") with { Name = null },
            _fixture.Extension("3") with { Name = "Émile" },
            _fixture.Extension("1") with { Name = "Emil" });

        _fixture.ModelOf(new BoardLayout { Order = TileOrder.Name }).Tiles.Select(t => t.Number).ShouldBe(["7", "1", "2", "3", "4"]);
    }

    [Fact]
    public void Tiles_ByState_GoWhoNeedsAPersonFirstTheLongestFirst()
    {
        (PresenceState State, int Seconds)[] people =
        [
            (PresenceState.Unknown, 0), (PresenceState.Offline, 0), (PresenceState.Idle, 5), (PresenceState.Idle, 90), (PresenceState.OnCall, 10),
            (PresenceState.OnCall, 20), (PresenceState.Dialing, 0), (PresenceState.OnHold, 0), (PresenceState.Ringing, 3), (PresenceState.Ringing, 8),
        ];
        _fixture.See(people.Select((p, place) => _fixture.Extension($"{place + 1}", p.State) with { Since = _fixture.Now.AddSeconds(-p.Seconds) })
            .Append(_fixture.Extension("0") with { DoNotDisturb = true }));

        _fixture.ModelOf(new BoardLayout { Order = TileOrder.State }).Tiles.Select(t => t.Number)
            .ShouldBe(["10", "9", "8", "7", "6", "5", "3", "4", "0", "2", "1"]);
    }

    [Fact]
    public void Registrations_OfEveryUrgency_GoLostOverdueSoonestNone()
    {
        _fixture.See(
            Device("none", null),
            Device("late", 3600),
            Device("soon", 30),
            Device("overdue", -12),
            Device("lost", 10) with { Registered = false },
            Device("guess", 90) with { Expiry = ExpiryKind.Estimated });

        var rows = _fixture.Model.Registrations;
        rows.Select(r => r.Name).ShouldBe(["lost", "overdue", "soon", "guess", "late", "none"]);
        rows.Select(r => r.Urgency).ShouldBe(["lost", "overdue", "soon", "normal", "normal", "none"]);
        rows.Select(r => r.Countdown).ShouldBe(["lost", "overdue 0:12", "0:30", "≈ 1:30", "1:00:00", "no expiry"]);
    }

    [Fact]
    public void Registrations_OfAStaleAccount_ShowTheirAge()
    {
        _fixture.See(Device("late", 3600), Device("lost", 10) with { Registered = false }, Device("none", null));
        _fixture.Time.Advance(TimeSpan.FromMinutes(10));

        var rows = _fixture.Model.Registrations;

        rows.Select(r => r.Countdown).ShouldBe(["lost 10 min ago", "10 min ago", "10 min ago"]);
        rows.Select(r => r.Urgency).ShouldBe(["lost", "none", "none"]);
    }

    [Fact]
    public void Calls_OfEveryState_GoWaitingHeldTalkingLongestFirst()
    {
        _fixture.See(
            Call("talking", PresenceState.OnCall, 900),
            Call("rings", PresenceState.Ringing, 5),
            Call("rings longer", PresenceState.Dialing, 20),
            Call("held", PresenceState.OnHold, 60));

        _fixture.Model.Calls.Select(c => c.Key).ShouldBe(["rings longer", "rings", "held", "talking"]);
    }

    public void Dispose() => _fixture.Dispose();

    private Registration Device(string key, int? seconds) => new()
    {
        Key = key,
        Account = BoardFixture.Account,
        Registered = true,
        ExpiresAt = seconds is { } left ? _fixture.Now.AddSeconds(left) : null,
        Expiry = seconds is null ? ExpiryKind.None : ExpiryKind.Exact,
        ObservedAt = _fixture.Now,
    };

    private Call Call(string key, PresenceState state, int seconds) => new()
    {
        Key = key, Account = BoardFixture.Account, State = state, StartedAt = _fixture.Now.AddSeconds(-seconds), ObservedAt = _fixture.Now,
    };
}
