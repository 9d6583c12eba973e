using Bunit;
using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Supervisor;
using Dashboard.Web.Features.Supervisor.Cells;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.History;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Dashboard.Web.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Supervisor;

/// <summary>Do not disturb on the supervisor's page: never counted as idle, and a badge while the phone is on a call or rings.</summary>
public sealed class DoNotDisturbTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    public DoNotDisturbTests() => _fixture.See(
        _fixture.Extension("101", "Anna"), _fixture.Extension("100", "Quiet") with { DoNotDisturb = true },
        _fixture.Extension("103", "Zoë", PresenceState.OnCall) with { DoNotDisturb = true });

    [Theory]
    [InlineData("?state=Idle", "101")]
    [InlineData("?state=DoNotDisturb", "100")]
    [InlineData("?state=OnCall", "103")]
    public void Filter_ByState_FindsItByItsOwnAlone(string query, string numbers) =>
        Rows(query).Select(r => r.Value!.Number).ShouldBe(numbers.Split(','));

    [Fact]
    public void Sort_ByState_PutsItBehindTheFree() => Rows("?sort=state").Select(r => r.Value!.Number).ShouldBe(["103", "101", "100"]);

    [Fact]
    public void Filters_InWords_NameIt() => SupervisorViewState.Parse("?state=DoNotDisturb").Describe(null).ShouldBe("Only do not disturb.");

    [Fact]
    public void Chips_OfTheStates_CountItApart()
    {
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _context.Services.AddSingleton(new BoardRegistry([new BoardDefinition("everyone", "Everyone", BoardFilter.Everything)], _fixture.Board, _fixture.Time, false));
        _context.RenderTree.Add<CascadingValue<AccessPrincipal?>>(p => p.Add(v => v.Value, AccessPrincipal.Demo));

        var chips = _context.Render<Toolbar>(p => p.Add(b => b.Snapshot, _fixture.Snapshot).Add(b => b.View, new SupervisorViewState())).FindAll(".chip");

        chips.Where(c => c.GetAttribute("data-state") is "Idle" or "DoNotDisturb" or "OnCall").Select(c => $"{c.GetAttribute("title")} {c.QuerySelector("b")!.TextContent}")
            .ShouldBe(["On a call 1", "Free 1", "Do not disturb 1"]);
    }

    [Fact]
    public void File_OfExtensions_SaysTheStateShownAndBothFacts()
    {
        var sheet = GridExport.Create("extensions", SupervisorViewState.Parse("?columns=state,number"), _fixture.Snapshot);

        sheet.Fields.TakeLast(3).Select(f => f.Csv).ShouldBe(["Do not disturb", "Phone state", "In state (s)"]);
        sheet.Rows.Select(r => r.Values.ToList()).Select(f => $"{f[0]}|{f[1]}|{f[^3]}|{f[^2]}").ShouldBe(
            ["Do not disturb|100|yes|Idle", "Free|101|no|Idle", "On a call|103|yes|OnCall"]);
        sheet.Rows.Select(r => r.Sign).ShouldBe([(ShownState.DoNotDisturb, false), (ShownState.Idle, false), (ShownState.OnCall, true)]);
    }

    [Fact]
    public void Sign_WithTheMark_ReadsBoth()
    {
        var sign = _context.Render<StateIconCell>(p => p.Add(s => s.State, ShownState.OnCall).Add(s => s.IsMarked, true)).Find(".state");

        sign.TextContent.Trim().ShouldBe("On a call, do not disturb");
    }

    [Fact]
    public void Candidates_ForACall_PutWhoIsFreeFirst()
    {
        _fixture.See(_fixture.Extension("102", "Berta Alba") with { DoNotDisturb = true }, _fixture.Extension("103", "Berta Berg"));

        TargetFinder.Candidates("berta", null, _fixture.Snapshot).Select(e => e.Number).ShouldBe(["103", "102"]);
    }

    [Fact]
    public void Evidence_OfIt_SaysNowhereFree()
    {
        var said = StateExplanation.Create(_fixture.Snapshot.Extension("sydney/100")!, _fixture.Snapshot, null).Select(e => e.Statement).ToList();

        said.ShouldBe(["“On no call”, reported for the extension.", "It is set to do not disturb."]);
    }

    [Fact]
    public void Day_OfSpansWithAndWithoutIt_IsDrawnAndSaidApart()
    {
        var midnight = _fixture.Now.Date is var date ? new DateTimeOffset(date, TimeSpan.Zero) : default;
        var day = LocalDay.Create([.. Enumerable.Range(0, 25).Select(h => new[] { midnight.AddHours(h).ToUnixTimeMilliseconds(), h % 24 * 60L })])!;
        StateInterval Span(int from, int to, bool isSet) =>
            new(midnight.AddMinutes(from), midnight.AddMinutes(to), PresenceState.Idle, IntervalSource.Observed, CallDirection.Unknown, null, midnight.AddMinutes(from)) { DoNotDisturb = isSet };

        var model = ActivityTimelineModel.Create("sydney", [Span(0, 60, false), Span(60, 90, true), Span(90, 120, false)], day, midnight.AddMinutes(120));

        model.Marks.Select(m => m.State).ShouldBe([ShownState.Idle, ShownState.DoNotDisturb, ShownState.Idle]);
        model.Descriptions[1].ShouldBe("01:00–01:30 Do not disturb, 30 min");
    }

    public void Dispose() => _context.Dispose();

    private IReadOnlyList<GridRow<ExtensionPresence>> Rows(string query)
    {
        var source = new StableRowSource<ExtensionPresence>(e => e.Key);
        source.Update(_fixture.Snapshot.Extensions, GridQueries.Extensions(SupervisorViewState.Parse(query), _fixture.Snapshot));
        return source.Rows;
    }
}
