using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>Time in state and time of the call are two values with two names; a call has one name everywhere.</summary>
public sealed class CallTimeTests : IDisposable
{
    private readonly DeskRig _rig = new();
    private readonly BunitContext _context = new();

    [Fact]
    public void Call_HandedOn_RingsAsLongInEitherGridAndLastsLonger()
    {
        var start = _rig.Now;
        See(Talk(start, start.AddSeconds(10), PresenceState.OnCall, "101"), ("101", PresenceState.OnCall), ("102", PresenceState.Idle));
        _rig.Time.Advance(TimeSpan.FromMinutes(4));
        See(Talk(start, start.AddSeconds(10), PresenceState.Ringing, "102"), ("101", PresenceState.Idle), ("102", PresenceState.Ringing));
        _rig.Time.Advance(TimeSpan.FromMinutes(4));
        See(Talk(start, start.AddSeconds(10), PresenceState.Ringing, "102"), ("101", PresenceState.Idle), ("102", PresenceState.Ringing));

        Cells("calls").ShouldBe([("State", "Ringing"), ("In state", "4:00"), ("Call time", "7:50")]);
        Cells("extensions", "?state=Ringing").ShouldBe([("State", "Ringing"), ("In state", "4:00")]);
        File("calls").ShouldBe([("For (s)", "470"), ("Call time (s)", "470"), ("In state (s)", "240")]);
        File("extensions", "?state=Ringing").ShouldBe([("For (s)", "240"), ("In state (s)", "240")]);
    }

    [Fact]
    public void Call_Held_IsOnHoldSinceItWasSeenSo()
    {
        var start = _rig.Now;
        See(Talk(start, start, PresenceState.OnCall, "101"), ("101", PresenceState.OnCall));
        _rig.Time.Advance(TimeSpan.FromSeconds(623));
        See(Talk(start, start, PresenceState.OnHold, "101"), ("101", PresenceState.OnHold));
        _rig.Time.Advance(TimeSpan.FromSeconds(29));
        See(Talk(start, start, PresenceState.OnHold, "101"), ("101", PresenceState.OnHold));

        Cells("calls").ShouldContain(("In state", "0:29"));
        Cells("calls").ShouldContain(("Call time", "10:52"));
    }

    [Fact]
    public void Call_Parked_IsParkedOnPagePaperAndInTheFile()
    {
        See(Talk(_rig.Now, _rig.Now, PresenceState.OnHold, "101", isParked: true), ("101", PresenceState.Idle));
        var call = _rig.Moment.Calls.Single();

        var sheet = DeskSheet.Of("calls", new DeskView(), _rig.Moment);
        sheet.Rows.Single().Values.First().ShouldBe("Parked");
        sheet.Rows.Single().Sign!.Value.State.ShouldBe(ShownState.Parked);
        BoardText.Word(ShownState.Parked).ShouldBe("Parked");
        _context.Render<CallLegs>(p => p.Add(l => l.Call, call).Add(l => l.Moment, _rig.Moment)).FindAll(".state")[0].TextContent.Trim().ShouldBe("Parked");
        var column = DeskColumns.Calls(() => _rig.Moment)[0].Cell(new GridRow<Call>(call.Key) { Value = call });
        _context.Render(column).Find(".state").GetAttribute("data-state").ShouldBe("Parked");
        Filtered("?state=Parked").ShouldBe(1);
        Filtered("?state=OnHold").ShouldBe(0);
    }

    [Fact]
    public void Sort_ByEitherTime_GoesByThatTime()
    {
        var start = _rig.Now;
        _rig.See(Talk(start, start, PresenceState.OnCall, "101") with { Key = "old", ObservedAt = _rig.Now });
        _rig.Time.Advance(TimeSpan.FromMinutes(9));
        _rig.See(Talk(start, start, PresenceState.OnHold, "101") with { Key = "old", ObservedAt = _rig.Now }, Talk(_rig.Now.AddMinutes(-1), _rig.Now.AddMinutes(-1), PresenceState.OnCall, "102") with { Key = "new", ObservedAt = _rig.Now });

        Keys("?calls=-time").ShouldBe(["old", "new"]);
        Keys("?calls=-in-state").ShouldBe(["new", "old"]);
        DeskSheet.Of("calls", DeskView.Of("?calls=-in-state"), _rig.Moment).Order.ShouldBe("In state, longest first");
    }

    [Fact]
    public void Extension_WhoseCallBeganASecondApartByTheOtherList_HasOneBeginning()
    {
        _rig.See(_rig.Extension("101", "Anna", PresenceState.OnCall) with { Since = _rig.Now.AddSeconds(-379) });
        _rig.See(Talk(_rig.Now.AddSeconds(-393), _rig.Now.AddSeconds(-380), PresenceState.OnCall, "101"));
        var (moment, row) = (_rig.Moment, _rig.Moment.Extension("sydney/101")!);

        moment.InState(row).ShouldBe(CallTimes.Began(moment.Calls.Single()));
        _context.Render<CallLegs>(p => p.Add(l => l.Call, moment.Calls.Single()).Add(l => l.Moment, moment)).FindAll("time").ShouldBeEmpty();
    }

    public void Dispose() => _context.Dispose();

    private static Call Talk(DateTimeOffset started, DateTimeOffset answered, PresenceState state, string number, bool isParked = false) => new()
    {
        Key = "c1", Account = DeskRig.Account, VendorId = "c1", State = state, From = "0412341234", To = number, StartedAt = started, AnsweredAt = answered, ObservedAt = default,
        Legs = [new CallLeg { Id = "1", Extension = $"{DeskRig.Account}/{number}", State = state, Parked = isParked, StartedAt = started }],
    };

    private void See(Call call, params (string Number, PresenceState State)[] rows)
    {
        _rig.See([.. rows.Select(r => _rig.Extension(r.Number, r.Number, r.State))]);
        _rig.See(call with { ObservedAt = _rig.Now });
    }

    private List<(string, string)> Cells(string grid, string query = "")
    {
        var sheet = DeskSheet.Of(grid, DeskView.Of(query), _rig.Moment);
        return [.. sheet.Columns.Select(c => c.Title).Zip(sheet.Rows.Single().Cells).Where(c => c.First is "State" or "In state" or "Call time" or "Time")];
    }

    private List<(string, string)> File(string grid, string query = "")
    {
        var sheet = DeskSheet.Of(grid, DeskView.Of(query), _rig.Moment);
        return [.. sheet.Fields.Select(f => f.Csv).Zip(sheet.Rows.Single().Values.Select(FieldHeading.CsvText)).Where(f => f.First.EndsWith("(s)", StringComparison.Ordinal) && f.First != "Age (s)")];
    }

    private int Filtered(string query) => DeskSheet.Of("calls", DeskView.Of(query), _rig.Moment).Count;

    private List<string> Keys(string query)
    {
        var source = new GridSource<Call>(c => c.Key);
        source.Take(_rig.Moment.Calls, DeskQueries.Calls(DeskView.Of(query), _rig.Moment));
        return [.. source.Rows.Select(r => r.Key)];
    }
}
