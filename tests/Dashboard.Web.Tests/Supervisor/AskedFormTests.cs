using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Components.Supervisor;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>The panel's form for what was chosen by menu or palette and lacks an answer.</summary>
public sealed class AskedFormTests : IDisposable
{
    private readonly AskRig _rig = new(Capabilities.Monitor);
    private readonly BunitContext _context = new();

    public AskedFormTests()
    {
        _context.Services.AddSingleton(new AccessSettings { RequireReason = true });
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Listen_WhereAReasonIsRequired_AsksForItWithTheRestFilledIn()
    {
        (DeskAction Action, string? Target, string? Reason)? acted = null;
        var action = DeskAction.Of(_rig.Row, _rig.Desk.Moment).Single(a => a.ListensIn);
        var form = Form(new DeskAsk(action.Key, "102"), a => acted = a);

        form.Find("#target").GetAttribute("value").ShouldBe("102");
        form.Find("#reason").HasAttribute("required").ShouldBeTrue();
        form.Find("#reason").Change("a complaint");
        form.Find("form").Submit();
        (acted!.Value.Action.Kind, acted.Value.Target, acted.Value.Reason).ShouldBe((CommandKind.Monitor, "102", "a complaint"));
    }

    [Fact]
    public void Form_ThatWasClosed_OpensAgainWhenTheSameIsChosenAgain()
    {
        var key = DeskAction.Of(_rig.Row, _rig.Desk.Moment).Single(a => a.ListensIn).Key;
        var form = Form(new DeskAsk(key, null), _ => { });
        form.FindAll(".panel-buttons button").Single(b => b.TextContent == "Cancel").Click();
        form.FindAll("form").ShouldBeEmpty();

        form.Render(p => p.Add(f => f.Asked, new DeskAsk(key, null)));
        form.FindAll("form").Count.ShouldBe(1);
    }

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<ActionForm> Form(DeskAsk asked, Action<(DeskAction Action, string? Target, string? Reason)> act) => _context.Render<ActionForm>(p => p
        .Add(f => f.Row, _rig.Row).Add(f => f.Moment, _rig.Desk.Moment).Add(f => f.Asked, asked).Add(f => f.OnAct, act));
}
