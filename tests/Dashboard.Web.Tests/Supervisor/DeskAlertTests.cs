using System.Diagnostics.Metrics;
using Bunit;
using Dashboard.Presence;
using Dashboard.Storage.People;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Dashboard.Web.Alerts;
using Dashboard.Web.Components.Supervisor;
using Dashboard.Web.Live;
using Dashboard.Web.Tests.Startup;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class DeskAlertTests : IDisposable
{
    private static readonly Sight Anna = Sight.Demo with { Kind = SightKind.Person, Name = "Anna", Role = Role.Supervisor };
    private readonly DeskRig _rig = new();
    private readonly BunitContext _context = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
    private readonly CapturedLog _log = new();
    private readonly LoggerFactory _logs;
    private readonly WebhookSender _webhooks;
    private readonly BoardDirectory _boards;
    private readonly AlertDesks _desks;

    public DeskAlertTests()
    {
        _logs = new LoggerFactory([_log]);
        _boards = new BoardDirectory([Board("everyone", [], AlertSound.None, "22:00-07:00"), Board("support", ["Support"], AlertSound.Bell), Board("quiet", [], null)], _rig.Board, _rig.Time, false);
        var metrics = new AlertMetrics(_services.GetRequiredService<IMeterFactory>());
        _webhooks = new WebhookSender(_boards, metrics, _rig.Time, _logs.CreateLogger<WebhookSender>());
        _desks = new AlertDesks(_boards, _rig.Board, metrics, _webhooks, _rig.Time, _logs.CreateLogger<AlertDesk>());
    }

    [Fact]
    public void Look_AtOneThingOnTwoBoards_ListsItOnceWithBothNamed()
    {
        Ring(Ringing("101", "Jane", "Support"), Ringing("102", "Zoë", "Sales"));

        var alerts = Page().Look(Anna);

        alerts.Select(a => (a.Alert.Number, a.Boards)).ShouldBe([("101", "Everyone, Support"), ("102", "Everyone")]);
        (alerts[0].Sound, alerts[1].Sound).ShouldBe((AlertSound.Bell, AlertSound.Chime));
        // Silent while all of its boards are: one of these two never is.
        (alerts[0].Quiet, alerts[1].Quiet).ShouldBe(("22:00-07:00|", "22:00-07:00"));
    }

    [Fact]
    public void Acknowledge_OfOneThing_IsSeenOnBothBoardsAndInTheLog()
    {
        Ring(Ringing("101", "Jane", "Support"));
        var page = Page();
        var key = page.Look(Anna).Single().Key;

        page.Acknowledge([key], Anna, "10.0.0.7");

        var after = page.Look(Anna).Single();
        after.IsOpen.ShouldBeFalse();
        (after.Key, after.Acknowledged?.Alert.AcknowledgedBy, after.Acknowledged?.Alert.AcknowledgedAt).ShouldBe((key, "Anna", _rig.Now));
        _rig.Board.Current.Alerts.Values.SelectMany(b => b.Values).Select(a => a.Value.AcknowledgedBy).ShouldBe(["Anna", "Anna"]);
        _log.Text.Split('\n').Count(l => l.Contains("acknowledged by Anna: Jane (101) ringing", StringComparison.Ordinal)).ShouldBe(2);
    }

    [Fact]
    public void Acknowledge_OfAllThatWasShown_LeavesWhatCameMeanwhile()
    {
        Ring(Ringing("101", "Jane", "Support"));
        var page = Page();
        var shown = page.Look(Anna).Select(a => a.Key).ToList();
        Ring(Ringing("101", "Jane", "Support"), Ringing("102", "Zoë", "Support"));

        page.Acknowledge(shown, Anna, "");

        page.Look(Anna).Select(a => (a.Alert.Number, a.IsOpen)).ShouldBe([("102", true), ("101", false)]);
    }

    [Fact]
    public void Acknowledged_OnOneBoardOnly_StillWaitsAndSaysWhere()
    {
        Ring(Ringing("101", "Jane", "Support"));
        _desks.TryFind("support", out var desk).ShouldBeTrue();
        desk.Acknowledge(_rig.Board.Current.Alerts["support"].Keys.ToHashSet(), "Ben");

        var alert = Page().Look(Anna).Single();

        alert.IsOpen.ShouldBeTrue();
        (alert.Acknowledged?.Board.Title, alert.Acknowledged?.Alert.AcknowledgedBy).ShouldBe(("Support", "Ben"));
    }

    [Fact]
    public void Look_OfWhoMaySeeAPart_IsThatPartAndTheyAcknowledgeNoMore()
    {
        Ring(Ringing("101", "Jane", "Support"), Ringing("102", "Zoë", "Sales"));
        var page = Page();
        var other = page.Look(Anna).Single(a => a.Alert.Number == "102").Key;
        var limited = Anna with { Limits = AccessLimits.None with { Boards = ["everyone"], Teams = ["Support"] } };

        Page().Look(limited).Select(a => (a.Alert.Number, a.Boards)).ShouldBe([("101", "Everyone")]);
        Page().Acknowledge([other], limited, "");
        Page().Acknowledge([other], Anna with { Role = Role.Viewer }, "");

        page.Look(Anna).ShouldAllBe(a => a.IsOpen);
    }

    [Fact]
    public void Lost_Together_IsOneAlertOnlyWhereBoardsSayTheSame()
    {
        Alert Lost(string key, int devices) => new() { Key = key, Kind = AlertKind.RegistrationsLost, Account = "sydney", Devices = devices, Since = _rig.Now, RaisedAt = _rig.Now };
        var boards = _boards.All;

        DeskAlert.Of([(boards[0], Lost("a", 12)), (boards[1], Lost("b", 12))]).Count.ShouldBe(1);
        DeskAlert.Of([(boards[0], Lost("a", 12)), (boards[1], Lost("b", 5))]).Count.ShouldBe(2);
        // It grows: the same one still, of which a browser need not tell again.
        DeskAlert.Of([(boards[0], Lost("a", 14))]).Single().Key.ShouldBe(DeskAlert.Of([(boards[0], Lost("a", 12))]).Single().Key);
    }

    [Fact]
    public void Bell_WithAlerts_CountsThoseThatWaitAndListsTheOldestFirst()
    {
        Ring(Ringing("101", "Jane", "Support", 20), Ringing("102", "<b>Zoë</b>", "Sales", 40), Ringing("103", "Ed", "Sales", 60));
        var page = Page();
        page.Acknowledge([page.Look(Anna)[0].Key], Anna, "");
        DeskAlert? opened = null, acknowledged = null;
        var bell = _context.Render<AlertBell>(p => p.Add(b => b.Rows, new AlertRows().Take(page.Look(Anna))).Add(b => b.Boards, ["Everyone"]).Add(b => b.OnOpen, a => opened = a).Add(b => b.OnAcknowledge, a => acknowledged = a));

        bell.Find(".alerts-count").TextContent.ShouldBe("2");
        bell.FindAll(".alert-subject").Select(s => s.TextContent).ShouldBe(["<b>Zoë</b> (102) ringing", "Jane (101) ringing", "Ed (103) ringing"]);
        bell.FindAll(".desk-alert").Select(r => r.GetAttribute("data-alert")).ShouldBe(["raised", "raised", "seen"]);
        bell.FindAll("[data-acknowledge]").Count.ShouldBe(2);
        bell.FindAll(".desk-alert")[2].TextContent.ShouldContain("by Anna");
        bell.FindAll("[data-acknowledge-all]").Count.ShouldBe(1);
        bell.FindAll("[data-open]")[1].Click();
        bell.FindAll("[data-acknowledge]")[0].Click();
        (opened!.Alert.Number, acknowledged!.Alert.Number).ShouldBe(("101", "102"));
    }

    [Fact]
    public void List_WhileThePointerIsInIt_KeepsEveryPlaceAndPutsWhatIsNewBelow()
    {
        var (page, rows) = (Page(), new AlertRows());
        IEnumerable<(string?, bool)> Shown() => rows.Take(page.Look(Anna)).Select(r => (r.Alert.Alert.Number, r.IsOver));
        Ring(Ringing("101", "Jane", "Support", 20), Ringing("102", "Zoë", "Sales", 10));
        Shown().ShouldBe([("101", false), ("102", false)]);

        rows.IsHeld = true;
        page.Acknowledge([page.Look(Anna)[0].Key], Anna, "");
        Ring(Ringing("101", "Jane", "Support", 20), _rig.Extension("102", "Zoë", team: "Sales"), Ringing("103", "Ed", "Sales", 60));
        Shown().ShouldBe([("101", false), ("102", true), ("103", false)]);

        rows.IsHeld = false;
        Shown().ShouldBe([("103", false), ("101", false)]);
    }

    [Fact]
    public void Bell_WithoutAlerts_SaysWhetherThereAreNoneOrNoRulesForAny()
    {
        var page = Page();
        page.Boards(Anna).Select(b => b.Definition.Id).ShouldBe(["everyone", "support"]);

        Bell(["Everyone", "Support"]).ShouldContain("by the rules of Everyone, Support");
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
            Alerts = sound is not { } own ? AlertSettings.None : new AlertSettings
            {
                Rules = new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(5) }, Sound = own, QuietHours = quiet is null ? [] : [WeekHours.Parse(quiet)!],
            },
        };

    private DeskAlerts Page() => new(_boards, _desks);

    private string Bell(IReadOnlyList<string> boards) => _context.Render<AlertBell>(p => p.Add(b => b.Rows, []).Add(b => b.Boards, boards)).Markup;

    private ExtensionPresence Ringing(string number, string name, string team, int seconds = 10) =>
        _rig.Extension(number, name, PresenceState.Ringing, team) with { Since = _rig.Now.AddSeconds(-seconds) };

    private void Ring(params ExtensionPresence[] rows)
    {
        _rig.See(rows);
        foreach (var desk in _desks.All)
        {
            desk.Look();
        }
    }
}
