using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class CommandPaletteTests : IDisposable
{
    private readonly BunitContext _pages = new();
    private readonly DeskRig _rig = new();

    public CommandPaletteTests()
    {
        _pages.JSInterop.Mode = JSRuntimeMode.Loose;
        _rig.See(_rig.Extension("101", "Anna Berg"), _rig.Extension("102", "Jane Citizen"));
    }

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void ACallThatBegins_IsOfferedWhereNothingWas()
    {
        var palette = Opened();
        palette.Find("input").Input("hang up 101");
        palette.Find("#palette-advice").TextContent.ShouldBe("Anna Berg is on no call.");

        _rig.See(_rig.CallOf("c1", "101"));
        palette.Render(p => p.Add(x => x.Moment, _rig.Moment));

        palette.Find("#palette-0 .palette-words").TextContent.ShouldStartWith("Hang up Anna Berg 101");
        palette.FindAll("#palette-advice").ShouldBeEmpty();
    }

    [Fact]
    public void WhyNothingCanBeDone_IsSaidOfNow()
    {
        _rig.See(_rig.CallOf("c1", "101"));
        var palette = Opened();
        palette.Find("input").Input("resume 101");
        palette.Find("#palette-advice").TextContent.ShouldContain("That cannot be done while Anna Berg is");

        _rig.See(Array.Empty<Call>());
        palette.Render(p => p.Add(x => x.Moment, _rig.Moment));

        palette.Find("#palette-advice").TextContent.ShouldBe("Anna Berg is on no call.");
    }

    [Fact]
    public void WhatIsOffered_StaysUnderTheFinger()
    {
        _rig.See(_rig.CallOf("c1", "101"));
        PaletteItem? taken = null;
        var palette = Opened(i => taken = i);
        palette.Find("input").Input("hang up 101");

        _rig.See(_rig.CallOf("c2", "101"), _rig.CallOf("c0", "101"));
        palette.Render(p => p.Add(x => x.Moment, _rig.Moment));
        palette.Find("input").KeyDown("Enter");

        taken!.Action!.Call!.Key.ShouldBe("c1");
    }

    private IRenderedComponent<CommandPalette> Opened(Action<PaletteItem>? act = null) =>
        _pages.Render<CommandPalette>(p => p.Add(x => x.Moment, _rig.Moment).Add(x => x.OnAct, act ?? (_ => { })));
}
