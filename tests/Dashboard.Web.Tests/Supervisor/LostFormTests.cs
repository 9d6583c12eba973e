using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Components.Supervisor;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>The form that is open when its call goes, and the one that comes back with a page that was loaded anew.</summary>
public sealed class LostFormTests : IDisposable
{
    private readonly DeskRig _rig = new();
    private readonly BunitContext _context = new();
    private readonly List<(DeskAction Action, string? Target, string? Reason)> _acted = [];

    public LostFormTests()
    {
        _context.Services.AddSingleton(new AccessSettings());
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _rig.See(_rig.Extension("101", "Anna", PresenceState.OnCall), _rig.Extension("102", "Jane Citizen"));
        _rig.See(_rig.CallOf("c1", "101"));
    }

    public void Dispose() => _context.Dispose();

    [Fact]
    public void Form_WhoseCallEnds_SaysSoKeepsWhatWasTypedAndSendsNothing()
    {
        var form = Form();
        form.Find("[data-kind=BlindTransfer]").Click();
        form.Find("#target").Input("jane");

        _rig.See(Array.Empty<Call>());
        Draw(form);

        form.Find("form [role=alert]").TextContent.ShouldStartWith("The call is over. Nothing was sent");
        form.Find("#target").GetAttribute("value").ShouldBe("jane");
        form.FindAll("form [type=submit], .panel-candidates").ShouldBeEmpty();
        form.FindAll("[data-kind=BlindTransfer]").ShouldBeEmpty();
        form.Find("form").Submit();
        _acted.ShouldBeEmpty();

        form.Find("form button").Click();
        form.FindAll("form").ShouldBeEmpty();
    }

    [Fact]
    public void Form_WhoseCallIsTakenAway_SaysThatItHasLeft()
    {
        var form = Form();
        form.Find("[data-kind=BlindTransfer]").Click();

        _rig.See(_rig.CallOf("c1", "102"));
        Draw(form);

        form.Find("form [role=alert]").TextContent.ShouldStartWith("The call has left Anna.");
    }

    [Fact]
    public void Form_WhoseCallChanges_SaysHowItIsNowAndGoesOn()
    {
        var form = Form();
        form.Find("[data-kind=BlindTransfer]").Click();
        form.Find("#target").Input("102");
        form.FindAll("form [role=status]").ShouldBeEmpty();

        _rig.See(_rig.CallOf("c1", "101", PresenceState.OnHold));
        Draw(form);
        form.Find("form [role=status]").TextContent.ShouldContain("it is on hold now");
        form.Find("form").Submit();

        var sent = _acted.ShouldHaveSingleItem();
        sent.Target.ShouldBe("102");
        sent.Action.Seen.ShouldBe(_rig.Board.Current.Version, "it is about the call as it was last drawn");
    }

    [Fact]
    public void Action_ThatWasDrawn_AsksAboutTheCallAsItWasThen()
    {
        var drawn = DeskAction.Of(_rig.Moment.Extension("sydney/101")!, _rig.Moment).First(a => a.Kind == CommandKind.HangUp);
        var then = _rig.Board.Current.Version;
        _rig.See(_rig.CallOf("c1", "101", PresenceState.OnHold));

        drawn.Ask(drawn.Seen, null, null).SeenVersion.ShouldBe(then);
        _rig.Board.Current.Version.ShouldBeGreaterThan(then);
    }

    [Fact]
    public void Form_ThatWasKept_IsOpenAgainWithWhatWasTyped()
    {
        var form = Form(new KeptForm("sydney/101", "BlindTransfer/sydney/101/c1/", "jane", ""));

        form.Find("#target").GetAttribute("value").ShouldBe("jane");
        form.FindAll("form [role=alert]").ShouldBeEmpty();
        form.Find("form").Submit();
        _acted.ShouldHaveSingleItem().Target.ShouldBe("102");
    }

    [Fact]
    public void Form_ThatWasKeptAndWhoseCallIsNotKnownYet_WaitsAndSaysSo()
    {
        var rig = new DeskRig();
        rig.See(rig.Extension("101", "Anna"), rig.Extension("102", "Jane Citizen"));
        var moment = new DeskMoment(rig.Moment.View, _ => SeenTimes.Never, rig.Now);
        var form = _context.Render<ActionForm>(p => p
            .Add(f => f.Row, moment.Extension("sydney/101")!).Add(f => f.Moment, moment).Add(f => f.Kept, new KeptForm("sydney/101", "BlindTransfer/sydney/101/c1/", "jane", "")));

        form.Find("form [role=alert]").TextContent.ShouldStartWith("The calls of sydney are not known yet.");

        rig.See(rig.CallOf("c1", "101"));
        form.Render(p => p.Add(f => f.Row, rig.Moment.Extension("sydney/101")!).Add(f => f.Moment, rig.Moment).Add(f => f.Kept, null));
        form.FindAll("form [role=alert]").ShouldBeEmpty();
        form.Find("#target").GetAttribute("value").ShouldBe("jane");
        form.Find("form [type=submit]").TextContent.ShouldBe("Transfer");
    }

    [Theory]
    [InlineData("")]
    [InlineData("nothing")]
    [InlineData("Explode/sydney/101/c1/")]
    [InlineData("BlindTransfer/sydney/999/c1/")]
    public void Form_KeptUnderAKeyThatNamesNothing_StaysShut(string key)
    {
        var form = Form(new KeptForm("sydney/101", key, "jane", ""));

        form.FindAll("form").ShouldBeEmpty();
    }

    private IRenderedComponent<ActionForm> Form(KeptForm? kept = null) => _context.Render<ActionForm>(p => p
        .Add(f => f.Row, _rig.Moment.Extension("sydney/101")!).Add(f => f.Moment, _rig.Moment).Add(f => f.Kept, kept).Add(f => f.OnAct, a => _acted.Add(a)));

    private void Draw(IRenderedComponent<ActionForm> form) =>
        form.Render(p => p.Add(f => f.Row, _rig.Moment.Extension("sydney/101")!).Add(f => f.Moment, _rig.Moment).Add(f => f.Kept, null));
}
