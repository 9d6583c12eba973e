using AngleSharp.Dom;
using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Pages;

namespace Dashboard.Web.Tests.Components;

/// <summary>What the first paint says of an account, and of rows by its word.</summary>
public sealed class AccountTests : IDisposable
{
    private const string Message = "Jingl at example.org could not be reached. Check the network.";
    private readonly BoardRig _rig = new();

    [Fact]
    public void Badge_OfAnAccountThatAnswers_SaysOkAndItsAge()
    {
        _rig.See(_rig.Extension("101"));
        _rig.Time.Advance(TimeSpan.FromSeconds(3));

        var badge = Badge();

        Slots(badge).ShouldBe(["sydney", "OK", "", "Jingl", "3 s ago", "", "", ""]);
        badge.HasAttribute("title").ShouldBeFalse();
    }

    [Fact]
    public void Badge_OfAnAccountWithCallsOfNobodyAndANotice_SaysBoth()
    {
        _rig.See(_rig.Extension("101"));
        _rig.Tell(BoardRig.Status() with { UnownedCalls = 2, Notice = "Something else signs in." });

        var badge = Badge();

        badge.GetAttribute("data-health").ShouldBe("Degraded");
        Slot(badge, "unowned").ShouldBe("2 calls without a known extension");
        Slot(badge, "message").ShouldBe("Something else signs in.");
    }

    [Fact]
    public void Badge_OfAnAccountThatWentQuiet_DoesNotSayOk()
    {
        _rig.See(_rig.Extension("101"));
        _rig.Time.Advance(TimeSpan.FromSeconds(30));

        var badge = Badge();

        Slot(badge, "health").ShouldBe("No news");
        badge.GetAttribute("data-fresh").ShouldBe("stale");
    }

    [Fact]
    public void Badge_OfAnUnreachableAccount_SaysForHowLongWhyAndWhenItIsAskedAgain()
    {
        _rig.See(_rig.Extension("101"));
        _rig.Tell(Failed(PollFailureKind.Unavailable, TimeSpan.FromSeconds(200)));
        _rig.Time.Advance(TimeSpan.FromSeconds(188));

        var badge = Badge();

        badge.GetAttribute("data-health").ShouldBe("Unreachable");
        badge.GetAttribute("title").ShouldBe(Message);
        Slots(badge).ShouldBe(["sydney", "Unreachable", "for 3 min", "Jingl", "3 min ago", "", "next try in 12 s", Message]);
    }

    [Fact]
    public void Badge_OfARefusedSignIn_SaysThatItStoppedAndWhatRestartsIt()
    {
        _rig.Tell(Failed(PollFailureKind.AuthRejected, null));

        var badge = Badge();

        Slot(badge, "health").ShouldBe("Sign-in refused");
        Slot(badge, "next").ShouldBe("stopped: press Try again on the diagnostics page");
    }

    [Fact]
    public void Badge_WithAHostileMessage_ShowsItAsTextInABoxOfItsOwnDirection()
    {
        const string Hostile = "<script>alert(1)</script> \u202Edne eht morf";
        _rig.Tell(Failed(PollFailureKind.BadData, TimeSpan.Zero, Hostile));

        var badge = Badge();

        badge.QuerySelectorAll("script").ShouldBeEmpty();
        Slot(badge, "message").ShouldBe(Hostile);
        badge.QuerySelector("[data-slot=message]")!.GetAttribute("dir").ShouldBe("auto");
    }

    [Fact]
    public void Wall_WithAnAccountInTrouble_SaysSoAtLengthBesideTheTiles()
    {
        _rig.See(_rig.Extension("101"));
        Wall().FindAll(".trouble").ShouldBeEmpty();

        _rig.Tell(Failed(PollFailureKind.Unavailable, TimeSpan.FromSeconds(12)), new EndpointStatus("presence", null));
        var trouble = Wall().Find("[data-list=troubles] > .trouble");

        Slots(trouble).ShouldBe(["sydney", "Degraded", Message, "for 0 s", "no answer yet", "next try in 12 s"]);
        Wall().Find("[data-count=troubles]").TextContent.ShouldBe("1");
    }

    [Fact]
    public void Home_WithAnAccountInTrouble_SaysWhyAndLeadsToDiagnostics()
    {
        _rig.Tell(Failed(PollFailureKind.AuthRejected, null));

        var page = _rig.Context.Render<HomePage>();

        page.Find(".home-accounts [data-slot=message]").TextContent.ShouldBe(Message);
        page.Find(".home-trouble a").GetAttribute("href").ShouldBe("diagnostics");
    }

    [Fact]
    public void Tile_ThatPollsNoLongerList_AgesFromWhenTheyDid()
    {
        var (kept, missing) = (_rig.Extension("101"), _rig.Extension("102", PresenceState.OnCall));
        _rig.See(kept, missing);
        _rig.Time.Advance(TimeSpan.FromSeconds(12));
        // The first list without it: not yet believed gone.
        _rig.See(kept with { ObservedAt = _rig.Now });

        var tiles = _rig.Model.Tiles;

        tiles.Select(t => (t.Number, t.Freshness, t.Shown)).ShouldBe(
            [("101", Freshness.Fresh, ShownState.Idle), ("102", Freshness.Stale, ShownState.OnCall)]);
        tiles[1].Time.ShouldBe("12 s ago");
    }

    public void Dispose() => _rig.Dispose();

    private static string Slot(IElement row, string name) => row.QuerySelector($"[data-slot={name}]")!.TextContent;

    private static IEnumerable<string> Slots(IElement row) => row.QuerySelectorAll("[data-slot]").Select(s => s.TextContent);

    private EndpointStatus Failed(PollFailureKind kind, TimeSpan? nextTry, string message = Message) =>
        new("calls", new EndpointFailure("calls", kind, message, _rig.Now, _rig.Now + nextTry));

    private IElement Badge() => _rig.Context.Render<AccountBadge>(p => p.Add(b => b.Model, _rig.Model.Accounts[0])).Find("li");

    private IRenderedComponent<WallPage> Wall() => _rig.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone"));
}
