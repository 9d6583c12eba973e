using Bunit;
using Dashboard.Presence.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Boards;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Components.Shared;

/// <summary>Times are shown in the viewer's time zone and never in the server's.</summary>
public sealed class LocalTimeTests : IDisposable
{
    private static readonly DateTimeOffset At = new(2026, 11, 30, 12, 28, 5, TimeSpan.Zero);
    private readonly BunitContext _context = new();

    [Theory]
    [InlineData("Australia/Sydney", "2026-11-30 23:28", "Australia/Sydney, UTC+11:00")]
    [InlineData("America/Argentina/Buenos_Aires", "2026-11-30 09:28", "America/Argentina/Buenos_Aires, UTC-03:00")]
    [InlineData("Etc/GMT+12", "2026-11-30 00:28", "Etc/GMT+12, UTC-12:00")]
    [InlineData(null, "2026-11-30 12:28 UTC", "UTC")]
    [InlineData("", "2026-11-30 12:28 UTC", "UTC")]
    [InlineData("Mars/Olympus", "2026-11-30 12:28 UTC", "UTC")]
    [InlineData("../../etc/passwd", "2026-11-30 12:28 UTC", "UTC")]
    [InlineData("/etc/localtime", "2026-11-30 12:28 UTC", "UTC")]
    [InlineData("<script>", "2026-11-30 12:28 UTC", "UTC")]
    public void Time_InTheZoneThatTheCookieNames_IsOfThatZoneAndKeepsItsMoment(string? cookie, string text, string name)
    {
        var time = _context.Render<CascadingValue<HttpContext?>>(p => p
            .Add(v => v.Value, With(cookie))
            .AddChildContent<LocalTime>(t => t.Add(x => x.At, At))).Find("time");

        (time.TextContent, time.GetAttribute("datetime")).ShouldBe((text, "2026-11-30T12:28:05.000Z"));
        (time.GetAttribute("data-local"), time.GetAttribute("title")).ShouldBe(("yyyy-MM-dd HH:mm", "2026-11-30 12:28:05 UTC"));
        ViewerZone.ForRequest(With(cookie)).Name(At).ShouldBe(name);
    }

    [Fact]
    public void Zone_OnTheDayOfAChange_HasTheOffsetOfTheMoment()
    {
        var zone = ViewerZone.ForRequest(With("Europe/Berlin"));

        zone.Text(new(2026, 10, 25, 0, 30, 0, TimeSpan.Zero), "HH:mm").ShouldBe("02:30");
        zone.Text(new(2026, 10, 25, 1, 30, 0, TimeSpan.Zero), "HH:mm").ShouldBe("02:30");
        zone.Text(new(2026, 10, 25, 2, 30, 0, TimeSpan.Zero), "HH:mm").ShouldBe("03:30");
    }

    [Fact]
    public void Pages_OfAViewerInSydney_HaveClockAndAlertsByTheirClock()
    {
        using var fixture = new BoardFixture(alerts: new AlertOptions { Rules = new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(30) } });
        fixture.Context.RenderTree.Add<CascadingValue<HttpContext?>>(p => p.Add(v => v.Value, With("Australia/Sydney")));
        fixture.Raise(new Alert
        {
            Key = "a", Kind = AlertKind.Ringing, Account = BoardFixture.Account, Number = "101", Name = "Jane", Since = fixture.Now.AddMinutes(-5), RaisedAt = fixture.Now.AddMinutes(-4),
            AcknowledgedAt = fixture.Now.AddMinutes(-2), AcknowledgedBy = "Anna",
        });

        fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone")).Find("[data-slot=clock]").TextContent.ShouldBe("17:00:00");
        fixture.Context.Render<TeamPage>(p => p.Add(t => t.Board, "everyone")).Find(".alert [data-slot=seen]").TextContent.ShouldBe("seen 16:58 by Anna");
    }

    public void Dispose() => _context.Dispose();

    private static DefaultHttpContext With(string? zone)
    {
        var context = new DefaultHttpContext();
        if (zone is not null)
        {
            context.Request.Headers.Cookie = $"other=1; time-zone={zone}";
        }

        return context;
    }
}
