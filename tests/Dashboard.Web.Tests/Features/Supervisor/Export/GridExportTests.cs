using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.Export;
using Dashboard.Web.Features.Supervisor.Grids;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Tests.Features.Supervisor.Export;

/// <summary>Exported and printed grids compared with the page.</summary>
public sealed class GridExportTests
{
    private readonly SupervisorFixture _fixture = new();

    [Fact]
    public void Extensions_AsChosen_HaveTheirRowsOrderAndColumns()
    {
        _fixture.See(
            _fixture.Extension("101", "Jane", team: "Sales"), _fixture.Extension("102", "Émile", PresenceState.OnCall, "Sales") with { Party = "0412341234", Direction = CallDirection.Inbound, Since = _fixture.Now },
            _fixture.Extension("103", "Zoë", team: "Support"));
        _fixture.Time.Advance(TimeSpan.FromSeconds(3));
        _fixture.See(
            _fixture.Extension("101", "Jane", team: "Sales"), _fixture.Extension("102", "Émile", PresenceState.OnCall, "Sales") with { Party = "0412341234", Direction = CallDirection.Inbound, Since = _fixture.Now.AddSeconds(-3) },
            _fixture.Extension("103", "Zoë", team: "Support"));

        var sheet = Sheet("extensions", "?team=Sales&sort=-name&columns=time,name,party,state");

        sheet.Fields.Select(f => f.Csv).ShouldBe(["State", "Name", "With", "Since (UTC)", "For (s)", "Freshness", "Age (s)", "Observed at (UTC)", "Made at (UTC)", "Do not disturb", "Phone state", "In state (s)"]);
        var now = Iso(_fixture.Now);
        sheet.Rows.Select(r => Csv(r)).ShouldBe(
        [
            $"Free|Jane||||fresh|0|{now}|{now}|no|Idle|",
            $"On a call|Émile|← 0412341234|{Iso(_fixture.Now.AddSeconds(-3))}|3|fresh|0|{now}|{now}|no|OnCall|3",
        ]);
        sheet.Rows.Select(r => string.Join('|', r.Cells)).ShouldBe(["Free|Jane||", "On a call|Émile|← 0412341234|0:03"]);
        (sheet.Count, sheet.Order).ShouldBe((2, "Name, Z to A"));
    }

    [Fact]
    public void Row_ThatIsOld_SaysSoAndForHowLongNothing()
    {
        _fixture.See(_fixture.Extension("101", "Jane", PresenceState.OnCall) with { Since = _fixture.Now });
        _fixture.See(_fixture.CallOf("c1", "101"));
        _fixture.Time.Advance(TimeSpan.FromMinutes(2));

        FieldsOf("extensions", "?columns=state,time").ShouldBe($"On a call|{Iso(_fixture.Now.AddMinutes(-2))}||stale|120|{Iso(_fixture.Now.AddMinutes(-2))}|{Iso(_fixture.Now)}|no|OnCall|");
        FieldsOf("calls", "").ShouldContain("||sydney|||stale|120|");
        Sheet("extensions", "?columns=time").Rows[0].Cells.ShouldBe(["2 min ago"]);

        _fixture.Time.Advance(TimeSpan.FromMinutes(14));
        FieldsOf("extensions", "?columns=state").ShouldStartWith("Unknown|unknown|960|");
        FieldsOf("calls", "").ShouldStartWith("Unknown|");
    }

    [Fact]
    public void Registrations_InAFile_HaveMomentsInPlaceOfWhatRunsDown()
    {
        _fixture.See(_fixture.Extension("101", "Jane"));
        _fixture.See(
            new Registration { Key = "sydney/101/0", Account = "sydney", Extension = "sydney/101", Registered = true, ExpiresAt = _fixture.Now.AddMinutes(-1), Expiry = ExpiryKind.Estimated, ObservedAt = _fixture.Now },
            new Registration { Key = "sydney/101/1", Account = "sydney", Extension = "sydney/101", Registered = false, UserAgent = "Desk", ObservedAt = _fixture.Now });

        var sheet = Sheet("registrations", "");

        sheet.Fields.Take(7).Select(f => f.Csv).ShouldBe(["Registered", "Expires (UTC)", "Expiry", "Flapping", "Whose", "Address", "Device"]);
        sheet.Rows.Select(r => Csv(r, 7)).ShouldBe(["no||None|no|Jane||Desk", $"yes|{Iso(_fixture.Now.AddMinutes(-1))}|Estimated|no|Jane||"]);
        sheet.Rows.Select(r => r.Cells.First()).ShouldBe(["lost", "≈ overdue 1:00"]);
    }

    [Fact]
    public void Groups_OfManyRows_AreAllThereWithTheirHeadings()
    {
        _fixture.See([.. Enumerable.Range(0, 5000).Select(n => _fixture.Extension($"{1000 + n}", $"Name {n}", team: $"Team {n % 5}"))]);

        var sheet = Sheet("extensions", "?group=team");

        (sheet.Count, sheet.Rows.Count).ShouldBe((5000, 5005));
        sheet.Rows.Where(r => r.Heading is not null).Select(r => (r.Heading, r.Size)).ShouldBe(Enumerable.Range(0, 5).Select(n => ((string?)$"Team {n}", 1000)));
    }

    [Theory]
    [InlineData("", "Number, lowest first", "All rows; ordered by number, lowest first.")]
    [InlineData("?q=jane&team=&state=OnHold&group=team", "Name, Z to A", "Only found by “jane”, without a team, on hold; by team; ordered by name, Z to A.")]
    [InlineData("?account=sydney&team=Sales", null, "Only account sydney, team Sales.")]
    public void View_InWords_TellsWhatIsLeftOut(string query, string? order, string words) => SupervisorViewState.Parse(query).Describe(order).ShouldBe(words);

    private GridExport Sheet(string grid, string query) => GridExport.Create(grid, SupervisorViewState.Parse(query), _fixture.Snapshot);

    private string FieldsOf(string grid, string query) => Csv(Sheet(grid, query).Rows.Single());

    private static string Csv(GridExportRow row, int most = int.MaxValue) => string.Join('|', row.Values.Take(most).Select(FieldHeading.CsvText));

    private static string Iso(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", System.Globalization.CultureInfo.InvariantCulture);
}
