using Bunit;
using Dashboard.Presence;
using Dashboard.Web.Components.Supervisor;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class LossListTests : IDisposable
{
    private readonly DeskRig _rig = new();
    private readonly BunitContext _context = new();
    private readonly DayMemory _memory;

    public LossListTests()
    {
        _memory = new DayMemory(_rig.Now);
        _context.Services.AddSingleton(_memory);
    }

    [Fact]
    public void Losses_OfADeviceThatWasNeverLost_SayNoneSinceTheStart()
    {
        See(true);
        var list = List();
        list.Find("dd").TextContent.ShouldStartWith("none since");
        list.Find("time").GetAttribute("data-at").ShouldBe("2026-11-21T06:00:00.000Z");
        list.FindAll("table").ShouldBeEmpty();
    }

    [Fact]
    public void Losses_SeenAndLasting_TellFromWhenToWhenAndMarkOnlyThoseThatFlap()
    {
        See(true);
        Lose(TimeSpan.FromHours(1), TimeSpan.FromMinutes(8));
        Lose(TimeSpan.FromHours(1), TimeSpan.FromSeconds(20));
        Lose(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(20));
        _rig.Time.Advance(TimeSpan.FromMinutes(1));
        See(false);

        var rows = List().FindAll("tbody tr").Select(r => r.TextContent.Replace(" ", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal)).ToList();
        rows.ShouldBe(["stilllostflapping", "20sflapping", "20sflapping", "8min"]);
    }

    [Fact]
    public void Losses_ThatAreMany_AreFoldedAndUnfold()
    {
        See(true);
        for (var i = 0; i < 9; i++)
        {
            Lose(TimeSpan.FromHours(1), TimeSpan.FromMinutes(1));
        }

        var list = List();
        list.FindAll("tbody tr").Count.ShouldBe(4);
        list.Find("button").TextContent.ShouldBe("5 more");
        list.Find("button").Click();
        list.FindAll("tbody tr").Count.ShouldBe(9);
        list.Find("button").GetAttribute("aria-expanded").ShouldBe("true");
    }

    public void Dispose() => _context.Dispose();

    private void Lose(TimeSpan after, TimeSpan lasting)
    {
        _rig.Time.Advance(after);
        See(false);
        _rig.Time.Advance(lasting);
        See(true);
    }

    private void See(bool registered)
    {
        _rig.See(new Registration { Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = registered, ObservedAt = _rig.Now });
        _memory.Look(_rig.Board.Current, _rig.Board.Seen, _rig.Now);
    }

    private IRenderedComponent<LossList> List() => _context.Render<LossList>(p => p.Add(l => l.Device, _rig.Moment.Registrations.Single()));
}
