using System.Globalization;
using System.Net;
using CsvHelper;
using Dashboard.Presence.Model;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Dashboard.Web.Tests.Features.Supervisor.Export;

/// <summary>The exported and printed grids of the running host. The leak test and the access matrix cover which rows each principal receives.</summary>
public sealed class GridExportEndpointsTests : IAsyncLifetime
{
    private TestHost _host = null!;
    private TestClient _supervisor = null!;

    public async ValueTask InitializeAsync()
    {
        _host = await TestHost.StartAsync(TestHostOptions.WithBoards);
        CanaryData.Put(_host);
        _supervisor = await _host.App.AsPersonAsync(Role.Supervisor, name: "Anna");
    }

    public async ValueTask DisposeAsync()
    {
        _supervisor.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Csv_OfAView_IsAFileOfItsRowsAndInTheAuditLog()
    {
        using var answer = await _supervisor.GetAsync("/supervisor/csv/extensions?team=Sales&sort=-name&columns=number,name");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/csv; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldMatch(@"^extensions-\d{4}-\d\d-\d\dT\d{4}Z\.csv$");
        var rows = Read(await answer.Content.ReadAsStringAsync());
        rows[0].ShouldBe(["Number", "Name", "Freshness", "Age (s)", "Observed at (UTC)", "Made at (UTC)", "Do not disturb", "Phone state", "In state (s)"]);
        rows.Skip(1).Select(r => (r[0], r[1])).ShouldBe([("81018101", "Cleo Xanthopolis"), ("71017101", "Alma Quillfeather")]);
        var log = await _host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = "downloaded extensions", MaxRows = 10 }, CancellationToken.None);
        log.Select(r => (r.Entry.Actor, r.Entry.Detail)).ShouldBe([("Anna", "2 rows, ?team=Sales&sort=-name&columns=number%2Cname")]);
    }

    [Fact]
    public async Task Csv_OfCallsAndRegistrations_HasEveryRow()
    {
        Read(await _supervisor.ReadAsync("/supervisor/csv/calls")).Count.ShouldBe(1 + CanaryData.All.Count);
        Read(await _supervisor.ReadAsync("/supervisor/csv/registrations?q=alma")).Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("extensions", "Number|Name|Team|With|Since@|In state|Account|Direction|Do not disturb")]
    [InlineData("calls", "State|From|To|Started@|Answered@|Call time|In state|Account|Direction|Team|Age")]
    [InlineData("registrations", "Registered|Expires@|Whose|Address|Device|Made at@")]
    public async Task Workbook_OfAGrid_HasAllColumnsAndTimesOfTheViewer(string grid, string headings)
    {
        _supervisor.Cookies.Add(_host.Address, new Cookie("time-zone", "Australia/Sydney"));
        using var answer = await _supervisor.GetAsync($"/supervisor/xlsx/{grid}?columns=name");

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldMatch($@"^{grid}-\d{{4}}-\d\d-\d\d-\d{{4}}\.xlsx$");
        var rows = Workbook(await answer.Content.ReadAsStreamAsync());
        var offset = TimeZoneInfo.FindSystemTimeZoneById("Australia/Sydney").GetUtcOffset(TimeProvider.System.GetUtcNow()).ToString(@"hh\:mm", CultureInfo.InvariantCulture);
        headings.Replace("@", $" (Australia/Sydney, UTC+{offset})", StringComparison.Ordinal).Split('|').ShouldBeSubsetOf(rows[0]);
        rows.Count.ShouldBe(1 + CanaryData.All.Count + (grid == "registrations" ? 2 : 0));
        var log = await _host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = $"downloaded {grid} as a workbook", MaxRows = 10 }, CancellationToken.None);
        log.Select(r => r.Entry.Actor).ShouldBe(["Anna"]);
    }

    [Fact]
    public async Task Csv_OfANameThatASpreadsheetWouldCompute_IsText()
    {
        var at = TimeProvider.System.GetUtcNow();
        _host.Board.Apply(new Observation
        {
            Account = "sydney", Endpoint = "test", At = at,
            Extensions = new([new ExtensionPresence { Account = "sydney", Number = "+1", Name = "=HYPERLINK(\"http://evil\";\"x\")", State = PresenceState.Idle, ObservedAt = at }], false),
        });

        Read(await _supervisor.ReadAsync("/supervisor/csv/extensions?q=hyperlink&columns=number,name"))[1].Take(2).ShouldBe(["'+1", "'=HYPERLINK(\"http://evil\";\"x\")"]);
    }

    [Fact]
    public async Task Paper_OfAView_HasAllOfItAndSaysWhatIsLeftOut()
    {
        var page = WebUtility.HtmlDecode(await _supervisor.ReadAsync("/supervisor/print/extensions?team=Sales&group=team"));

        page.ShouldContain("Only team Sales; by team; ordered by number, lowest first.");
        page.ShouldContain("Alma Quillfeather");
        page.ShouldContain("Cleo Xanthopolis");
        page.ShouldNotContain("Bodo Wimblehurst");
        page.ShouldContain("by <bdi>Anna</bdi>");
        page.ShouldContain("scope=\"rowgroup\"");
        page.ShouldContain(">Seen</th>");
        // The page contains no running times and needs no script.
        page.ShouldNotContain("data-tick");
        page.ShouldNotContain("blazor.web.js");
        (await _supervisor.ReadAsync("/supervisor/print/calls?q=nobody")).ShouldContain("There are no rows.");
    }

    private static List<string[]> Workbook(Stream stream)
    {
        using var document = SpreadsheetDocument.Open(stream, isEditable: false);
        return [.. document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<Row>().Select(row => row.Elements<Cell>().Select(c => c.InnerText).ToArray())];
    }

    private static List<string[]> Read(string csv)
    {
        using var reader = CsvReader.FromText(csv, new() { HasHeader = false });
        var rows = new List<string[]>();
        while (reader.Read())
        {
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)]);
        }

        return rows;
    }
}
