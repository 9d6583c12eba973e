using Bunit;
using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Web.Features.Supervisor.History;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Supervisor.History;

/// <summary>The fixture's clock shows 06:00 UTC. The browser's time zone is four hours ahead, so its day began at 20:00 UTC.</summary>
public sealed class ActivityTimelineTests : IDisposable
{
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();
    private readonly ActivityHistory _memory;
    private readonly DateTimeOffset _midnight;

    public ActivityTimelineTests()
    {
        _midnight = _fixture.Now.AddHours(-10);
        _memory = new ActivityHistory(_fixture.Now.AddHours(-6));
        _context.Services.AddSingleton(_memory);
        _context.JSInterop.Setup<long[][]>("supervisor.getLocalDay", _ => true).SetResult(
            [.. Enumerable.Range(0, 25).Select(h => new[] { _midnight.AddHours(h).ToUnixTimeMilliseconds(), h % 24 * 60L })]);
    }

    [Fact]
    public void Line_OfADay_DrawsStatesFromTheHourOfTheStartAndTellsThemInTheBrowsersTime()
    {
        See(-4.5, PresenceState.Idle);
        See(-3, PresenceState.Ringing, "0412");
        See(-2.99, PresenceState.OnCall, "0412");
        See(-2, PresenceState.Idle);
        var line = Line();

        line.Find("header small").TextContent.ShouldBe("since 04:00, when this server started");
        line.FindAll(".day-strip i").Select(i => i.GetAttribute("data-state")).ShouldBe(["Unknown", "Idle", "Ringing", "OnCall", "Idle"]);
        line.FindAll(".day-strip i").Select(i => i.GetAttribute("data-says")).ShouldBe(
        [
            "04:00–05:30 Not known: sydney did not list it, 1 h 30 min", "05:30–07:00 Free, 1 h 30 min", "07:00–07:00 Ringing, 36 s, from 0412", "07:00–08:00 On a call, 59 min, from 0412", "since 08:00 Free, 2 h",
        ]);
        line.FindAll("[data-day-told] li").Count.ShouldBe(5);
        line.Find(".day-totals").TextContent.ShouldContain("On calls 59 min in 1 call");
    }

    [Fact]
    public void Line_WhileNothingChanges_IsNotDrawnAgainAndIsWhenSomethingHas()
    {
        See(-1, PresenceState.Idle);
        var line = Line();
        var drawn = line.RenderCount;
        for (var i = 0; i < 10; i++)
        {
            line.Render(p => p.Add(l => l.Now, _fixture.Now.AddMilliseconds(i * 300)));
        }

        line.RenderCount.ShouldBe(drawn);
        See(0, PresenceState.Ringing);
        line.Render(p => p.Add(l => l.Now, _fixture.Now));
        line.RenderCount.ShouldBe(drawn + 1);
    }

    [Fact]
    public void Timeline_BeforeTheBrowserReportsItsDay_IsEmpty()
    {
        using var silent = new BunitContext();
        silent.Services.AddSingleton(_memory);
        silent.JSInterop.Mode = JSRuntimeMode.Loose;
        See(-1, PresenceState.Idle);

        var line = silent.Render<ActivityTimeline>(p => p.Add(l => l.Row, _fixture.Snapshot.Extension("sydney/101")!).Add(l => l.Now, _fixture.Now));

        line.FindAll(".day-strip i").ShouldBeEmpty();
        line.FindAll(".day-totals").ShouldBeEmpty();
    }

    public void Dispose() => _context.Dispose();

    private void See(double hour, PresenceState state, string? party = null)
    {
        var at = _fixture.Now.AddHours(hour);
        var row = _fixture.Extension("101", "Anna", state) with { ObservedAt = at, Since = at, Party = party, Direction = CallDirection.Inbound };
        _fixture.Board.Apply(new Observation { Account = SupervisorFixture.Account, Endpoint = "p", At = at, Extensions = new([row], true) });
        _memory.Update(_fixture.Board.Current, _ => LastListedTimes.Never, at);
    }

    private IRenderedComponent<ActivityTimeline> Line() => _context.Render<ActivityTimeline>(p => p.Add(l => l.Row, _fixture.Snapshot.Extension("sydney/101")!).Add(l => l.Now, _fixture.Now));
}
