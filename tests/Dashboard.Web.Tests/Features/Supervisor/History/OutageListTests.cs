using Bunit;
using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.History;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Supervisor.History;

public sealed class OutageListTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();
    private readonly ActivityHistory _memory;

    public OutageListTests()
    {
        _memory = new ActivityHistory(_fixture.Now);
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
        _fixture.Time.Advance(TimeSpan.FromMinutes(1));
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
        _fixture.Time.Advance(after);
        See(false);
        _fixture.Time.Advance(lasting);
        See(true);
    }

    private void See(bool registered)
    {
        _fixture.See(new Registration { Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = registered, ObservedAt = _fixture.Now });
        _memory.Update(_fixture.Board.Current, _fixture.Board.GetLastListed, _fixture.Now);
    }

    private IRenderedComponent<OutageList> List() => _context.Render<OutageList>(p => p.Add(l => l.Device, _fixture.Snapshot.Registrations.Single()));
}
