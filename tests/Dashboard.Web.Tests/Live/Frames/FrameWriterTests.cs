using System.Text;
using System.Text.Json;
using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Live.Frames;

namespace Dashboard.Web.Tests.Live.Frames;

/// <summary>The exact JSON text of frames: API clients rely on names, order, nulls and omissions.</summary>
public sealed class FrameWriterTests
{
    // A time with fractional milliseconds and an offset from UTC.
    private static readonly DateTimeOffset At = new DateTimeOffset(2026, 11, 21, 17, 0, 0, 250, TimeSpan.FromHours(11)).AddTicks(9999);
    private static readonly BoardDefinition Sales = new("sales", "Sales & <Service>", BoardFilter.Everything);

    [Fact]
    public void Beat_OfAnAccountSeenInPart_TellsWhenEachPartWasListed() =>
        Text(FrameWriter.Beat(View(new PresenceStore(TimeProvider.System, "e1")), Seen, At)).ShouldBe(Joined("""
            {"kind":"beat","epoch":"e1","version":1,"at":"2026-11-21T06:00:00.250Z",
            "seen":{"sydney":{"presence":"2026-11-21T06:00:00.250Z","registrations":null,"calls":"2026-11-21T05:59:59.250Z"}}}
            """));

    [Fact]
    public void Snapshot_OfARowOfEachKind_IsTheTextThatProgramsRead()
    {
        var board = new PresenceStore(TimeProvider.System, "e1");
        board.Apply(new Observation
        {
            Account = "sydney", Endpoint = "all", At = At,
            Extensions = new([Extension], true), Registrations = new([Device], true), Calls = new([Call], true),
        });
        board.Apply("sales", [Ringing]);

        Text(FrameWriter.Snapshot(Sales, View(board), Seen, At)).ShouldBe(Joined("""
            {"kind":"snapshot","epoch":"e1","version":3,"at":"2026-11-21T06:00:00.250Z",
            "board":{"id":"sales","title":"Sales \u0026 \u003CService\u003E"},
            "extensions":[
            {"key":"sydney/101","account":"sydney","number":"101","name":"Zo\u00EB O\u0027Hara \uD83D\uDE00","team":null,"state":"OnHold","since":null,"direction":"Unknown","party":null,"app":null,"dnd":false,"origin":"Reported",
            "observedAt":"2026-11-21T06:00:00.250Z"}],
            "registrations":[
            {"key":"sydney/101/0","account":"sydney","extension":"sydney/101","registered":true,"expiresAt":"2026-11-21T06:05:00.250Z","expiry":"Estimated","address":"203.0.113.7:5060","userAgent":null,"lastSuccessAt":null,
            "observedAt":"2026-11-21T06:00:00.250Z"}],
            "calls":[
            {"key":"c1","account":"sydney","state":"OnCall","direction":"Inbound","from":"0412341234","to":null,"startedAt":"2026-11-21T06:00:00.250Z","answeredAt":null,
            "observedAt":"2026-11-21T06:00:00.250Z",
            "legs":[
            {"id":"1","extension":"sydney/101","party":"0412341234","direction":"Inbound","state":"OnHold","held":true,"parked":false,"startedAt":"2026-11-21T06:00:00.250Z"},
            {"id":"2","extension":null,"party":null,"direction":"Unknown","state":"OnCall","held":false,"parked":true,"startedAt":null}]}],
            "accounts":[
            {"id":"sydney","vendor":"Jingl","health":"Ok","since":null,"lastSuccessAt":"2026-11-21T06:00:00.250Z","failure":null,
            "endpoints":[{"endpoint":"presence","failure":null,"lastFailure":null}],
            "intervals":{"presence":2000,"registrations":30000,"calls":1500},"forgetAfter":900000,
            "capabilities":["BulkPresence","Dial","KeypadSwitch"]}],
            "alerts":[
            {"key":"k-1","kind":"Ringing","account":"sydney","extension":"sydney/101","call":"c1","registration":null,
            "text":"101 ringing","since":"2026-11-21T06:00:00.250Z","raisedAt":"2026-11-21T06:00:00.250Z","heardAt":null,"acknowledgedAt":"2026-11-21T06:00:00.250Z","acknowledgedBy":"Kim"}],
            "seen":{"sydney":{"presence":"2026-11-21T06:00:00.250Z","registrations":null,"calls":"2026-11-21T05:59:59.250Z"}}}
            """));
    }

    [Fact]
    public void Snapshot_OfNothing_HasEveryListAllTheSame() =>
        Text(FrameWriter.Snapshot(Sales, BoardView.Create(new PresenceStore(TimeProvider.System, "e1").Current, BoardFilter.Everything), Seen, At)).ShouldBe(Joined("""
            {"kind":"snapshot","epoch":"e1","version":0,"at":"2026-11-21T06:00:00.250Z",
            "board":{"id":"sales","title":"Sales \u0026 \u003CService\u003E"},
            "extensions":[],"registrations":[],"calls":[],
            "accounts":[],
            "alerts":[],
            "seen":{}}
            """));

    [Fact]
    public void Delta_OfRowsWithAllThatIsRare_IsTheTextThatProgramsRead()
    {
        var failure = new EndpointFailure("presence", PollFailureKind.Throttled, "Too many requests.", At, At.AddSeconds(30), At.AddSeconds(-5));
        var delta = Nothing with
        {
            Extensions = [Extension with { Since = At, Party = "+61 2 \"x\"", App = "VoiceMail", DoNotDisturb = true, Origin = PresenceOrigin.Derived, LastListedAt = At }],
            Registrations = [Device with { LastListedAt = At, Losses = new RecentOutages(At, At.AddMinutes(-1), At.AddMinutes(-2)) }],
            Calls = [Call with { LastListedAt = At, AnsweredAt = At }],
            Accounts =
            [
                Account,
                Account with { Id = "perth", HealthSince = At, Endpoints = [new("presence", failure, failure with { NextTryAt = null }), new("calls", null)] },
            ],
            Alerts = [Ringing, new Alert { Key = "k-2", Kind = AlertKind.RegistrationsLost, Account = "sydney", Extensions = ["sydney/101", "sydney/102"], Devices = 3, Since = At, RaisedAt = At }],
        };

        Text(FrameWriter.Delta(Sales, View(new PresenceStore(TimeProvider.System, "e1")), delta, Seen, At, [])).ShouldBe(Joined("""
            {"kind":"delta","epoch":"e1","version":1,"at":"2026-11-21T06:00:00.250Z",
            "extensions":[
            {"key":"sydney/101","account":"sydney","number":"101","name":"Zo\u00EB O\u0027Hara \uD83D\uDE00","team":null,"state":"OnHold","since":"2026-11-21T06:00:00.250Z","direction":"Unknown","party":"\u002B61 2 \u0022x\u0022","app":"VoiceMail","dnd":true,"origin":"Derived",
            "observedAt":"2026-11-21T06:00:00.250Z","lastListedAt":"2026-11-21T06:00:00.250Z"}],
            "registrations":[
            {"key":"sydney/101/0","account":"sydney","extension":"sydney/101","registered":true,"expiresAt":"2026-11-21T06:05:00.250Z","expiry":"Estimated","address":"203.0.113.7:5060","userAgent":null,"lastSuccessAt":null,
            "flappingUntil":"2026-11-21T06:08:00.250Z",
            "observedAt":"2026-11-21T06:00:00.250Z","lastListedAt":"2026-11-21T06:00:00.250Z"}],
            "calls":[
            {"key":"c1","account":"sydney","state":"OnCall","direction":"Inbound","from":"0412341234","to":null,"startedAt":"2026-11-21T06:00:00.250Z","answeredAt":"2026-11-21T06:00:00.250Z",
            "observedAt":"2026-11-21T06:00:00.250Z","lastListedAt":"2026-11-21T06:00:00.250Z",
            "legs":[
            {"id":"1","extension":"sydney/101","party":"0412341234","direction":"Inbound","state":"OnHold","held":true,"parked":false,"startedAt":"2026-11-21T06:00:00.250Z"},
            {"id":"2","extension":null,"party":null,"direction":"Unknown","state":"OnCall","held":false,"parked":true,"startedAt":null}]}],
            "accounts":[
            {"id":"sydney","vendor":"Jingl","health":"Ok","since":null,"lastSuccessAt":"2026-11-21T06:00:00.250Z","failure":null,
            "endpoints":[{"endpoint":"presence","failure":null,"lastFailure":null}],
            "intervals":{"presence":2000,"registrations":30000,"calls":1500},"forgetAfter":900000,
            "capabilities":["BulkPresence","Dial","KeypadSwitch"]},
            {"id":"perth","vendor":"Jingl","health":"Throttled","since":"2026-11-21T06:00:00.250Z","lastSuccessAt":"2026-11-21T06:00:00.250Z","failure":{"endpoint":"presence","kind":"Throttled","message":"Too many requests.","since":"2026-11-21T06:00:00.250Z","lastSuccessAt":"2026-11-21T05:59:55.250Z","nextTryAt":"2026-11-21T06:00:30.250Z"},
            "endpoints":[{"endpoint":"presence","failure":{"endpoint":"presence","kind":"Throttled","message":"Too many requests.","since":"2026-11-21T06:00:00.250Z","lastSuccessAt":"2026-11-21T05:59:55.250Z","nextTryAt":"2026-11-21T06:00:30.250Z"},"lastFailure":{"endpoint":"presence","kind":"Throttled","message":"Too many requests.","since":"2026-11-21T06:00:00.250Z","lastSuccessAt":"2026-11-21T05:59:55.250Z","nextTryAt":null}},{"endpoint":"calls","failure":null,"lastFailure":null}],
            "intervals":{"presence":2000,"registrations":30000,"calls":1500},"forgetAfter":900000,
            "capabilities":["BulkPresence","Dial","KeypadSwitch"]}],
            "alerts":[
            {"key":"k-1","kind":"Ringing","account":"sydney","extension":"sydney/101","call":"c1","registration":null,
            "text":"101 ringing","since":"2026-11-21T06:00:00.250Z","raisedAt":"2026-11-21T06:00:00.250Z","heardAt":null,"acknowledgedAt":"2026-11-21T06:00:00.250Z","acknowledgedBy":"Kim"},
            {"key":"k-2","kind":"RegistrationsLost","account":"sydney","extension":null,
            "extensions":["sydney/101","sydney/102"],"call":null,"registration":null,
            "text":"3 phones of sydney lost in 0 s: network?","since":"2026-11-21T06:00:00.250Z","raisedAt":"2026-11-21T06:00:00.250Z","heardAt":null,"acknowledgedAt":null,"acknowledgedBy":null}],
            "removed":{"extensions":[],"registrations":[],"calls":[],
            "alerts":[]},
            "seen":{"sydney":{"presence":"2026-11-21T06:00:00.250Z","registrations":null,"calls":"2026-11-21T05:59:59.250Z"}}}
            """));
    }

    [Fact]
    public void Delta_OfRemovedRows_LeavesOutTheListsThatAreEmpty()
    {
        var delta = Nothing with { RemovedExtensions = ["sydney/101"], RemovedRegistrations = ["sydney/101/0"], RemovedCalls = ["c1", "c2"], RemovedAlerts = ["k-1"] };
        var view = View(new PresenceStore(TimeProvider.System, "e1"));

        Text(FrameWriter.Delta(Sales, view, delta, Seen, At, [new VersionTimestamp(1, "sydney", At.AddMilliseconds(-12.34), At.AddMilliseconds(-2))])).ShouldBe(Joined("""
            {"kind":"delta","epoch":"e1","version":1,"at":"2026-11-21T06:00:00.250Z",
            "trace":[[12.3,2]],
            "removed":{"extensions":["sydney/101"],"registrations":["sydney/101/0"],"calls":["c1","c2"],
            "alerts":["k-1"]},
            "seen":{"sydney":{"presence":"2026-11-21T06:00:00.250Z","registrations":null,"calls":"2026-11-21T05:59:59.250Z"}}}
            """));
    }

    [Theory]
    [InlineData("0290000134", """
        ["\u002B61290000134","0290000134"]
        """)]
    [InlineData("101", null)]
    public void Delta_OfAnExtension_HasTheFormsOfANumberThatOutsideLinesReach(string number, string? forms)
    {
        var board = new PresenceStore(TimeProvider.System, "e1");
        board.Apply(Account with { Region = "AU" });
        var view = BoardView.Create(board.Current, "sales", BoardFilter.Everything, null);

        using var frame = JsonDocument.Parse(FrameWriter.Delta(Sales, view, Nothing with { Extensions = [Extension with { Number = number }] }, Seen, At, []));
        var has = frame.RootElement.GetProperty("extensions")[0].TryGetProperty("numberForms", out var told);

        (has ? told.GetRawText() : null).ShouldBe(forms);
    }

    private static ExtensionPresence Extension => new() { Account = "sydney", Number = "101", Name = "Zoë O'Hara 😀", State = PresenceState.OnHold, ObservedAt = At };

    private static Registration Device => new()
    {
        Key = "sydney/101/0", Account = "sydney", Extension = "sydney/101", Registered = true, ExpiresAt = At.AddMinutes(5), Expiry = ExpiryKind.Estimated, Address = "203.0.113.7:5060", ObservedAt = At,
    };

    private static Call Call => new()
    {
        Key = "c1", Account = "sydney", State = PresenceState.OnCall, Direction = CallDirection.Inbound, From = "0412341234", StartedAt = At, ObservedAt = At,
        Legs =
        [
            new CallLeg { Id = "1", Extension = "sydney/101", Party = "0412341234", Direction = CallDirection.Inbound, State = PresenceState.OnHold, Held = true, StartedAt = At },
            new CallLeg { Id = "2", State = PresenceState.OnCall, Parked = true },
        ],
    };

    private static AccountStatus Account => new()
    {
        Id = "sydney", Vendor = "Jingl", Capabilities = Capabilities.BulkPresence | Capabilities.Dial | Capabilities.KeypadSwitch, PresenceInterval = TimeSpan.FromSeconds(2),
        RegistrationsInterval = TimeSpan.FromSeconds(30), CallsInterval = TimeSpan.FromMilliseconds(1500), Endpoints = [new("presence", null)],
    };

    private static Alert Ringing => new()
    {
        Key = "k-1", Kind = AlertKind.Ringing, Account = "sydney", Extension = "sydney/101", Number = "101", Call = "c1", Since = At, RaisedAt = At, AcknowledgedAt = At, AcknowledgedBy = "Kim",
    };

    private static BoardDelta Nothing => new()
    {
        Extensions = [], Registrations = [], Calls = [], Accounts = [], Alerts = [], RemovedExtensions = [], RemovedRegistrations = [], RemovedCalls = [], RemovedAlerts = [],
    };

    private static BoardView View(PresenceStore board)
    {
        board.Apply(Account);
        return BoardView.Create(board.Current, "sales", BoardFilter.Everything, null);
    }

    private static LastListedTimes Seen(string account) => new(At, null, At.AddSeconds(-1));

    // The expected text has line breaks for legibility only.
    private static string Joined(string text) => text.Replace("\n", "", StringComparison.Ordinal);

    private static string Text(byte[] frame) => Encoding.UTF8.GetString(frame);
}
