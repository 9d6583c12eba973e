using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Boards;

namespace Dashboard.Web.Tests.Scenarios.Boards;

public sealed class BoardPagesTests : IDisposable
{
    private readonly BoardFixture _fixture = new(isDemo: true);

    [Theory]
    [InlineData("template-tile", ".tiles > .tile")]
    [InlineData("template-call", ".call")]
    [InlineData("template-leg", ".leg")]
    [InlineData("template-registration", ".registration")]
    [InlineData("template-account", ".account")]
    [InlineData("template-trouble", ".outage")]
    public void Template_OfARow_HasTheSlotsAndAttributesOfTheRow(string template, string row)
    {
        Fill();
        var page = Wall();
        var cloned = page.Find($"#{template}");
        // The parser places the content of a template into a separate fragment, as browsers do.
        var content = cloned is AngleSharp.Html.Dom.IHtmlTemplateElement t && t.Content.FirstElementChild is { } first
            ? first
            : cloned.FirstElementChild!;
        var rendered = page.Find(row);

        Slots(content).ShouldBe(Slots(rendered));
        content.ClassName.ShouldBe(rendered.ClassName);
    }

    [Fact]
    public void Wall_OfABoard_IsCompleteWithoutAScript()
    {
        Fill();

        var page = Wall();

        page.FindAll("[data-list=tiles] > li").Count.ShouldBe(2);
        page.Find("[data-count=ringing]").TextContent.ShouldBe("1");
        page.Find("[data-count=idle]").TextContent.ShouldBe("1");
        page.Find("[data-count=offline]").HasAttribute("data-zero").ShouldBeTrue();
        page.Find(".leg [data-slot=party]").TextContent.ShouldBe("Person 101 101");
        page.Find("[data-list=accounts] [data-slot=age]").TextContent.ShouldBe("0 s ago");
        page.Find("[data-page=wall]").GetAttribute("data-now").ShouldBe("2026-11-21T06:00:00.000Z");
        page.Find("[data-empty=tiles]").HasAttribute("hidden").ShouldBeTrue();
    }

    [Fact]
    public void Pages_OfAnyKind_CarryNoInlineScriptStyleOrHandler()
    {
        Fill();
        var pages = new[] { Wall().Markup, Team().Markup, _fixture.Context.Render<HomePage>().Markup };

        foreach (var page in pages)
        {
            page.ShouldNotContain(" style=");
            page.ShouldNotContain("<style");
            page.ShouldNotMatch(@"\son[a-z]+=");
        }
    }

    [Fact]
    public void Team_OfABoard_GroupsPeopleUnderTheirTeams()
    {
        _fixture.See(_fixture.Extension("101") with { Team = "Sales" }, _fixture.Extension("102"));

        var page = Team();

        page.FindAll("main [data-slot=team]").Select(h => h.TextContent).ShouldBe(["Sales", "No team"]);
        page.Find("main .person").GetAttribute("data-search").ShouldBe("person 101 101 sales");
    }

    [Fact]
    public void Wall_OfNoBoard_ListsTheBoardsThatExist()
    {
        var page = _fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "nowhere"));

        page.Find(".missing").TextContent.ShouldContain("Everyone");
        page.FindAll(".tiles").ShouldBeEmpty();
    }

    [Fact]
    public void Home_InTheDemo_SaysSoAndLinksEveryBoard()
    {
        var page = _fixture.Context.Render<HomePage>();

        page.Find(".demo").TextContent.ShouldContain("Demo: four simulated phone systems");
        page.FindAll(".board-links a").Select(a => a.GetAttribute("href")).ShouldBe(["wall/everyone", "team/everyone"]);
    }

    public void Dispose() => _fixture.Dispose();

    private static List<string?> Slots(IElement row) =>
        [.. row.QuerySelectorAll("[data-slot]").Where(s => s.Closest(".leg") is null || row.ClassName == "leg").Select(s => s.GetAttribute("data-slot"))];

    private IRenderedComponent<WallPage> Wall() => _fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone"));

    private IRenderedComponent<TeamPage> Team() => _fixture.Context.Render<TeamPage>(p => p.Add(w => w.Board, "everyone"));

    private void Fill()
    {
        _fixture.Tell(new EndpointStatus("calls", new EndpointFailure("calls", PollFailureKind.Unavailable, "Nobody answers.", _fixture.Now, _fixture.Now)));
        _fixture.See(_fixture.Extension("101", PresenceState.Ringing), _fixture.Extension("102"));
        _fixture.See(new Registration { Key = "sydney/101/0", Account = BoardFixture.Account, Extension = "sydney/101", Registered = true, ObservedAt = _fixture.Now });
        _fixture.See(new Call
        {
            Key = "sydney/c1",
            Account = BoardFixture.Account,
            State = PresenceState.Ringing,
            From = "0412341234",
            To = "101",
            ObservedAt = _fixture.Now,
            Legs = [new CallLeg { Id = "a", Extension = "sydney/101", State = PresenceState.Ringing }],
        });
    }
}
