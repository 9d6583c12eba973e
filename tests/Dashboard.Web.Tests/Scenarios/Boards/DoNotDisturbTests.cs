using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Boards;
using Dashboard.Web.Features.Boards.Tiles;

namespace Dashboard.Web.Tests.Scenarios.Boards;

/// <summary>Do not disturb is a state on a board when the phone is idle, and a badge beside any other state.</summary>
public sealed class DoNotDisturbTests : IDisposable
{
    private readonly BoardFixture _fixture = new();

    [Fact]
    public void Tile_OnNoCall_IsShownAndReadAloudAsDoNotDisturb()
    {
        See(PresenceState.Idle);

        foreach (var row in Rendered())
        {
            (row.GetAttribute("data-state"), row.GetAttribute("data-shown"), row.HasAttribute("data-dnd")).ShouldBe(("Idle", "DoNotDisturb", true));
            row.GetAttribute("title").ShouldBe("Person 101 · 101 · Do not disturb");
            row.QuerySelector("[data-slot=word]")!.TextContent.ShouldBe("Do not disturb");
            row.QuerySelector("[data-slot=shape]")!.GetAttribute("href").ShouldBe("#shape-DoNotDisturb");
            row.QuerySelector("[data-slot=time]")!.TextContent.ShouldBe("");
        }
    }

    [Theory]
    [InlineData(PresenceState.OnCall, "On a call")]
    [InlineData(PresenceState.Ringing, "Ringing")]
    [InlineData(PresenceState.Offline, "Offline")]
    public void Tile_InAnotherState_ShowsThatStateAndTheMark(PresenceState state, string word)
    {
        See(state);

        foreach (var row in Rendered())
        {
            (row.GetAttribute("data-shown"), row.HasAttribute("data-dnd")).ShouldBe(($"{state}", true));
            row.GetAttribute("title").ShouldBe($"Person 101 · 101 · {word} · do not disturb");
            row.QuerySelector(".mark-dnd use")!.GetAttribute("href").ShouldBe("#shape-DoNotDisturb");
            row.QuerySelector(".mark-dnd .spoken")!.TextContent.ShouldBe(", do not disturb");
        }
    }

    [Fact]
    public void Tile_AfterTheStaleLimit_IsUnknownWithoutTheBadge()
    {
        See(PresenceState.Idle);
        _fixture.Time.Advance(TimeSpan.FromMinutes(16));

        Rendered().ShouldAllBe(row => row.GetAttribute("title") == "Person 101 · 101 · Unknown");
    }

    [Fact]
    public void Counts_OfEveryPage_HaveItApartFromFree()
    {
        _fixture.See(_fixture.Extension("101") with { DoNotDisturb = true }, _fixture.Extension("102"), _fixture.Extension("103"), _fixture.Extension("104", PresenceState.Ringing) with { DoNotDisturb = true });

        IEnumerable<IRenderedComponent<Microsoft.AspNetCore.Components.IComponent>> pages =
        [
            _fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone")), _fixture.Context.Render<TeamPage>(p => p.Add(w => w.Board, "everyone")), _fixture.Context.Render<HomePage>(),
        ];

        foreach (var page in pages)
        {
            page.FindAll("[data-count=idle]").ShouldAllBe(c => c.TextContent == "2");
            page.FindAll("[data-count=donotdisturb]").ShouldNotBeEmpty();
            page.FindAll("[data-count=donotdisturb]").ShouldAllBe(c => c.TextContent == "1");
            page.FindAll("[data-count=ringing]").ShouldAllBe(c => c.TextContent == "1");
        }
    }

    [Fact]
    public void Filters_OfTheTeamView_HaveItsOwn()
    {
        See(PresenceState.Idle);

        var chip = _fixture.Context.Render<TeamPage>(p => p.Add(w => w.Board, "everyone")).Find("[data-filter=DoNotDisturb]");

        (chip.QuerySelector(":scope > span")!.TextContent, chip.QuerySelector(".chip-count")!.TextContent).ShouldBe(("Do not disturb", "1"));
    }

    public void Dispose() => _fixture.Dispose();

    private void See(PresenceState state) =>
        _fixture.See(_fixture.Extension("101", state) with { DoNotDisturb = true, Since = _fixture.Now.AddMinutes(-5) });

    private IElement[] Rendered() =>
    [
        _fixture.Context.Render<Tile>(p => p.Add(t => t.Model, _fixture.Model.Tiles[0])).Find("li"),
        _fixture.Context.Render<TeamRow>(p => p.Add(t => t.Model, _fixture.Model.Tiles[0])).Find("li"),
    ];
}
