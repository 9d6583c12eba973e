using Bunit;
using Dashboard.Presence.Commands;
using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Polling;
using Dashboard.Web.Security;
using Dashboard.Web.Text;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Supervisor.Panel;

public sealed class ExtensionPanelTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();

    public ExtensionPanelTests()
    {
        _context.Services.AddSingleton(new PolledAccounts([], _fixture.Board, _fixture.Time));
        _context.Services.AddSingleton(new AccessOptions());
        _context.Services.AddSingleton(new ActivityHistory(_fixture.Now));
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Panel_OfAnExtensionOnACall_TellsStateCallDevicesAndWhy()
    {
        _fixture.See(_fixture.Extension("101", "Anna Berg", PresenceState.OnCall, "Sales") with { Party = "0412341234", Since = _fixture.Now });
        _fixture.See(_fixture.CallOf("c1", "101"));
        _fixture.See(
            new Registration { Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = true, Address = "10.0.0.7:5060", UserAgent = "Mitel", ObservedAt = _fixture.Now },
            new Registration
            {
                Key = "sydney/101/1", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = false, ObservedAt = _fixture.Now, Losses = new RecentOutages().Add(_fixture.Now),
            });

        var panel = Panel();

        panel.Find("h2").TextContent.ShouldBe("Anna Berg");
        panel.Find(".panel-state").TextContent.ShouldContain("On a call");
        panel.FindAll(".panel-call .call-legs li").Count.ShouldBe(2);
        panel.FindAll(".panel-device").Count.ShouldBe(2);
        panel.FindAll(".panel-device .lost").Count.ShouldBe(1);
        panel.Markup.ShouldContain("10.0.0.7:5060");
        var why = panel.FindAll(".evidence li").Select(l => l.TextContent).ToList();
        why[0].ShouldContain("“On a call”, reported for the extension.");
        why.ShouldContain(l => l.Contains("A call is listed: on a call, 0412341234 → 101.", StringComparison.Ordinal));
        why.ShouldContain(l => l.Contains("1 of 2 devices registered.", StringComparison.Ordinal));
    }

    [Fact]
    public void Panel_OfAnAccountThatIsLost_SaysFirstThatItMayBeOtherwise()
    {
        _fixture.See(_fixture.Extension("101", "Anna", PresenceState.OnCall));
        _fixture.Board.Apply(_fixture.Snapshot.Account(SupervisorFixture.Account)! with
        {
            Endpoints = [new EndpointStatus("presence", new EndpointFailure("presence", PollFailureKind.Unavailable, "Nobody answers.", _fixture.Now, null))],
        });
        _fixture.Time.Advance(TimeSpan.FromMinutes(2));

        var lines = Panel().FindAll(".evidence li");

        lines[0].TextContent.ShouldContain("No report for 2 min");
        lines[0].HasAttribute("data-trouble").ShouldBeTrue();
        lines[^1].TextContent.ShouldContain("Nobody answers.");
    }

    [Fact]
    public void Panel_OfAnUnreachableAccount_ShowsAgesAndNoRunningTimes()
    {
        _fixture.See(_fixture.Extension("101", "Anna", PresenceState.OnCall) with { Since = _fixture.Now });
        _fixture.See(_fixture.CallOf("c1", "101"));
        _fixture.See(new Registration { Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = true, ExpiresAt = _fixture.Now.AddHours(1), ObservedAt = _fixture.Now });
        string[] times = [".panel-state time", ".panel-call > p time", ".panel-device time"];
        times.Select(t => Panel().Find(t).GetAttribute("data-tick")).ShouldBe(["duration", "duration", "countdown"]);

        _fixture.Time.Advance(TimeSpan.FromMinutes(20));

        var panel = Panel();
        times.Select(t => panel.Find(t).GetAttribute("data-tick")).ShouldAllBe(tick => tick == "age");
        panel.FindAll(".panel-call .state, .panel-state .state").ShouldAllBe(sign => sign.TextContent.Contains(StateNames.Get(PresenceState.Unknown), StringComparison.Ordinal));
        string[] parts = [".panel-state", ".panel-call", ".call-legs", ".panel-device"];
        parts.Select(p => panel.Find(p).GetAttribute("data-fresh")).ShouldAllBe(fresh => fresh == "unknown");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Device_OfAnAccountThatIsLost_TellsWhenItWasSeenAndNoEnd(bool hasEnd)
    {
        _fixture.See(_fixture.Extension("101", "Anna"));
        _fixture.See(new Registration
        {
            Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = true, ObservedAt = _fixture.Now,
            Expiry = hasEnd ? ExpiryKind.Estimated : ExpiryKind.None, ExpiresAt = hasEnd ? _fixture.Now.AddHours(1) : null,
        });
        _fixture.Time.Advance(TimeSpan.FromMinutes(5));

        var told = Panel().FindAll(".panel-device > div").Single(d => d.QuerySelector("dt")!.TextContent == "Last seen").QuerySelector("dd")!;

        told.QuerySelector("time")!.GetAttribute("data-tick").ShouldBe("age");
        told.TextContent.Trim().ShouldBe("");
    }

    [Theory]
    [InlineData(10)]
    [InlineData(300)]
    public void Device_ThatIsLost_TellsWhenItWasLastSeenToBeSo(int seconds)
    {
        _fixture.See(_fixture.Extension("101", "Anna"));
        var lost = new Registration { Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = false, ObservedAt = _fixture.Now, Expiry = ExpiryKind.None };
        _fixture.See(lost);
        _fixture.Time.Advance(TimeSpan.FromMinutes(2));
        // No state has changed, so the row keeps the start time of its state.
        _fixture.See(lost with { ObservedAt = _fixture.Now });
        var seen = TimeFormatter.Iso(_fixture.Now);
        _fixture.Time.Advance(TimeSpan.FromSeconds(seconds));

        var told = Panel().FindAll(".panel-device > div").Single(d => d.QuerySelector("dt")!.TextContent == "Last seen").QuerySelector("time")!;

        (told.GetAttribute("data-tick"), told.GetAttribute("data-at")).ShouldBe(("age", seen));
    }

    [Fact]
    public void Panel_OfAnExtensionWithoutAName_NamesItOnce()
    {
        _fixture.See(_fixture.Extension("101", "", team: "Sales"));

        var panel = Panel();

        panel.Find("h2").TextContent.ShouldBe("101");
        panel.Find("header p").TextContent.Trim().ShouldBe("Sales · sydney");
        ExtensionFormatter.NameAndNumber(_fixture.Snapshot.Extension("sydney/101")!).ShouldBe("101");
    }

    [Fact]
    public void Actions_WithATarget_AskForItAndAcceptAName()
    {
        _fixture.See(_fixture.Extension("101", "Anna", PresenceState.OnCall), _fixture.Extension("102", "Jane Citizen"), _fixture.Extension("103", "Jan Smith"));
        _fixture.See(_fixture.CallOf("c1", "101"));
        (CallAction Action, string? Target, string? Reason)? acted = null;
        var form = _context.Render<ActionForm>(p => p
            .Add(f => f.Row, _fixture.Snapshot.Extension("sydney/101")!).Add(f => f.Snapshot, _fixture.Snapshot).Add(f => f.OnAct, a => acted = a));

        form.Find("[data-kind=BlindTransfer]").Click();
        form.Find("#target").Input("jan");
        form.Find("form").Submit();
        form.Find("[role=alert]").TextContent.ShouldContain("or several do");
        acted.ShouldBeNull();

        form.Find("#target").Input("jane c");
        form.Find("form").Submit();
        (acted!.Value.Action.Kind, acted.Value.Target).ShouldBe((CommandKind.BlindTransfer, "102"));
        form.FindAll("form").ShouldBeEmpty();
    }

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<ExtensionPanel> Panel() =>
        _context.Render<ExtensionPanel>(p => p.Add(e => e.Row, _fixture.Snapshot.Extension("sydney/101")!).Add(e => e.Snapshot, _fixture.Snapshot));
}
