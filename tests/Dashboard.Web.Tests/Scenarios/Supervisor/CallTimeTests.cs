using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>Time in state and call duration are two values with different labels, which are the same everywhere.</summary>
public sealed class CallTimeTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    [Fact]
    public void Call_Transferred_RingsForTheSameTimeInBothGridsAndLastsLonger()
    {
        var start = _fixture.Now;
        See(Talk(start, start.AddSeconds(10), PresenceState.OnCall, "101"), ("101", PresenceState.OnCall), ("102", PresenceState.Idle));
        _fixture.Time.Advance(TimeSpan.FromMinutes(4));
        See(Talk(start, start.AddSeconds(10), PresenceState.Ringing, "102"), ("101", PresenceState.Idle), ("102", PresenceState.Ringing));
        _fixture.Time.Advance(TimeSpan.FromMinutes(4));
        See(Talk(start, start.AddSeconds(10), PresenceState.Ringing, "102"), ("101", PresenceState.Idle), ("102", PresenceState.Ringing));

        Cells("calls").ShouldBe([("State", "Ringing"), ("In state", "4:00"), ("Call time", "7:50")]);
        Cells("extensions", "?state=Ringing").ShouldBe([("State", "Ringing"), ("In state", "4:00")]);
        File("calls").ShouldBe([("For (s)", "470"), ("Call time (s)", "470"), ("In state (s)", "240")]);
        File("extensions", "?state=Ringing").ShouldBe([("For (s)", "240"), ("In state (s)", "240")]);
    }

    [Fact]
    public void Call_Held_IsOnHoldSinceItWasSeenSo()
    {
        var start = _fixture.Now;
        See(Talk(start, start, PresenceState.OnCall, "101"), ("101", PresenceState.OnCall));
        _fixture.Time.Advance(TimeSpan.FromSeconds(623));
        See(Talk(start, start, PresenceState.OnHold, "101"), ("101", PresenceState.OnHold));
        _fixture.Time.Advance(TimeSpan.FromSeconds(29));
        See(Talk(start, start, PresenceState.OnHold, "101"), ("101", PresenceState.OnHold));

        Cells("calls").ShouldContain(("In state", "0:29"));
        Cells("calls").ShouldContain(("Call time", "10:52"));
    }

    [Fact]
    public void Call_Parked_IsParkedOnPagePaperAndInTheFile()
    {
        See(Talk(_fixture.Now, _fixture.Now, PresenceState.OnHold, "101", isParked: true), ("101", PresenceState.Idle));
        var call = _fixture.Snapshot.Calls.Single();

        var sheet = GridExport.Create("calls", new SupervisorViewState(), _fixture.Snapshot);
        sheet.Rows.Single().Values.First().ShouldBe("Parked");
        sheet.Rows.Single().Sign!.Value.State.ShouldBe(ShownState.Parked);
        StateNames.Get(ShownState.Parked).ShouldBe("Parked");
        _context.Render<CallLegs>(p => p.Add(l => l.Call, call).Add(l => l.Snapshot, _fixture.Snapshot)).FindAll(".state")[0].TextContent.Trim().ShouldBe("Parked");
        var column = GridColumns.Calls(() => _fixture.Snapshot)[0].Cell(new GridRow<Call>(call.Key) { Value = call });
        _context.Render(column).Find(".state").GetAttribute("data-state").ShouldBe("Parked");
        Filtered("?state=Parked").ShouldBe(1);
        Filtered("?state=OnHold").ShouldBe(0);
    }

    [Fact]
    public void Sort_ByEitherTime_GoesByThatTime()
    {
        var start = _fixture.Now;
        _fixture.See(Talk(start, start, PresenceState.OnCall, "101") with { Key = "old", ObservedAt = _fixture.Now });
        _fixture.Time.Advance(TimeSpan.FromMinutes(9));
        _fixture.See(Talk(start, start, PresenceState.OnHold, "101") with { Key = "old", ObservedAt = _fixture.Now }, Talk(_fixture.Now.AddMinutes(-1), _fixture.Now.AddMinutes(-1), PresenceState.OnCall, "102") with { Key = "new", ObservedAt = _fixture.Now });

        Keys("?calls=-time").ShouldBe(["old", "new"]);
        Keys("?calls=-in-state").ShouldBe(["new", "old"]);
        GridExport.Create("calls", SupervisorViewState.Parse("?calls=-in-state"), _fixture.Snapshot).Order.ShouldBe("In state, longest first");
    }

    [Fact]
    public void Extension_WhoseCallBeganASecondApartByTheOtherList_HasOneBeginning()
    {
        _fixture.See(_fixture.Extension("101", "Anna", PresenceState.OnCall) with { Since = _fixture.Now.AddSeconds(-379) });
        _fixture.See(Talk(_fixture.Now.AddSeconds(-393), _fixture.Now.AddSeconds(-380), PresenceState.OnCall, "101"));
        var (snapshot, row) = (_fixture.Snapshot, _fixture.Snapshot.Extension("sydney/101")!);

        snapshot.GetStateStart(row).ShouldBe(CallTimes.GetStart(snapshot.Calls.Single()));
        _context.Render<CallLegs>(p => p.Add(l => l.Call, snapshot.Calls.Single()).Add(l => l.Snapshot, snapshot)).FindAll("time").ShouldBeEmpty();
    }

    public void Dispose() => _context.Dispose();

    private static Call Talk(DateTimeOffset started, DateTimeOffset answered, PresenceState state, string number, bool isParked = false) => new()
    {
        Key = "c1", Account = SupervisorFixture.Account, VendorId = "c1", State = state, From = "0412341234", To = number, StartedAt = started, AnsweredAt = answered, ObservedAt = default,
        Legs = [new CallLeg { Id = "1", Extension = $"{SupervisorFixture.Account}/{number}", State = state, Parked = isParked, StartedAt = started }],
    };

    private void See(Call call, params (string Number, PresenceState State)[] rows)
    {
        _fixture.See([.. rows.Select(r => _fixture.Extension(r.Number, r.Number, r.State))]);
        _fixture.See(call with { ObservedAt = _fixture.Now });
    }

    private List<(string, string)> Cells(string grid, string query = "")
    {
        var sheet = GridExport.Create(grid, SupervisorViewState.Parse(query), _fixture.Snapshot);
        return [.. sheet.Columns.Select(c => c.Title).Zip(sheet.Rows.Single().Cells).Where(c => c.First is "State" or "In state" or "Call time" or "Time")];
    }

    private List<(string, string)> File(string grid, string query = "")
    {
        var sheet = GridExport.Create(grid, SupervisorViewState.Parse(query), _fixture.Snapshot);
        return [.. sheet.Fields.Select(f => f.Csv).Zip(sheet.Rows.Single().Values.Select(FieldHeading.CsvText)).Where(f => f.First.EndsWith("(s)", StringComparison.Ordinal) && f.First != "Age (s)")];
    }

    private int Filtered(string query) => GridExport.Create("calls", SupervisorViewState.Parse(query), _fixture.Snapshot).Count;

    private List<string> Keys(string query)
    {
        var source = new StableRowSource<Call>(c => c.Key);
        source.Update(_fixture.Snapshot.Calls, GridQueries.Calls(SupervisorViewState.Parse(query), _fixture.Snapshot));
        return [.. source.Rows.Select(r => r.Key)];
    }
}
