using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Storage.Users;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Audit;

public sealed partial class AuditPageTests : IAsyncLifetime
{
    private readonly AdministrationHost _host = new();
    private TestClient _admin = null!;

    public async ValueTask InitializeAsync()
    {
        await _host.InitializeAsync();
        _admin = await _host.App.AsPersonAsync(Role.Administrator, name: "Anna");
    }

    public async ValueTask DisposeAsync()
    {
        _admin.Dispose();
        await _host.DisposeAsync();
    }

    [Fact]
    public async Task Audit_MoreThanAPage_IsReadToTheEndByItsLinks()
    {
        await FillAsync(120);
        var seen = new List<long>();
        for (var path = "/audit?who=jane"; path is not null;)
        {
            var page = await _admin.ReadAsync(path);
            seen.AddRange(Number().Matches(page).Select(m => long.Parse(m.Groups["number"].Value, System.Globalization.CultureInfo.InvariantCulture)));
            path = Older().Match(page) is { Success: true } older ? $"/{WebUtility.HtmlDecode(older.Groups["path"].Value)}" : null;
        }

        seen.Count.ShouldBe(120);
        seen.ShouldBe(seen.OrderDescending());
    }

    [Fact]
    public async Task Verify_WholeAndThenTouched_SaysWhich()
    {
        await FillAsync(4);
        (await VerifyAsync()).ShouldContain("Chain verified: 5 rows.");
        await TouchAsync("UPDATE audit SET who = 'somebody else' WHERE number = 3");
        (await VerifyAsync()).ShouldContain("broken at row 3");
    }

    [Fact]
    public async Task Command_OnTheDatabaseOfARunningHost_SaysWhatThePageSays()
    {
        await FillAsync(4);
        var (code, told, _) = await CommandAsync(_host.Host.File);
        code.ShouldBe(0);
        told.ShouldStartWith("The audit log is whole: 5 rows");

        await TouchAsync("DELETE FROM audit WHERE number = 2");
        (code, told, _) = await CommandAsync(_host.Host.File);
        code.ShouldBe(1);
        told.ShouldStartWith("The audit log is broken at row 3");
    }

    [Fact]
    public async Task Command_WithoutADatabase_IsNoProofAndMakesNone()
    {
        var file = Path.Combine(_host.Host.Folder, "none", "nowhere.db");
        var (code, told, errors) = await CommandAsync(file);
        code.ShouldBe(1);
        told.ShouldBeEmpty();
        errors.ShouldStartWith("There is no database at ");
        File.Exists(file).ShouldBeFalse();
    }

    [Fact]
    public async Task Csv_OfMoreThanIsReadAtOnce_HasEveryRowOnceAndNotesWhoTookIt()
    {
        await FillAsync(1100);
        using var answer = await _admin.GetAsync("/audit.csv?who=jane");
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        bytes.Take(3).ShouldBe([0xEF, 0xBB, 0xBF]);
        answer.Content.Headers.ContentDisposition!.FileName!.ShouldEndWith(".csv");

        var lines = System.Text.Encoding.UTF8.GetString(bytes).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        lines.Length.ShouldBe(1101);
        lines.Skip(1).Distinct().Count().ShouldBe(1100);
        (await _host.NotedAsync("downloaded the audit log")).ShouldContain(": ?who=jane");
    }

    [Fact]
    public async Task Csv_ForASupervisorOrAnonymous_IsRefused()
    {
        using var supervisor = await _host.App.AsPersonAsync(Role.Supervisor);
        using var refused = await supervisor.GetAsync("/audit.csv");
        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        using var stranger = _host.App.AsNobody();
        using var led = await stranger.GetAsync("/audit.csv");
        led.Headers.Location!.ToString().ShouldStartWith("/sign-in");
    }

    private Task FillAsync(int rows) => AuditQueryTests.FillAsync(_host, rows);

    private async Task<string> VerifyAsync()
    {
        using var answer = await _admin.PostAsync("/audit", "verify");
        return await answer.Content.ReadAsStringAsync();
    }

    private async Task TouchAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_host.Host.File}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private async Task<(int Code, string Told, string Errors)> CommandAsync(string file)
    {
        await using var run = new HostRun(_host.Host.Folder, null, "--verify-audit", "--Storage:ConnectionString", $"Data Source={file}");
        return (await run.EndAsync(), run.Output.Trim(), run.Errors.Trim());
    }

    [GeneratedRegex("""<span title="\w{64}">(?<number>\d+)</span>""", RegexOptions.None, 5000)]
    private static partial Regex Number();

    [GeneratedRegex("""rel="next" href="(?<path>[^"]+)""", RegexOptions.None, 5000)]
    private static partial Regex Older();
}
