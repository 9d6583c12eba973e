using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Access;
using Dashboard.Web.Components.Supervisor;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>"Call" in panel and menu, and the question which phone is one's own.</summary>
public sealed class ChoosePhoneTests : IDisposable
{
    private readonly BunitContext _context = new();
    private readonly DeskRig _rig = new();
    private readonly List<OwnCall> _calls = [];

    public ChoosePhoneTests()
    {
        _context.Services.AddSingleton(new AccessSettings());
        _context.JSInterop.Mode = JSRuntimeMode.Loose;
        _rig.See(_rig.Extension("101", "Anna Berg"), _rig.Extension("102", "Jane Citizen"), _rig.Extension("103", "Jan Smith"));
    }

    private ExtensionPresence Jane => _rig.Moment.Extension("sydney/102")!;

    [Fact]
    public void Panel_OfSomebody_CallsThemFromOnesOwnPhoneAndDialsFromTheirsLast()
    {
        var buttons = Panel(OwnNumbers.None.With("sydney", "101")).FindAll(".panel-actions > .panel-buttons button");
        buttons.Select(b => b.TextContent).ShouldBe(["Call Jane Citizen", "Dial from Jane Citizen's phone…"]);

        buttons[0].Click();

        var action = _calls.ShouldHaveSingleItem().Action!;
        (action.Kind, action.Row.Number, action.Target).ShouldBe((CommandKind.Dial, "101", "102"));
    }

    [Fact]
    public void Panel_BeforeAPhoneIsChosen_CallsByChoosingIt()
    {
        var button = Panel(OwnNumbers.None).Find("[data-own-call]");
        (button.TextContent, button.GetAttribute("title")).ShouldBe(("Call Jane Citizen…", "Choose your phone in sydney first."));

        button.Click();

        _calls.ShouldHaveSingleItem().Action.ShouldBeNull();
    }

    [Fact]
    public void Panel_OfOnesOwnPhone_CallsNobody() => Panel(OwnNumbers.None.With("sydney", "102")).FindAll("[data-own-call]").ShouldBeEmpty();

    [Fact]
    public void Menu_OfSomebody_CallsThemFirst()
    {
        var menu = WithHands<DeskMenu>(OwnNumbers.None.With("sydney", "101"), p => p
            .Add(m => m.Menu, new DeskMenuPlace(Jane, null, 0, 0)).Add(m => m.Moment, _rig.Moment).Add(m => m.OnCall, _calls.Add));
        menu.FindAll("[role=menuitem]").Select(b => b.TextContent).ShouldBe(["Call Jane Citizen", "Dial from Jane Citizen's phone…", "Open panel"]);

        menu.Find("[role=menuitem]").Click();

        _calls.ShouldHaveSingleItem().Number.ShouldBe("102");
    }

    [Theory]
    [InlineData("", "Say which phone is yours")]
    [InlineData("0412341234", "That is no extension of sydney")]
    [InlineData("jan", "or it may be several")]
    [InlineData("102", "That is the phone to be called")]
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

    private IRenderedComponent<ChoosePhone> Dialog(Action<ExtensionPresence> choose) => _context.Render<ChoosePhone>(p => p
        .Add(d => d.Call, OwnNumbers.None.Call("sydney", "102", _rig.Moment)!).Add(d => d.Moment, _rig.Moment).Add(d => d.OnChoose, choose));

    private IRenderedComponent<ActionForm> Panel(OwnNumbers own) => WithHands<ActionForm>(own, p => p.Add(f => f.Row, Jane).Add(f => f.Moment, _rig.Moment));

    private IRenderedComponent<T> WithHands<T>(OwnNumbers own, Action<ComponentParameterCollectionBuilder<T>> parameters)
        where T : IComponent
    {
        var hands = new DeskHands
        {
            Act = _ => Task.CompletedTask, Keep = (_, _) => Task.CompletedTask, Own = own,
            Call = call =>
            {
                _calls.Add(call);
                return Task.CompletedTask;
            },
        };
        return _context.Render<CascadingValue<DeskHands>>(p => p.Add(c => c.Value, hands).AddChildContent(parameters)).FindComponent<T>();
    }
}
