using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Boards;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Scenarios.Boards;

/// <summary>The first paint of an account's state, and of rows that depend on it.</summary>
public sealed class AccountHealthTests : IDisposable
{
    private const string Message = "Jingl at example.org could not be reached. Check the network.";
    private readonly BoardFixture _fixture = new();

    [Fact]
    public void Badge_OfAnAccountThatAnswers_SaysOkAndItsAge()
    {
        _fixture.See(_fixture.Extension("101"));
        _fixture.Time.Advance(TimeSpan.FromSeconds(3));

        var badge = Badge();

        Slots(badge).ShouldBe(["sydney", "OK", "", "Jingl", "3 s ago", "", "", ""]);
        badge.HasAttribute("title").ShouldBeFalse();
    }

    [Fact]
    public void Badge_OfAnAccountWithUnassignedCallsAndANotice_ShowsBoth()
    {
        _fixture.See(_fixture.Extension("101"));
        _fixture.Tell(BoardFixture.Status() with { UnownedCalls = 2, Notice = "Something else signs in." });

        var badge = Badge();

        badge.GetAttribute("data-health").ShouldBe("Degraded");
        Slot(badge, "unowned").ShouldBe("2 calls without a known extension");
        Slot(badge, "message").ShouldBe("Something else signs in.");
    }

    [Fact]
    public void Badge_OfAnAccountThatWentQuiet_DoesNotSayOk()
    {
        _fixture.See(_fixture.Extension("101"));
        _fixture.Time.Advance(TimeSpan.FromSeconds(30));

        var badge = Badge();

        Slot(badge, "health").ShouldBe("No news");
        badge.GetAttribute("data-fresh").ShouldBe("stale");
    }

    [Fact]
    public void Badge_OfAnUnreachableAccount_SaysForHowLongWhyAndWhenItIsAskedAgain()
    {
        _fixture.See(_fixture.Extension("101"));
        _fixture.Tell(Failed(PollFailureKind.Unavailable, TimeSpan.FromSeconds(200)));
        _fixture.Time.Advance(TimeSpan.FromSeconds(188));

        var badge = Badge();

        badge.GetAttribute("data-health").ShouldBe("Unreachable");
        badge.GetAttribute("title").ShouldBe(Message);
        Slots(badge).ShouldBe(["sydney", "Unreachable", "for 3 min", "Jingl", "3 min ago", "", "next try in 12 s", Message]);
    }

    [Fact]
    public void Badge_OfARefusedSignIn_SaysThatItStoppedAndWhatRestartsIt()
    {
        _fixture.Tell(Failed(PollFailureKind.AuthRejected, null));

        var badge = Badge();

        Slot(badge, "health").ShouldBe("Sign-in refused");
        Slot(badge, "next").ShouldBe("stopped: press Try again on the diagnostics page");
    }

    [Fact]
    public void Badge_WithAHostileMessage_ShowsItAsTextInABoxOfItsOwnDirection()
    {
        const string Hostile = "<script>alert(1)</script> \u202Edne eht morf";
        _fixture.Tell(Failed(PollFailureKind.BadData, TimeSpan.Zero, Hostile));

        var badge = Badge();

        badge.QuerySelectorAll("script").ShouldBeEmpty();
        Slot(badge, "message").ShouldBe(Hostile);
        badge.QuerySelector("[data-slot=message]")!.GetAttribute("dir").ShouldBe("auto");
    }

    [Fact]
    public void Wall_WithAnAccountInTrouble_SaysSoAtLengthBesideTheTiles()
    {
        _fixture.See(_fixture.Extension("101"));
        Wall().FindAll(".outage").ShouldBeEmpty();

        _fixture.Tell(Failed(PollFailureKind.Unavailable, TimeSpan.FromSeconds(12)), new EndpointStatus("presence", null));
        var trouble = Wall().Find("[data-list=troubles] > .outage");

        Slots(trouble).ShouldBe(["sydney", "Degraded", Message, "for 0 s", "no answer yet", "next try in 12 s"]);
        Wall().Find("[data-count=troubles]").TextContent.ShouldBe("1");
    }

    [Fact]
    public void Home_WithAnAccountInTrouble_SaysWhyAndLeadsToDiagnostics()
    {
        _fixture.Tell(Failed(PollFailureKind.AuthRejected, null));

        var page = _fixture.Context.Render<HomePage>();

        page.Find(".home-accounts [data-slot=message]").TextContent.ShouldBe(Message);
        page.Find(".home-outage a").GetAttribute("href").ShouldBe("diagnostics");
    }

    [Fact]
    public void Tile_ThatPollsNoLongerList_AgesFromWhenTheyDid()
    {
        var (kept, missing) = (_fixture.Extension("101"), _fixture.Extension("102", PresenceState.OnCall));
        _fixture.See(kept, missing);
        _fixture.Time.Advance(TimeSpan.FromSeconds(12));
        // The first list without the row: the row is not yet removed.
        _fixture.See(kept with { ObservedAt = _fixture.Now });

        var tiles = _fixture.Model.Tiles;

        tiles.Select(t => (t.Number, t.Freshness, t.Shown)).ShouldBe(
            [("101", Freshness.Fresh, ShownState.Idle), ("102", Freshness.Stale, ShownState.OnCall)]);
        tiles[1].Time.ShouldBe("12 s ago");
    }

    public void Dispose() => _fixture.Dispose();

    private static string Slot(IElement row, string name) => row.QuerySelector($"[data-slot={name}]")!.TextContent;

    private static IEnumerable<string> Slots(IElement row) => row.QuerySelectorAll("[data-slot]").Select(s => s.TextContent);

    private EndpointStatus Failed(PollFailureKind kind, TimeSpan? nextTry, string message = Message) =>
        new("calls", new EndpointFailure("calls", kind, message, _fixture.Now, _fixture.Now + nextTry));

    private IElement Badge() => _fixture.Context.Render<AccountBadge>(p => p.Add(b => b.Model, _fixture.Model.Accounts[0])).Find("li");

    private IRenderedComponent<WallPage> Wall() => _fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone"));
}
