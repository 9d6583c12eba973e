using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;
using Microsoft.Extensions.DependencyInjection;
using Radzen;

namespace Dashboard.Web.Tests.Features.Supervisor.Grids;

/// <summary>A column's arrow, its announcement and the order of the rows agree.</summary>
public sealed class ColumnOrderTests : IDisposable
{
    private readonly BunitContext _context = new();
    private readonly SupervisorFixture _fixture = new();

    [Theory]
    [InlineData("time", "0:10,3:00,22:19,")]
    [InlineData("-time", "22:19,3:00,0:10,")]
    public void Extensions_ByTime_StandAsTheArrowSaysAndThoseWithoutATimeLast(string sort, string times)
    {
        _fixture.See(Talking("101", 180), Talking("102", 22 * 60 + 19), Talking("103", 10), _fixture.Extension("104", "No time", PresenceState.Unknown));

        Cells("extensions", $"?sort={sort}&columns=time").ShouldBe(times.Split(','));
    }

    [Theory]
    [InlineData("time", "0:10,3:00,22:19,")]
    [InlineData("-time", "22:19,3:00,0:10,")]
    public void Calls_ByTime_StandAsTheArrowSaysAndThoseWithoutATimeLast(string sort, string times)
    {
        _fixture.See(Call("a", 180), Call("b", 22 * 60 + 19), Call("c", 10), _fixture.CallOf("d", "104") with { StartedAt = null });

        var sheet = Sheet("calls", $"?calls={sort}");
        var at = sheet.Columns.Select(c => c.Id).ToList().IndexOf("time");
        sheet.Rows.Select(r => r.Cells.ElementAt(at)).ShouldBe(times.Split(','));
    }

    [Theory]
    [InlineData("expiry", "lost,0:10,3:00,no expiry")]
    [InlineData("-expiry", "3:00,0:10,no expiry,lost")]
    public void Registrations_ByExpiry_StandAsTheArrowSays(string sort, string ends)
    {
        _fixture.See(Device("a", 180), Device("b", 10), Device("c", null), Device("d", 10) with { Registered = false });

        Sheet("registrations", $"?devices={sort}").Rows.Select(r => r.Cells.First()).ShouldBe(ends.Split(','));
    }

    [Theory]
    [InlineData("number", "time", "-time")]
    [InlineData("-time", "time", "time")]
    [InlineData("time", "time", "-time")]
    [InlineData("time", "name", "name")]
    public void Press_OfAHeading_BeginsWithWhatPeopleLookForAndThenTurns(string before, string column, string after)
    {
        var order = GridColumns.Extensions(() => _fixture.Snapshot).Single(c => c.Id == column).Order;

        GridSort.Parse(before)!.Press(column, order).Value.ShouldBe(after);
    }

    [Theory]
    [InlineData(true, "In state ↓, descending, longest first", "Sorted longest first. Press to sort shortest first")]
    [InlineData(false, "In state ↑, ascending, shortest first", "Sorted shortest first. Press to sort longest first")]
    public void Heading_OfTheOrder_SaysWhichComeFirst(bool isDescending, string text, string title)
    {
        _context.Services.AddRadzenComponents();
        _context.JSInterop.Mode = JSRuntimeMode.Loose;

        var heading = _context.Render<LiveGrid<ExtensionPresence>>(p => p
            .Add(g => g.Source, new StableRowSource<ExtensionPresence>(e => e.Key)).Add(g => g.Columns, GridColumns.Extensions(() => _fixture.Snapshot))
            .Add(g => g.Sort, new GridSort("time", isDescending)).Add(g => g.Marks, _ => [])).Find(".grid-sort[data-sort]");

        (heading.TextContent.Trim(), heading.GetAttribute("title")).ShouldBe((text, title));
    }

    public void Dispose() => _context.Dispose();

    private ExtensionPresence Talking(string number, int seconds) =>
        _fixture.Extension(number, $"Person {number}", PresenceState.OnCall) with { Since = _fixture.Now.AddSeconds(-seconds) };

    private Call Call(string key, int seconds) => _fixture.CallOf(key, "101") with { StartedAt = _fixture.Now.AddSeconds(-seconds) };

    private Registration Device(string key, int? seconds) => new()
    {
        Key = key, Account = SupervisorFixture.Account, Registered = true, ExpiresAt = seconds is { } s ? _fixture.Now.AddSeconds(s) : null, Expiry = ExpiryKind.Exact, ObservedAt = _fixture.Now,
    };

    private IEnumerable<string> Cells(string grid, string query) => Sheet(grid, query).Rows.Select(r => r.Cells.Single());

    private GridExport Sheet(string grid, string query) => GridExport.Create(grid, SupervisorViewState.Parse(query), _fixture.Snapshot);
}
