using Bunit;
using Dashboard.Presence;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Supervisor;
using Dashboard.Web.Polling;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class PanelTests : IDisposable
{
    private readonly DeskRig _rig = new();
    private readonly BunitContext _context = new();

    public PanelTests()
    {
        _context.Services.AddSingleton(new PolledAccounts([], _rig.Board, _rig.Time));
        _context.Services.AddSingleton(new AccessSettings());
        _context.Services.AddSingleton(new DayMemory(_rig.Now));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Panel_OfAnExtensionOnACall_TellsStateCallDevicesAndWhy()
    {
        _rig.See(_rig.Extension("101", "Anna Berg", PresenceState.OnCall, "Sales") with { Party = "0412341234", Since = _rig.Now });
        _rig.See(_rig.CallOf("c1", "101"));
        _rig.See(
            new Registration { Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = true, Address = "10.0.0.7:5060", UserAgent = "Mitel", ObservedAt = _rig.Now },
            new Registration
            {
                Key = "sydney/101/1", Account = DeskRig.Account, Extension = "sydney/101", Registered = false, ObservedAt = _rig.Now, Losses = new RecentLosses().With(_rig.Now),
            });

        var panel = Panel();

        panel.Find("h2").TextContent.ShouldBe("Anna Berg");
        panel.Find(".panel-state").TextContent.ShouldContain("On a call");
        panel.FindAll(".panel-call .call-legs li").Count.ShouldBe(2);
        panel.FindAll(".panel-device").Count.ShouldBe(2);
        panel.FindAll(".panel-device .lost").Count.ShouldBe(1);
        panel.Markup.ShouldContain("10.0.0.7:5060");
        var why = panel.FindAll(".evidence li").Select(l => l.TextContent).ToList();
        why[0].ShouldContain("“On a call”, said of the extension.");
        why.ShouldContain(l => l.Contains("A call is up: on a call, 0412341234 → 101.", StringComparison.Ordinal));
        why.ShouldContain(l => l.Contains("1 of 2 devices registered.", StringComparison.Ordinal));
    }

    [Fact]
    public void Panel_OfAnAccountThatIsLost_SaysFirstThatItMayBeOtherwise()
    {
        _rig.See(_rig.Extension("101", "Anna", PresenceState.OnCall));
        _rig.Board.Apply(_rig.Moment.Account(DeskRig.Account)! with
        {
            Endpoints = [new EndpointStatus("presence", new EndpointFailure("presence", PollFailureKind.Unavailable, "Nobody answers.", _rig.Now, null))],
        });
        _rig.Time.Advance(TimeSpan.FromMinutes(2));

        var lines = Panel().FindAll(".evidence li");

        lines[0].TextContent.ShouldContain("Nothing was heard for 2 min");
        lines[0].HasAttribute("data-trouble").ShouldBeTrue();
        lines[^1].TextContent.ShouldContain("Nobody answers.");
    }

    [Fact]
    public void Panel_OfAnAccountThatIsLost_TellsHowOldCallsAndDevicesAreAndLetsNoTimeRunOn()
    {
        _rig.See(_rig.Extension("101", "Anna", PresenceState.OnCall) with { Since = _rig.Now });
        _rig.See(_rig.CallOf("c1", "101"));
        _rig.See(new Registration { Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = true, ExpiresAt = _rig.Now.AddHours(1), ObservedAt = _rig.Now });
        string[] times = [".panel-state time", ".panel-call > p time", ".panel-device time"];
        times.Select(t => Panel().Find(t).GetAttribute("data-tick")).ShouldBe(["duration", "duration", "countdown"]);

        _rig.Time.Advance(TimeSpan.FromMinutes(20));

        var panel = Panel();
        times.Select(t => panel.Find(t).GetAttribute("data-tick")).ShouldAllBe(tick => tick == "age");
        panel.FindAll(".panel-call .state, .panel-state .state").ShouldAllBe(sign => sign.TextContent.Contains(BoardText.Word(PresenceState.Unknown), StringComparison.Ordinal));
        string[] parts = [".panel-state", ".panel-call", ".call-legs", ".panel-device"];
        parts.Select(p => panel.Find(p).GetAttribute("data-fresh")).ShouldAllBe(fresh => fresh == "unknown");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Device_OfAnAccountThatIsLost_TellsWhenItWasSeenAndNoEnd(bool hasEnd)
    {
        _rig.See(_rig.Extension("101", "Anna"));
        _rig.See(new Registration
        {
            Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = true, ObservedAt = _rig.Now,
            Expiry = hasEnd ? ExpiryKind.Estimated : ExpiryKind.None, ExpiresAt = hasEnd ? _rig.Now.AddHours(1) : null,
        });
        _rig.Time.Advance(TimeSpan.FromMinutes(5));

        var told = Panel().FindAll(".panel-device > div").Single(d => d.QuerySelector("dt")!.TextContent == "Seen so").QuerySelector("dd")!;

        told.QuerySelector("time")!.GetAttribute("data-tick").ShouldBe("age");
        told.TextContent.Trim().ShouldBe("");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void Device_ThatIsLost_TellsWhenItWasLastSeenToBeSo(int seconds)
    {
        _rig.See(_rig.Extension("101", "Anna"));
        var lost = new Registration { Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = false, ObservedAt = _rig.Now, Expiry = ExpiryKind.None };
        _rig.See(lost);
        _rig.Time.Advance(TimeSpan.FromMinutes(2));
        // Nothing of it is another: the row keeps the time at which it became so.
        _rig.See(lost with { ObservedAt = _rig.Now });
        var seen = BoardText.Iso(_rig.Now);
        _rig.Time.Advance(TimeSpan.FromSeconds(seconds));

        var told = Panel().FindAll(".panel-device > div").Single(d => d.QuerySelector("dt")!.TextContent == "Seen so").QuerySelector("time")!;

        (told.GetAttribute("data-tick"), told.GetAttribute("data-at")).ShouldBe(("age", seen));
    }

    [Fact]
    public void Panel_OfAnExtensionWithoutAName_NamesItOnce()
    {
        _rig.See(_rig.Extension("101", "", team: "Sales"));

        var panel = Panel();

        panel.Find("h2").TextContent.ShouldBe("101");
        panel.Find("header p").TextContent.Trim().ShouldBe("Sales · sydney");
        BoardText.NameAndNumber(_rig.Moment.Extension("sydney/101")!).ShouldBe("101");
    }

    [Fact]
    public void Actions_ThatLeadToSomebody_AskWhomAndTakeAName()
    {
        _rig.See(_rig.Extension("101", "Anna", PresenceState.OnCall), _rig.Extension("102", "Jane Citizen"), _rig.Extension("103", "Jan Smith"));
        _rig.See(_rig.CallOf("c1", "101"));
        (DeskAction Action, string? Target, string? Reason)? acted = null;
        var form = _context.Render<ActionForm>(p => p
            .Add(f => f.Row, _rig.Moment.Extension("sydney/101")!).Add(f => f.Moment, _rig.Moment).Add(f => f.OnAct, a => acted = a));

        form.Find("[data-kind=BlindTransfer]").Click();
        form.Find("#target").Input("jan");
        form.Find("form").Submit();
        form.Find("[role=alert]").TextContent.ShouldContain("several people");
        acted.ShouldBeNull();

        form.Find("#target").Input("jane c");
        form.Find("form").Submit();
        (acted!.Value.Action.Kind, acted.Value.Target).ShouldBe((CommandKind.BlindTransfer, "102"));
        form.FindAll("form").ShouldBeEmpty();
    }

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<ExtensionPanel> Panel() =>
        _context.Render<ExtensionPanel>(p => p.Add(e => e.Row, _rig.Moment.Extension("sydney/101")!).Add(e => e.Moment, _rig.Moment));
}
