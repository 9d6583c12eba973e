using Bunit;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Boards.Tiles;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Features.Boards.Tiles;

public sealed class TileTests : IDisposable
{
    private readonly BoardFixture _fixture = new();

    [Theory]
    [InlineData(PresenceState.Idle, "Free")]
    [InlineData(PresenceState.Offline, "Offline")]
    [InlineData(PresenceState.Dialing, "Dialling")]
    [InlineData(PresenceState.Ringing, "Ringing")]
    [InlineData(PresenceState.OnCall, "On a call")]
    [InlineData(PresenceState.OnHold, "On hold")]
    [InlineData(PresenceState.Unknown, "Unknown")]
    public void Tile_OfAState_SaysItInAttributeShapeAndWord(PresenceState state, string word)
    {
        _fixture.See(_fixture.Extension("101", state));

        var tile = Render();

        tile.GetAttribute("data-state").ShouldBe($"{state}");
        tile.GetAttribute("data-shown").ShouldBe($"{state}");
        tile.GetAttribute("data-fresh").ShouldBe("fresh");
        tile.GetAttribute("title").ShouldBe($"Person 101 · 101 · {word}");
        Slot(tile, "word").ShouldBe(word);
        tile.QuerySelector("[data-slot=shape]")!.GetAttribute("href").ShouldBe($"#shape-{state}");
    }

    [Fact]
    public void Tile_OfACall_SaysWithWhomAndHowLong()
    {
        _fixture.See(_fixture.Extension("101", PresenceState.OnCall) with
        {
            Since = _fixture.Now.AddSeconds(-83), Direction = CallDirection.Outbound, Party = "0412341234",
        });

        var tile = Render();

        Slot(tile, "line").ShouldBe("→ 0412341234");
        Slot(tile, "time").ShouldBe("1:23");
        tile.GetAttribute("data-since").ShouldBe("2026-11-21T05:58:37.000Z");
    }

    [Fact]
    public void Tile_OfABusyExtensionWithAWaitingCall_ShowsItAndCountsAsRinging()
    {
        _fixture.See(_fixture.Extension("101", PresenceState.OnCall) with { Since = _fixture.Now.AddSeconds(-83), Party = "0412341234" });
        _fixture.See(Call("talk", PresenceState.OnCall, 83), Call("wait", PresenceState.Ringing, 18));

        var tile = Render();

        tile.HasAttribute("data-waiting").ShouldBeTrue();
        Slot(tile, "line").ShouldBe("Waiting 0:18 ← 555");
        Slot(tile, "time").ShouldBe("1:23");
        tile.GetAttribute("title").ShouldBe("Person 101 · 101 · On a call · a call waiting");
        _fixture.Model.Count(ShownState.Ringing).ShouldBe(1);
        (_fixture.Model.Figures.Ringing, _fixture.Model.Figures.LongestRinging).ShouldBe((1, TimeSpan.FromSeconds(18)));
    }

    [Fact]
    public void Tile_OfABusyExtension_ShowsNoWaitingCall()
    {
        _fixture.See(_fixture.Extension("101", PresenceState.OnCall));
        _fixture.See(Call("talk", PresenceState.OnCall, 83));

        Render().HasAttribute("data-waiting").ShouldBeFalse();
        _fixture.Model.Count(ShownState.Ringing).ShouldBe(0);
    }

    [Fact]
    public void Tile_OfAnIdleThatIsNotCertain_SaysSo()
    {
        _fixture.See(_fixture.Extension("101") with { IsUncertain = true });

        Slot(Render(), "line").ShouldBe("not certain");
    }

    [Fact]
    public void Tile_WithMarkupInItsName_ShowsItAsText()
    {
        const string Hostile = "<img src=x onerror=alert(1)>\"'";
        _fixture.See(_fixture.Extension("101", PresenceState.Ringing) with { Name = Hostile, Party = "<script>alert(2)</script>" });

        var tile = Render();

        Slot(tile, "name").ShouldBe(Hostile);
        tile.QuerySelectorAll("img, script").ShouldBeEmpty();
        tile.GetAttribute("title").ShouldBe($"{Hostile} · 101 · Ringing");
        tile.Attributes.ShouldNotContain(a => a.Name.StartsWith("on", StringComparison.Ordinal));
    }

    [Fact]
    public void Tile_WithoutAName_IsNamedByItsNumberOnce()
    {
        _fixture.See(_fixture.Extension("0101") with { Name = null });

        var tile = Render();

        (Slot(tile, "name"), Slot(tile, "number")).ShouldBe(("0101", ""));
        tile.GetAttribute("title").ShouldBe("0101 · Free");
    }

    [Fact]
    public void Tile_OlderThanFiveIntervals_ShowsItsAgeInPlaceOfItsTime()
    {
        _fixture.See(_fixture.Extension("101", PresenceState.OnCall) with { Since = _fixture.Now });
        _fixture.Time.Advance(TimeSpan.FromSeconds(150));

        var tile = Render();

        tile.GetAttribute("data-fresh").ShouldBe("stale");
        tile.GetAttribute("data-shown").ShouldBe("OnCall");
        Slot(tile, "time").ShouldBe("2 min ago");
    }

    [Fact]
    public void Tile_SeenAgainUnchanged_IsFresh()
    {
        var row = _fixture.Extension("101");
        _fixture.See(row);
        _fixture.Time.Advance(TimeSpan.FromMinutes(3));
        _fixture.See(row with { ObservedAt = _fixture.Now });

        Render().GetAttribute("data-fresh").ShouldBe("fresh");
    }

    [Fact]
    public void Tile_PastForgetting_IsDrawnUnknownAndNeverFree()
    {
        _fixture.See(_fixture.Extension("101"));
        _fixture.Time.Advance(TimeSpan.FromMinutes(15));

        var tile = Render();

        tile.GetAttribute("data-state").ShouldBe("Idle");
        tile.GetAttribute("data-shown").ShouldBe("Unknown");
        Slot(tile, "word").ShouldBe("Unknown");
        tile.QuerySelector("[data-slot=shape]")!.GetAttribute("href").ShouldBe("#shape-Unknown");
        Slot(tile, "time").ShouldBe("15 min ago");
        _fixture.Model.Count(ShownState.Idle).ShouldBe(0);
        _fixture.Model.Count(ShownState.Unknown).ShouldBe(1);
    }

    public void Dispose() => _fixture.Dispose();

    private static string Slot(AngleSharp.Dom.IElement row, string name) => row.QuerySelector($"[data-slot={name}]")!.TextContent;

    private Call Call(string key, PresenceState state, int seconds) => new()
    {
        Key = $"sydney/{key}", Account = "sydney", State = state, From = "555", To = "101", StartedAt = _fixture.Now.AddSeconds(-seconds), ObservedAt = _fixture.Now,
        Legs = [new CallLeg { Id = "1", Extension = "sydney/101", State = state, StartedAt = _fixture.Now.AddSeconds(-seconds) }],
    };

    private AngleSharp.Dom.IElement Render() =>
        _fixture.Context.Render<Tile>(p => p.Add(t => t.Model, _fixture.Model.Tiles[0])).Find("li");
}
