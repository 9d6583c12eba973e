using System.Text.Json;
using Bunit;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Boards;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Scenarios.Boards;

public sealed class BoardAlertTests : IDisposable
{
    private static readonly JsonElement Cases = JsonDocument.Parse(Repository.Read("wwwroot-assets/tests/cases/alert-cases.json")).RootElement;
    private readonly BoardFixture _fixture = new(alerts: new AlertOptions
    {
        Rules = new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(30) }, Sound = AlertSound.Bell, QuietHours = [WeeklyHours.Parse("22:00-07:00")!],
    });

    [Fact]
    public void Time_OfEveryCase_IsAsTheScriptSays()
    {
        foreach (var c in Cases.GetProperty("time").EnumerateArray())
        {
            TimeSpan? unheard = c[2].ValueKind == JsonValueKind.Null ? null : TimeSpan.FromSeconds(c[2].GetDouble());
            AlertFormatter.Time(Enum.Parse<AlertKind>(c[0].GetString()!), TimeSpan.FromSeconds(c[1].GetDouble()), unheard).ShouldBe(c[3].GetString());
        }
    }

    [Fact]
    public void Sign_OfEveryKind_IsAsTheScriptSays()
    {
        foreach (var kind in Enum.GetValues<AlertKind>())
        {
            AlertFormatter.Sign(kind).ShouldBe(Cases.GetProperty("sign").GetProperty($"{kind}").GetString());
        }
    }

    [Fact]
    public void Order_OfEveryCase_IsAsTheScriptSays()
    {
        var cases = Cases.GetProperty("order").EnumerateArray().ToList();
        var alerts = cases.Select(c => Ringing(c.GetProperty("key").GetString()!) with
        {
            Kind = Enum.Parse<AlertKind>(c.GetProperty("kind").GetString()!),
            Since = c.GetProperty("since").GetDateTimeOffset(),
            AcknowledgedAt = c.GetProperty("acknowledged").GetBoolean() ? _fixture.Now : null,
        });

        AlertPriority.Sort(alerts.Reverse()).Select(a => a.Key).ShouldBe(cases.Select(c => c.GetProperty("key").GetString()));
    }

    [Fact]
    public void Several_LostTogether_AreOneSentence()
    {
        var alert = Ringing("a") with { Kind = AlertKind.RegistrationsLost, Devices = 12, Within = TimeSpan.FromSeconds(29.2) };

        AlertFormatter.Format(alert).ShouldBe("12 phones of sydney lost in 30 s: network?");
        AlertFormatter.Format(alert with { DevicesBack = 5 }).ShouldBe("12 phones of sydney lost in 30 s, 5 back: network?");
    }

    [Fact]
    public void Wall_OfABoardWithoutRules_HasNoStrip()
    {
        using var fixture = new BoardFixture();

        fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone")).FindAll(".alerts").ShouldBeEmpty();
    }

    [Fact]
    public void Wall_WithoutAlerts_KeepsTheStripAndSaysSo()
    {
        var strip = Wall().Find(".alerts");

        strip.QuerySelector("[data-empty=alerts]")!.HasAttribute("hidden").ShouldBeFalse();
        (strip.GetAttribute("data-sound"), strip.GetAttribute("data-quiet")).ShouldBe(("Bell", "22:00-07:00"));
        strip.QuerySelector("[data-slot=said]")!.GetAttribute("aria-live").ShouldBe("polite");
    }

    [Fact]
    public void Wall_WithAnAlert_ShowsItAndMarksItsTileAndHasNothingToPress()
    {
        _fixture.See(_fixture.Extension("101", PresenceState.Ringing), _fixture.Extension("102"));
        _fixture.Raise(Ringing("a") with { Name = "<script>alert(1)</script>" });

        var page = Wall();

        page.Find(".alert [data-slot=text]").TextContent.ShouldBe("<script>alert(1)</script> (101) ringing");
        page.Find(".alert [data-slot=time]").TextContent.ShouldBe("in state 0:45");
        page.FindAll(".tile[data-alert=raised]").ShouldHaveSingleItem().GetAttribute("data-key").ShouldBe("sydney/101");
        page.FindAll(".alerts button").Where(b => b.Closest("[hidden]") is null).ShouldBeEmpty();
        page.FindAll("script:not([type=module])").ShouldBeEmpty();
    }

    [Fact]
    public void Team_WithAnAlert_OffersToAcknowledgeItWithoutAScriptToo()
    {
        _fixture.Raise(Ringing("a"));
        var page = _fixture.Context.Render<TeamPage>(p => p.Add(t => t.Board, "everyone"));

        page.Find(".alert form:not([hidden])").GetAttribute("action").ShouldBe("api/v1/alerts/everyone/a/acknowledge");
        page.Find(".alert button").GetAttribute("aria-label").ShouldBe("Acknowledge: Jane (101) ringing");

        _fixture.Raise(Ringing("a") with { AcknowledgedAt = _fixture.Now, AcknowledgedBy = "10.0.0.7" });
        page = _fixture.Context.Render<TeamPage>(p => p.Add(t => t.Board, "everyone"));

        page.FindAll(".alert form:not([hidden])").ShouldBeEmpty();
        page.Find(".alert [data-slot=seen]").TextContent.ShouldMatch("^seen 06:00 UTC by 10[.]0[.]0[.]7$");
        page.Find(".alert").GetAttribute("data-alert").ShouldBe("seen");
    }

    public void Dispose() => _fixture.Dispose();

    private IRenderedComponent<WallPage> Wall() => _fixture.Context.Render<WallPage>(p => p.Add(w => w.Board, "everyone"));

    private Alert Ringing(string key) => new()
    {
        Key = key, Kind = AlertKind.Ringing, Account = BoardFixture.Account, Extension = "sydney/101", Number = "101", Name = "Jane",
        Since = _fixture.Now.AddSeconds(-45), RaisedAt = _fixture.Now,
    };
}
