using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Users;
using Dashboard.Web.Features.Displays;
using Dashboard.Web.Security.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Displays;

/// <summary>Tests the pairing of displays in the whole host.</summary>
public sealed partial class DisplayPairingTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private TestHost _host = null!;
    private readonly List<TestClient> _visitors = [];

    private WebApplication App => _host.App;

    public async ValueTask InitializeAsync() => _host = await StartAsync();

    public async ValueTask DisposeAsync()
    {
        _visitors.ForEach(v => v.Dispose());
        await _host.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Display_WhoseCodeIsEntered_IsPairedOnceAndKeepsItsBoardAcrossARestart()
    {
        var (tv, admin) = (Tv(), await AdminAsync());
        var code = await CodeAsync(tv);
        var answer = await AskAsync(tv);
        answer.GetProperty("state").GetString().ShouldBe("waiting");
        answer.GetProperty("code").GetString().ShouldBe(code, "the code stays until it is past its time");
        CookieOf(tv).ShouldBeNull();
        var thief = Tv();
        thief.Cookies.Add(tv.Cookies.GetCookies(new Uri($"{App.Urls.First()}/display")));

        (await PairAsync(admin, $" {code[..3].ToLowerInvariant()} {code[3..]}")).ShouldBe("paired");
        (await AskAsync(tv)).GetProperty("to").GetString().ShouldBe("/wall/sales");

        var cookie = CookieOf(tv).ShouldNotBeNull();
        cookie.HttpOnly.ShouldBeTrue();
        cookie.Expires.ShouldBeGreaterThan(DateTime.UnixEpoch.AddDays((TimeProvider.System.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalDays + 360));
        (await AskAsync(thief)).GetProperty("state").GetString().ShouldBe("waiting", "the token was told once");
        CookieOf(thief).ShouldBeNull();
        (await WayAsync(tv, "/display")).ShouldBe("/wall/sales");
        (await WayAsync(tv, "/wall/quiet")).ShouldBe("/display");

        await _host.DisposeAsync();
        _host = await StartAsync();
        var after = Tv();
        after.Cookies.Add(tv.Cookies.GetAllCookies());
        using var wall = await after.GetAsync("/wall/sales");
        wall.StatusCode.ShouldBe(HttpStatusCode.OK);
        wall.Headers.GetValues("Set-Cookie").ShouldContain(c => c.StartsWith($"{App.Cookies().Display}=", StringComparison.Ordinal) && c.Contains("max-age=31536000", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Display_MovedAndRevoked_IsLedAwayAtOnceAndBothAreInTheLog()
    {
        var (tv, admin) = (await App.AsDisplayAsync("sales"), await AdminAsync());
        _visitors.Add(tv);
        var id = (await DisplaysAsync()).ShouldHaveSingleItem().Id;
        (await WayAsync(tv, "/display")).ShouldBe("/wall/sales");

        (await ActAsync(admin, $"{id}/change", ("name", "Lobby, left"), ("board", "quiet"))).ShouldBe("moved");
        (await WayAsync(tv, "/wall/sales")).ShouldBe("/display");
        (await WayAsync(tv, "/display")).ShouldBe("/wall/quiet");

        (await ActAsync(admin, $"{id}/identify")).ShouldBe("away");
        (await ActAsync(admin, $"{id}/revoke")).ShouldBe("revoked");
        (await ActAsync(admin, $"{id}/revoke")).ShouldBe("gone");
        (await WayAsync(tv, "/wall/quiet")).ShouldBe("/display");
        using var me = await tv.GetAsync("/api/v1/me");
        me.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        me.Headers.GetValues(ChallengeResponse.Refused).ShouldBe(["/display"]);
        (await CodeAsync(tv)).Length.ShouldBe(PairingCodeStore.Length);
        var acts = await _host.Get<AuditLog>().ReadAsync(new AuditFilter(), CancellationToken.None);
        acts.Select(a => a.Entry.Action).Where(w => w.Contains("display", StringComparison.Ordinal)).ShouldBe(["revoked a display", "moved a display", "renamed a display"]);
    }

    [Fact]
    public async Task Code_AfterItsExpiry_IsRefusedAndTheDisplayShowsAnother()
    {
        var (tv, admin) = (Tv(), await AdminAsync());
        var code = await CodeAsync(tv);
        await ExecuteAsync("UPDATE pairing SET expires_at = 1");

        (await PairAsync(admin, code)).ShouldBe("code");
        var answer = await AskAsync(tv);
        answer.GetProperty("code").GetString().ShouldNotBe(code);
        answer.GetProperty("picture").GetString().ShouldNotBeNull().ShouldStartWith("data:image/png;base64,");
        (await DisplaysAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Claims_GuessedAtFullSpeed_GetNothingAndFillNothing()
    {
        var (tv, admin) = (Tv(), await AdminAsync());
        var code = await CodeAsync(tv);
        (await PairAsync(admin, code)).ShouldBe("paired");

        var states = new List<string?>();
        for (var n = 0; n < 400; n++)
        {
            using var guesser = App.AsNobody();
            guesser.Cookies.Add(new Uri($"{App.Urls.First()}/display"), new Cookie(App.Cookies().Pairing, $"{n:x64}.{code}.1900000000", "/display"));
            states.Add((await AskAsync(guesser)).GetProperty("state").GetString());
            CookieOf(guesser).ShouldBeNull();
        }

        states.ShouldNotContain("paired");
        // The TV's own code was the first.
        states.Count(s => s == "waiting").ShouldBe(PairingService.OffersPerAddress - 1);
        states.Count(s => s == "busy").ShouldBe(400 - (PairingService.OffersPerAddress - 1));
        (await CountAsync("pairing")).ShouldBe(PairingService.OffersPerAddress);
    }

    [Fact]
    public async Task Codes_GuessedAtFullSpeed_AreForAdministratorsAndLimitedForThemToo()
    {
        var (tv, admin) = (Tv(), await AdminAsync());
        var code = await CodeAsync(tv);
        foreach (var role in new[] { Role.Viewer, Role.Supervisor })
        {
            var person = await App.AsPersonAsync(role);
            _visitors.Add(person);
            var own = await person.TokenAsync("/team/sales");
            using var refused = await person.SendAsync("/displays/pair", ("code", code), ("name", "TV"), ("board", "sales"), ("__RequestVerificationToken", own));
            refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        }

        using var stranger = await Tv().SendAsync("/displays/pair", ("code", code), ("name", "TV"), ("board", "sales"));
        stranger.StatusCode.ShouldBeOneOf(HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest);

        var token = await admin.TokenAsync("/displays");
        var said = new List<string?>();
        for (var n = 0; n < 80; n++)
        {
            said.Add(await SaidAsync(await admin.SendAsync("/displays/pair", ("code", $"{n:000000}"), ("name", "TV"), ("board", "sales"), ("__RequestVerificationToken", token))));
        }

        said.ShouldBe([.. Enumerable.Repeat("code", DisplayManagementService.MaxWrongCodesPerAddress), .. Enumerable.Repeat("wait", 80 - DisplayManagementService.MaxWrongCodesPerAddress)]);
        (await PairAsync(admin, code)).ShouldBe("wait");
        (await DisplaysAsync()).ShouldBeEmpty();
        // An attacker with every address and every permission still has only fifty attempts per address, of this many codes.
        Math.Pow(PairingCodeStore.Alphabet.Length, PairingCodeStore.Length).ShouldBeGreaterThan(480_000_000);
    }

    [Fact]
    public async Task Forms_FromAnotherPage_ChangeNothing()
    {
        var (tv, admin) = (await App.AsDisplayAsync("sales"), await AdminAsync());
        _visitors.Add(tv);
        var id = (await DisplaysAsync()).Single().Id;
        using var without = await admin.SendAsync($"/displays/{id}/revoke");
        without.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        admin.Http.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var elsewhere = await admin.SendAsync($"/displays/{id}/revoke", ("__RequestVerificationToken", await admin.TokenAsync("/displays")));
        elsewhere.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await DisplaysAsync()).Count.ShouldBe(1);
    }

    [GeneratedRegex("data-slot=\"code\"[^>]*><span>(?<a>\\w{3})</span><span>(?<b>\\w{3})</span>", RegexOptions.None, 5000)]
    private static partial Regex CodeOnPage();

    private static async Task<string> CodeAsync(TestClient tv)
    {
        var match = CodeOnPage().Match(await tv.ReadAsync("/display"));
        return match.Groups["a"].Value + match.Groups["b"].Value;
    }

    private static async Task<JsonElement> AskAsync(TestClient tv)
    {
        using var answer = await tv.Http.PostAsync(new Uri("/display/ask", UriKind.Relative), null);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static async Task<string?> WayAsync(TestClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.Headers.Location is { IsAbsoluteUri: true } absolute ? absolute.AbsolutePath : answer.Headers.Location?.OriginalString;
    }

    private static Task<string?> PairAsync(TestClient admin, string code) => ActAsync(admin, "pair", ("code", code), ("name", "Lobby"), ("board", "sales"));

    private static async Task<string?> ActAsync(TestClient admin, string path, params (string Name, string Value)[] fields) =>
        await SaidAsync(await admin.SendAsync($"/displays/{path}", [.. fields, ("__RequestVerificationToken", await admin.TokenAsync("/displays"))]));

    private static Task<string?> SaidAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            return Task.FromResult(Said().Match($"{answer.Headers.Location}") is { Success: true } match ? match.Groups["said"].Value : null);
        }
    }

    [GeneratedRegex(@"^/displays\?said=(?<said>\w+)", RegexOptions.None, 5000)]
    private static partial Regex Said();

    private Cookie? CookieOf(TestClient tv) => tv.Cookies.GetCookies(new Uri(App.Urls.First()))[App.Cookies().Display];

    private TestClient Tv()
    {
        var tv = App.AsNobody();
        _visitors.Add(tv);
        return tv;
    }

    private async Task<TestClient> AdminAsync()
    {
        var admin = await App.AsPersonAsync(Role.Administrator);
        _visitors.Add(admin);
        return admin;
    }

    private Task<IReadOnlyList<Display>> DisplaysAsync() => _host.Get<DisplayStore>().ListAsync(CancellationToken.None);

    private async Task ExecuteAsync(string sql) => await ScalarAsync(sql);

    private async Task<int> CountAsync(string table) => Convert.ToInt32(await ScalarAsync($"SELECT COUNT(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);

    private async Task<object?> ScalarAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={_host.File}");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync();
    }

    private Task<TestHost> StartAsync() => TestHost.StartAsync(
        new TestHostOptions { Folder = _folder.Path }.With("--Boards:sales:Title", "Sales", "--Boards:quiet:Title", "Quiet"));
}
