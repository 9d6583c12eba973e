using Bunit;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Panel;
using Dashboard.Web.Features.Supervisor.Phones;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Supervisor.Phones;

/// <summary>"Call" in panel and menu, and the dialog that asks for the user's own phone.</summary>
public sealed class UserPhoneDialogTests : IDisposable
{
    private readonly BunitContext _context = new();
    private readonly SupervisorFixture _fixture = new();
    private readonly List<UserCall> _calls = [];

    public UserPhoneDialogTests()
    {
        _context.Services.AddSingleton(new AccessOptions());
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _fixture.See(_fixture.Extension("101", "Anna Berg"), _fixture.Extension("102", "Jane Citizen"), _fixture.Extension("103", "Jan Smith"));
    }

    private ExtensionPresence Jane => _fixture.Snapshot.Extension("sydney/102")!;

    [Fact]
    public void Panel_OfAnotherUser_CallsFromTheOwnPhoneAndDialsFromTheOtherLast()
    {
        var buttons = Panel(UserPhones.None.Add("sydney", "101")).FindAll(".panel-actions > .panel-buttons button");
        buttons.Select(b => b.TextContent).ShouldBe(["Call Jane Citizen", "Dial from Jane Citizen's phone…"]);

        buttons[0].Click();

        var action = _calls.ShouldHaveSingleItem().Action!;
        (action.Kind, action.Row.Number, action.Target).ShouldBe((CommandKind.Dial, "101", "102"));
    }

    [Fact]
    public void Panel_BeforeAPhoneIsChosen_CallsByChoosingIt()
    {
        var button = Panel(UserPhones.None).Find("[data-own-call]");
        (button.TextContent, button.GetAttribute("title")).ShouldBe(("Call Jane Citizen…", "Choose your phone in sydney first."));

        button.Click();

        _calls.ShouldHaveSingleItem().Action.ShouldBeNull();
    }

    [Fact]
    public void Panel_OfTheOwnPhone_OffersNoCall() => Panel(UserPhones.None.Add("sydney", "102")).FindAll("[data-own-call]").ShouldBeEmpty();

    [Fact]
    public void Menu_OfAnotherUser_OffersCallFirst()
    {
        var menu = WithHands<ContextMenu>(UserPhones.None.Add("sydney", "101"), p => p
            .Add(m => m.Menu, new ContextMenuPosition(Jane, null, 0, 0)).Add(m => m.Snapshot, _fixture.Snapshot).Add(m => m.OnCall, _calls.Add));
        menu.FindAll("[role=menuitem]").Select(b => b.TextContent).ShouldBe(["Call Jane Citizen", "Dial from Jane Citizen's phone…", "Open panel"]);

        menu.Find("[role=menuitem]").Click();

        _calls.ShouldHaveSingleItem().Number.ShouldBe("102");
    }

    [Theory]
    [InlineData("", "Choose your phone: enter a name or number")]
    [InlineData("0412341234", "No extension of sydney matches, or several do")]
    [InlineData("jan", "or several do")]
    [InlineData("102", "This is the phone to call")]
    public void Choice_OfWhatCannotCall_SaysWhy(string typed, string says)
    {
        var dialog = Dialog(_ => { });

        dialog.Find("#own-phone").Input(typed);
        dialog.Find("form").Submit();

        dialog.Find("[role=alert]").TextContent.ShouldContain(says);
    }

    [Fact]
    public void Choice_OfAnExtensionByName_IsTaken()
    {
        ExtensionPresence? chosen = null;
        var dialog = Dialog(e => chosen = e);

        dialog.Find("#own-phone").Input("anna");
        dialog.Find("form").Submit();

        chosen!.Number.ShouldBe("101");
    }

    public void Dispose() => _context.Dispose();

    private IRenderedComponent<UserPhoneDialog> Dialog(Action<ExtensionPresence> choose) => _context.Render<UserPhoneDialog>(p => p
        .Add(d => d.Call, UserPhones.None.Call("sydney", "102", _fixture.Snapshot)!).Add(d => d.Snapshot, _fixture.Snapshot).Add(d => d.OnChoose, choose));

    private IRenderedComponent<ActionForm> Panel(UserPhones own) => WithHands<ActionForm>(own, p => p.Add(f => f.Row, Jane).Add(f => f.Snapshot, _fixture.Snapshot));

    private IRenderedComponent<T> WithHands<T>(UserPhones own, Action<ComponentParameterCollectionBuilder<T>> parameters)
        where T : IComponent
    {
        var context = new SupervisorContext
        {
            Act = _ => Task.CompletedTask, SaveUserPhone = (_, _) => Task.CompletedTask, UserPhones = own,
            Call = call =>
            {
                _calls.Add(call);
                return Task.CompletedTask;
            },
        };
        return _context.Render<CascadingValue<SupervisorContext>>(p => p.Add(c => c.Value, context).AddChildContent(parameters)).FindComponent<T>();
    }
}
