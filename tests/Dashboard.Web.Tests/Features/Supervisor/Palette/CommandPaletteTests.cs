using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Palette;

namespace Dashboard.Web.Tests.Features.Supervisor.Palette;

public sealed class CommandPaletteTests : IDisposable
{
    private readonly BunitContext _pages = new();
    private readonly SupervisorFixture _fixture = new();

    public CommandPaletteTests()
    {
        _pages.JSInterop.Mode = JSRuntimeMode.Loose;
        _fixture.See(_fixture.Extension("101", "Anna Berg"), _fixture.Extension("102", "Jane Citizen"));
    }

    public void Dispose() => _pages.Dispose();

    [Fact]
    public void ACallThatBegins_IsOfferedWhereNothingWas()
    {
        var palette = Opened();
        palette.Find("input").Input("hang up 101");
        palette.Find("#palette-advice").TextContent.ShouldBe("Anna Berg is on no call.");

        _fixture.See(_fixture.CallOf("c1", "101"));
        palette.Render(p => p.Add(x => x.Snapshot, _fixture.Snapshot));

        palette.Find("#palette-0 .palette-words").TextContent.ShouldStartWith("Hang up Anna Berg 101");
        palette.FindAll("#palette-advice").ShouldBeEmpty();
    }

    [Fact]
    public void WhyNothingCanBeDone_IsSaidOfNow()
    {
        _fixture.See(_fixture.CallOf("c1", "101"));
        var palette = Opened();
        palette.Find("input").Input("resume 101");
        palette.Find("#palette-advice").TextContent.ShouldContain("That cannot be done while Anna Berg is");

        _fixture.See(Array.Empty<Call>());
        palette.Render(p => p.Add(x => x.Snapshot, _fixture.Snapshot));

        palette.Find("#palette-advice").TextContent.ShouldBe("Anna Berg is on no call.");
    }

    [Fact]
    public void WhatIsOffered_StaysUnderTheFinger()
    {
        _fixture.See(_fixture.CallOf("c1", "101"));
        PaletteResult? taken = null;
        var palette = Opened(i => taken = i);
        palette.Find("input").Input("hang up 101");

        _fixture.See(_fixture.CallOf("c2", "101"), _fixture.CallOf("c0", "101"));
        palette.Render(p => p.Add(x => x.Snapshot, _fixture.Snapshot));
        palette.Find("input").KeyDown("Enter");

        taken!.Action!.Call!.Key.ShouldBe("c1");
    }

    private IRenderedComponent<CommandPalette> Opened(Action<PaletteResult>? act = null) =>
        _pages.Render<CommandPalette>(p => p.Add(x => x.Snapshot, _fixture.Snapshot).Add(x => x.OnAct, act ?? (_ => { })));
}
