using Bunit;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Security;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Supervisor.Panel;

/// <summary>The panel's form for an action that was selected in the menu or the palette and needs input.</summary>
public sealed class ActionFormTests : IDisposable
{
    private readonly AttendedTransferFixture _fixture = new(Capabilities.Monitor);
    private readonly BunitContext _context = new();

    public ActionFormTests()
    {
        _context.Services.AddSingleton(new AccessOptions { RequireReason = true });
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
    }

    [Fact]
    public void Listen_WhereAReasonIsRequired_AsksForItWithTheRestFilledIn()
    {
        (CallAction Action, string? Target, string? Reason)? acted = null;
        var action = CallAction.GetAvailable(_fixture.Row, _fixture.Supervisor.Snapshot).Single(a => a.ListensIn);
        var form = Form(new PendingAction(action.Key, "102"), a => acted = a);

        form.Find("#target").GetAttribute("value").ShouldBe("102");
        form.Find("#reason").HasAttribute("required").ShouldBeTrue();
        form.Find("#reason").Change("a complaint");
        form.Find("form").Submit();
        (acted!.Value.Action.Kind, acted.Value.Target, acted.Value.Reason).ShouldBe((CommandKind.Monitor, "102", "a complaint"));
    }

    [Fact]
    public void Form_ThatWasClosed_OpensAgainWhenTheSameIsChosenAgain()
    {
        var key = CallAction.GetAvailable(_fixture.Row, _fixture.Supervisor.Snapshot).Single(a => a.ListensIn).Key;
        var form = Form(new PendingAction(key, null), _ => { });
        form.FindAll(".panel-buttons button").Single(b => b.TextContent == "Cancel").Click();
        form.FindAll("form").ShouldBeEmpty();

        form.Render(p => p.Add(f => f.Pending, new PendingAction(key, null)));
        form.FindAll("form").Count.ShouldBe(1);
    }

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<ActionForm> Form(PendingAction asked, Action<(CallAction Action, string? Target, string? Reason)> act) => _context.Render<ActionForm>(p => p
        .Add(f => f.Row, _fixture.Row).Add(f => f.Snapshot, _fixture.Supervisor.Snapshot).Add(f => f.Pending, asked).Add(f => f.OnAct, act));
}
