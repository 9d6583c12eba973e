using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Boards;
using Dashboard.Web.Features.Boards.Model;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Boards;

/// <summary>The layout options in a wall's address, and the layout rendered before the script has measured the screen.</summary>
public sealed class BoardLayoutTests : IDisposable
{
    private readonly BoardFixture _fixture = new();

    [Theory]
    [InlineData("", "figures calls registrations")]
    [InlineData("?panels=calls,registrations", "calls registrations")]
    [InlineData("?panels=none", "")]
    [InlineData("?panels=", "")]
    [InlineData("?panels=pink", "figures calls registrations")]
    [InlineData("?panels=Figures", "figures")]
    public void Panels_AskedFor_AreThoseDrawn(string query, string expected)
    {
        var page = Wall(query);

        string?[] drawn = [page.FindAll(".figures").Any() ? "figures" : null, Panel("calls"), Panel("registrations")];
        string.Join(' ', drawn.OfType<string>()).ShouldBe(expected);
        page.FindAll("[data-panel=troubles]").ShouldHaveSingleItem();

        string? Panel(string name) => page.FindAll($"[data-panel={name}]").Any() ? name : null;
    }

    [Fact]
    public void Group_AskedFor_PutsAHeadingBeforeEachTeam()
    {
        _fixture.See(_fixture.Extension("1"), _fixture.Extension("3") with { Team = "Sales" }, _fixture.Extension("2") with { Team = "Sales" });

        var cells = Wall("?group=true").FindAll("[data-list=tiles] > li").Select(c => c.GetAttribute("data-key"));

        cells.ShouldBe(["team:Sales", "sydney/2", "sydney/3", "team:", "sydney/1"]);
    }

    [Fact]
    public void TeamHeading_InItsTemplate_HasTheSlotsOfTheOneDrawn()
    {
        _fixture.See(_fixture.Extension("1") with { Team = "Sales" });
        var page = Wall("?group=true");
        var template = (AngleSharp.Html.Dom.IHtmlTemplateElement)page.Find("#template-tile-team");

        Slots(template.Content.FirstElementChild!).ShouldBe(Slots(page.Find(".tiles > .tile-team")));
    }

    [Fact]
    public void FirstPaint_OfMoreThanAScreenHolds_MarksWhatHasNoPlaceOnEach()
    {
        _fixture.See(Enumerable.Range(100, 250).Select(n => _fixture.Extension($"{n}")));

        var tiles = Wall("").FindAll(".tiles > .tile");

        tiles.Count(t => t.GetAttribute("data-off") is null).ShouldBe(84);
        tiles.Count(t => Off(t, "wide")).ShouldBe(125);
        tiles.Count(t => Off(t, "small")).ShouldBe(166);
        tiles.Count(t => Off(t, "tall")).ShouldBe(125);

        static bool Off(IElement tile, string screen) => tile.GetAttribute("data-off")?.Split(' ').Contains(screen) == true;
    }

    [Theory]
    [InlineData(5, 2, 3, 1)]
    [InlineData(60, 7, 9, 1)]
    [InlineData(120, 9, 14, 1)]
    [InlineData(200, 12, 17, 1)]
    [InlineData(600, 10, 15, 4)]
    public void TileGrid_OfSoManyTiles_FillsTheScreen(int count, int columns, int rows, int pages)
    {
        var fit = TileLayout.Fit(count, new TileArea(1577, 968, 1));

        (fit.Columns, fit.Rows, fit.Pages).ShouldBe((columns, rows, pages));
    }

    [Theory]
    [InlineData("49", null)]
    [InlineData("50", 50)]
    [InlineData("200", 200)]
    [InlineData("201", null)]
    [InlineData("-100", null)]
    [InlineData("1e2", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Zoom_AskedFor_IsAWholePercentOrNone(string? asked, int? zoom) => LayoutParser.Zoom(asked).ShouldBe(zoom);

    [Theory]
    [InlineData("state", TileOrder.State)]
    [InlineData("NAME", TileOrder.Name)]
    [InlineData("2", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Order_AskedFor_IsOneOfThreeOrNone(string? asked, TileOrder? order) => LayoutParser.Order(asked).ShouldBe(order);

    [Fact]
    public void Figures_OfABoard_CountCallsUpAndLeaveOutWhatIsOld()
    {
        _fixture.See(
            _fixture.Extension("1", PresenceState.OnCall), _fixture.Extension("2", PresenceState.OnHold), _fixture.Extension("3", PresenceState.OnCall),
            _fixture.Extension("4", PresenceState.Ringing) with { Since = _fixture.Now.AddSeconds(-20) }, _fixture.Extension("5", PresenceState.Offline));
        _fixture.See(new Call
        {
            Key = "sydney/c", Account = BoardFixture.Account, State = PresenceState.OnCall, ObservedAt = _fixture.Now,
            Legs = [new CallLeg { Id = "a", Extension = "sydney/1", State = PresenceState.OnCall }, new CallLeg { Id = "b", Extension = "sydney/2", State = PresenceState.OnHold }],
        });
        _fixture.See(Device("soon", 299), Device("late", 300), Device("over", -5), Device("lost", 10) with { Registered = false });

        var told = _fixture.Model.Figures;

        (told.Up, told.Phones, told.Ringing, told.Held, told.Offline, told.All).ShouldBe((2, 3, 1, 1, 1, 5));
        (told.DueSoon, told.Overdue).ShouldBe((2, 1));
        told.LongestRinging.ShouldBe(TimeSpan.FromSeconds(20));
        _fixture.Time.Advance(TimeSpan.FromMinutes(2));
        _fixture.Model.Figures.LongestRinging.ShouldBeNull();
    }

    [Fact]
    public void Registrations_LostAndFlapping_StandAboveTheCountdowns()
    {
        for (var loss = 0; loss < 3; loss++)
        {
            _fixture.See(Device("flaps", 900), Device("lost", 900), Device("well", 900));
            _fixture.Time.Advance(TimeSpan.FromSeconds(30));
            _fixture.See(Device("flaps", 900) with { Registered = false }, Device("lost", 900), Device("well", 900));
        }

        _fixture.See(Device("flaps", 900), Device("lost", 900) with { Registered = false }, Device("well", 900));
        var page = Wall("");

        page.FindAll("[data-list=lost] > li").Select(r => r.GetAttribute("data-key")).ShouldBe(["flaps", "lost"]);
        page.FindAll("[data-list=registrations] > li").Select(r => r.GetAttribute("data-key")).ShouldBe(["well"]);
        page.Find("[data-slot=lost-words]").TextContent.ShouldBe("1 lost · 1 flapping");
        _fixture.Time.Advance(TimeSpan.FromMinutes(10));
        Wall("").FindAll("[data-list=lost] > li").ShouldHaveSingleItem();
    }

    public void Dispose() => _fixture.Dispose();

    private static IEnumerable<string?> Slots(IElement row) => row.QuerySelectorAll("[data-slot]").Select(s => s.GetAttribute("data-slot"));

    private IRenderedComponent<WallPage> Wall(string query)
    {
        _fixture.Context.Services.GetRequiredService<NavigationManager>().NavigateTo($"wall/everyone{query}");
        return _fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone"));
    }

    private Registration Device(string key, int seconds) => new()
    {
        Key = key, Account = BoardFixture.Account, Registered = true, ExpiresAt = _fixture.Now.AddSeconds(seconds), Expiry = ExpiryKind.Exact, ObservedAt = _fixture.Now,
    };
}
