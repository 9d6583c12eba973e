using System.Diagnostics.Metrics;
using Bunit;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Storage.Users;
using Dashboard.Web.Alerts;
using Dashboard.Web.Boards;
using Dashboard.Web.Features.Supervisor.Alerts;
using Dashboard.Web.Live;
using Dashboard.Web.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Features.Supervisor.Alerts;

public sealed class GroupedAlertTests : IDisposable
{
    private static readonly AccessPrincipal Anna = AccessPrincipal.Demo with { Kind = PrincipalKind.User, Name = "Anna", Role = Role.Supervisor };
    private readonly SupervisorFixture _fixture = new();
    private readonly BunitContext _context = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _logs;
    private readonly WebhookDispatcher _webhooks;
    private readonly BoardRegistry _boards;
    private readonly BoardAlertRegistry _registry;

    public GroupedAlertTests()
    {
        _logs = new LoggerFactory([_log]);
        _boards = new BoardRegistry([Board("everyone", [], AlertSound.None, "22:00-07:00"), Board("support", ["Support"], AlertSound.Bell), Board("quiet", [], null)], _fixture.Board, _fixture.Time, false);
        var metrics = new AlertMetrics(_services.GetRequiredService<IMeterFactory>());
        _webhooks = new WebhookDispatcher(_boards, metrics, _fixture.Time, _logs.CreateLogger<WebhookDispatcher>());
        _registry = new BoardAlertRegistry(_boards, _fixture.Board, metrics, _webhooks, _fixture.Time, _logs.CreateLogger<BoardAlertService>());
    }

    [Fact]
    public void Look_AtOneThingOnTwoBoards_ListsItOnceWithBothNamed()
    {
        Ring(Ringing("101", "Jane", "Support"), Ringing("102", "Zoë", "Sales"));

        var alerts = Page().Refresh(Anna);

        alerts.Select(a => (a.Alert.Number, a.Boards)).ShouldBe([("101", "Everyone, Support"), ("102", "Everyone")]);
        (alerts[0].Sound, alerts[1].Sound).ShouldBe((AlertSound.Bell, AlertSound.Chime));
        // Silent while all boards are in their quiet hours. One of the two boards has none.
        (alerts[0].IsMuted, alerts[1].IsMuted).ShouldBe(("22:00-07:00|", "22:00-07:00"));
    }

    [Fact]
    public void Acknowledge_OfOneThing_IsSeenOnBothBoardsAndInTheLog()
    {
        Ring(Ringing("101", "Jane", "Support"));
        var page = Page();
        var key = page.Refresh(Anna).Single().Key;

        page.Acknowledge([key], Anna, "10.0.0.7");

        var after = page.Refresh(Anna).Single();
        after.IsOpen.ShouldBeFalse();
        (after.Key, after.Acknowledged?.Alert.AcknowledgedBy, after.Acknowledged?.Alert.AcknowledgedAt).ShouldBe((key, "Anna", _fixture.Now));
        _fixture.Board.Current.Alerts.Values.SelectMany(b => b.Values).Select(a => a.Value.AcknowledgedBy).ShouldBe(["Anna", "Anna"]);
        _log.Text.Split('\n').Count(l => l.Contains("acknowledged by Anna: Jane (101) ringing", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Acknowledge_OfAllThatWasShown_LeavesWhatCameMeanwhile()
    {
        Ring(Ringing("101", "Jane", "Support"));
        var page = Page();
        var shown = page.Refresh(Anna).Select(a => a.Key).ToList();
        Ring(Ringing("101", "Jane", "Support"), Ringing("102", "Zoë", "Support"));

        page.Acknowledge(shown, Anna, "");

        page.Refresh(Anna).Select(a => (a.Alert.Number, a.IsOpen)).ShouldBe([("102", true), ("101", false)]);
    }

    [Fact]
    public void Acknowledged_OnOneBoardOnly_StillWaitsAndSaysWhere()
    {
        Ring(Ringing("101", "Jane", "Support"));
        _registry.TryFind("support", out var alertService).ShouldBeTrue();
        alertService.Acknowledge(_fixture.Board.Current.Alerts["support"].Keys.ToHashSet(), "Ben");

        var alert = Page().Refresh(Anna).Single();

        alert.IsOpen.ShouldBeTrue();
        (alert.Acknowledged?.Board.Title, alert.Acknowledged?.Alert.AcknowledgedBy).ShouldBe(("Support", "Ben"));
    }

    [Fact]
    public void Look_OfWhoMaySeeAPart_IsThatPartAndTheyAcknowledgeNoMore()
    {
        Ring(Ringing("101", "Jane", "Support"), Ringing("102", "Zoë", "Sales"));
        var page = Page();
        var other = page.Refresh(Anna).Single(a => a.Alert.Number == "102").Key;
        var limited = Anna with { Limits = AccessLimits.None with { Boards = ["everyone"], Teams = ["Support"] } };

        Page().Refresh(limited).Select(a => (a.Alert.Number, a.Boards)).ShouldBe([("101", "Everyone")]);
        Page().Acknowledge([other], limited, "");
        Page().Acknowledge([other], Anna with { Role = Role.Viewer }, "");

        page.Refresh(Anna).ShouldAllBe(a => a.IsOpen);
    }

    [Fact]
    public void Lost_Together_IsOneAlertOnlyWhereBoardsSayTheSame()
    {
        Alert Lost(string key, int devices) => new() { Key = key, Kind = AlertKind.RegistrationsLost, Account = "sydney", Devices = devices, Since = _fixture.Now, RaisedAt = _fixture.Now };
        var boards = _boards.All;

        GroupedAlert.Group([(boards[0], Lost("a", 12)), (boards[1], Lost("b", 12))]).Count.ShouldBe(1);
        GroupedAlert.Group([(boards[0], Lost("a", 12)), (boards[1], Lost("b", 5))]).Count.ShouldBe(2);
        // The alert has grown but keeps its key, so browsers do not notify again.
        GroupedAlert.Group([(boards[0], Lost("a", 14))]).Single().Key.ShouldBe(GroupedAlert.Group([(boards[0], Lost("a", 12))]).Single().Key);
    }

    [Fact]
    public void Bell_WithAlerts_CountsThoseThatWaitAndListsTheOldestFirst()
    {
        Ring(Ringing("101", "Jane", "Support", 20), Ringing("102", "<b>Zoë</b>", "Sales", 40), Ringing("103", "Ed", "Sales", 60));
        var page = Page();
        page.Acknowledge([page.Refresh(Anna)[0].Key], Anna, "");
        GroupedAlert? opened = null, acknowledged = null;
        var bell = _context.Render<AlertMenu>(p => p.Add(b => b.Rows, new StableAlertList().Update(page.Refresh(Anna))).Add(b => b.Boards, ["Everyone"]).Add(b => b.OnOpen, a => opened = a).Add(b => b.OnAcknowledge, a => acknowledged = a));

        bell.Find(".alerts-count").TextContent.ShouldBe("2");
        bell.FindAll(".alert-subject").Select(s => s.TextContent).ShouldBe(["<b>Zoë</b> (102) ringing", "Jane (101) ringing", "Ed (103) ringing"]);
        bell.FindAll(".supervisor-alert").Select(r => r.GetAttribute("data-alert")).ShouldBe(["raised", "raised", "seen"]);
        bell.FindAll("[data-acknowledge]").Count.ShouldBe(2);
        bell.FindAll(".supervisor-alert")[2].TextContent.ShouldContain("by Anna");
        bell.FindAll("[data-acknowledge-all]").Count.ShouldBe(1);
        bell.FindAll("[data-open]")[1].Click();
        bell.FindAll("[data-acknowledge]")[0].Click();
        (opened!.Alert.Number, acknowledged!.Alert.Number).ShouldBe(("101", "102"));
    }

    [Fact]
    public void List_WhileThePointerIsInIt_KeepsEveryPlaceAndPutsWhatIsNewBelow()
    {
        var (page, rows) = (Page(), new StableAlertList());
        IEnumerable<(string?, bool)> Shown() => rows.Update(page.Refresh(Anna)).Select(r => (r.Alert.Alert.Number, r.IsOver));
        Ring(Ringing("101", "Jane", "Support", 20), Ringing("102", "Zoë", "Sales", 10));
        Shown().ShouldBe([("101", false), ("102", false)]);

        rows.IsFrozen = true;
        page.Acknowledge([page.Refresh(Anna)[0].Key], Anna, "");
        Ring(Ringing("101", "Jane", "Support", 20), _fixture.Extension("102", "Zoë", team: "Sales"), Ringing("103", "Ed", "Sales", 60));
        Shown().ShouldBe([("101", false), ("102", true), ("103", false)]);

        rows.IsFrozen = false;
        Shown().ShouldBe([("103", false), ("101", false)]);
    }

    [Fact]
    public void Bell_WithoutAlerts_SaysWhetherThereAreNoneOrNoRulesForAny()
    {
        var page = Page();
        page.Boards(Anna).Select(b => b.Definition.Id).ShouldBe(["everyone", "support"]);

        Bell(["Everyone", "Support"]).ShouldContain("No alert rule of Everyone, Support applies now.");
        var none = Bell([]);
        none.ShouldContain("No board that you see raises alerts");
        none.ShouldContain("Boards:{id}:Alerts:RingingLongerThan");
        none.ShouldContain("README");
    }

    public void Dispose()
    {
        _context.Dispose();
        _webhooks.Dispose();
        _services.Dispose();
        _logs.Dispose();
        _log.Dispose();
    }

    private static BoardDefinition Board(string id, IReadOnlyList<string> teams, AlertSound? sound, string? quiet = null) =>
        new(id, char.ToUpperInvariant(id[0]) + id[1..], new BoardFilter([], [.. teams], []))
        {
            Alerts = sound is not { } own ? AlertOptions.None : new AlertOptions
            {
                Rules = new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(5) }, Sound = own, QuietHours = quiet is null ? [] : [WeeklyHours.Parse(quiet)!],
            },
        };

    private SupervisorAlerts Page() => new(_boards, _registry);

    private string Bell(IReadOnlyList<string> boards) => _context.Render<AlertMenu>(p => p.Add(b => b.Rows, []).Add(b => b.Boards, boards)).Markup;

    private ExtensionPresence Ringing(string number, string name, string team, int seconds = 10) =>
        _fixture.Extension(number, name, PresenceState.Ringing, team) with { Since = _fixture.Now.AddSeconds(-seconds) };

    private void Ring(params ExtensionPresence[] rows)
    {
        _fixture.See(rows);
        foreach (var alertService in _registry.All)
        {
            alertService.Evaluate();
        }
    }
}
