using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Dashboard.Storage;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.Http;
using Dashboard.Web.Tests.Scenarios.Access;

namespace Dashboard.Web.Tests.Scenarios.Secrets;

/// <summary>
/// Gives secrets of every kind to a host process with the most detailed log level. Then searches every response, the log and every file that it wrote for them.
/// </summary>
public sealed partial class PlantedSecretTests(ITestOutputHelper output) : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly StringBuilder _answers = new();
    private readonly Dictionary<string, string> _planted = [];
    private string _displayCookie = CookieNames.OlderDisplay;
    private int _count;

    [Fact]
    public async Task Host_GivenSecretsOfEveryKind_ShowsLogsAndKeepsNone()
    {
        _planted["an account's password"] = "planted/acc0unt+pass w\u00F6rd";
        _planted["a webhook's secret"] = "planted-webh00k-secret";
        string written;
        await using (var run = new HostRun(_folder.Path, null, Arguments()))
        {
            var address = await run.ListeningAsync();
            using var administrator = await PlantAsync(address, run);
            await SignInAsync(address);
            foreach (var client in new[] { administrator, new TestClient(address), WithDisplay(address), WithToken(address) })
            {
                await AskForEverythingAsync(client);
            }

            written = run.Output + run.Errors;
        }

        // The link is printed once, for the administrator at the console, and appears nowhere else.
        written.Split(_planted["a set-up link"]).Length.ShouldBe(2);
        var found = Search("an answer", _answers.ToString())
            .Concat(Search("the log", written.Replace(_planted["a set-up link"], "", StringComparison.Ordinal)))
            .Concat(Directory.EnumerateFiles(_folder.Path, "*", SearchOption.AllDirectories).SelectMany(f => Search(Path.GetFileName(f), Encoding.UTF8.GetString(File.ReadAllBytes(f))))).ToList();
        var files = Directory.GetFiles(_folder.Path, "*", SearchOption.AllDirectories).Length;
        output.WriteLine($"{_planted.Count} secrets in {_planted.Values.SelectMany(SecretForms.Of).Count()} forms, {_count} answers, {written.Split('\n').Length} lines of log, {files} files: {found.Count} found");

        found.ShouldBeEmpty();
        File.Exists(Database).ShouldBeTrue();
        _count.ShouldBeGreaterThan(100);
    }

    [Fact]
    public async Task Host_WithADatabasePasswordAndNoDatabase_TellsItNowhere()
    {
        _planted["a database's password"] = "planted&database;pass".Replace(";", "", StringComparison.Ordinal);
        await using var run = new HostRun(
            _folder.Path, null,
            [.. Arguments(), "--Storage:Provider", "PostgreSql", "--Storage:ConnectionString", $"Host=127.0.0.1;Port=1;Username=dashboard;Password={_planted["a database's password"]};Timeout=2"]);
        using var client = new TestClient(await run.ListeningAsync());
        await AskForEverythingAsync(client);

        Search("an answer", _answers.ToString()).Concat(Search("the log", run.Output + run.Errors)).ShouldBeEmpty();
    }

    [Fact]
    public void Secret_WhereItIsThere_IsFound()
    {
        _planted["a password"] = "planted<it>";
        Search("a page", "<p>planted&lt;it&gt;</p>").ShouldNotBeEmpty();
    }

    public void Dispose() => _folder.Dispose();

    private string Database => Path.Combine(_folder.Path, "data", "dashboard.db");

    private string[] Arguments() =>
    [
        "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "Trace", "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", "http://127.0.0.1:9",
        "--Accounts:sydney:Username", "board@example.com", "--Accounts:sydney:Password", _planted.GetValueOrDefault("an account's password", "p4ss"),
        "--Boards:sales:Alerts:RingingLongerThan", "00:00:05", "--Boards:sales:Alerts:Webhook:Url", "http://127.0.0.1:9/hook",
        "--Boards:sales:Alerts:Webhook:Secret", _planted.GetValueOrDefault("a webhook's secret", "a secret of some length"),
    ];

    // Creates the users, tokens and displays directly in the store, which several processes may share.
    private async Task<TestClient> PlantAsync(Uri address, HostRun run)
    {
        _planted["a password"] = TestClientExtensions.Password;
        var administrator = await TestClientExtensions.SetUpAsync(address, () => run.Output);
        _planted["a set-up link"] = Link().Match(run.Output).Groups["link"].Value;
        await using var store = new Database(new StorageOptions(StorageProvider.Sqlite, $"Data Source={Database}"), TimeProvider.System);
        _planted["a token"] = await new TokenStore(store, TimeProvider.System).AddAsync("program", TokenScopes.Read | TokenScopes.Metrics, AccessLimits.None, null, CancellationToken.None);
        _displayCookie = $"{CookieNames.OlderDisplay}-{await new Installation(store).ReadAsync(CancellationToken.None)}";
        var codes = new PairingCodeStore(store, TimeProvider.System);
        var offer = (await codes.CreateAsync("127.0.0.1", CancellationToken.None)).ShouldNotBeNull();
        _planted["a waiting claim"] = (await codes.CreateAsync("127.0.0.1", CancellationToken.None)).ShouldNotBeNull().Claim;
        _planted["a claim"] = offer.Claim;
        await codes.RedeemAsync(offer.Code, "Lobby", "sales", CancellationToken.None);
        _planted["a display's token"] = (await codes.GetStatusAsync(offer.Claim, CancellationToken.None)).Token.ShouldNotBeNull();
        return administrator;
    }

    private async Task SignInAsync(Uri address)
    {
        using var client = new TestClient(address);
        foreach (var (kind, name, password) in new[] { ("a wrong password", "Anna", "planted wr0ng password"), ("a password for nobody", "Nobody", "planted n0body's password") })
        {
            _planted[kind] = password;
            await NoteAsync(await client.PostAsync("/sign-in", "sign-in", ("Name", name), ("Password", password)));
        }

        await NoteAsync(await client.PostAsync("/sign-in", "sign-in", ("Name", "Anna"), ("Password", TestClientExtensions.Password)));
        // The form of that page posts to the page's own address, which its reader already has.
        var page = $"/set-up?link={_planted["a set-up link"]}";
        await NoteAsync(await client.PostAsync(page, "set-up", ("Name", "Berta"), ("Password", "short")), $"action=\"{page}\"");
    }

    private TestClient WithDisplay(Uri address)
    {
        var client = new TestClient(address);
        client.Cookies.Add(address, new Cookie(_displayCookie, _planted["a display's token"]));
        return client;
    }

    private TestClient WithToken(Uri address)
    {
        var client = new TestClient(address);
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _planted["a token"]);
        return client;
    }

    private async Task AskForEverythingAsync(TestClient client)
    {
        foreach (var row in AccessTable.All.Where(r => r.Method != "HUB" && r.Note != "fresh"))
        {
            var path = string.Join('/', row.Route.Split('/').Select(p => p is ['{', .., '}'] ? AccessTable.Values[p[1..^1].Split(':')[0]] : p));
            using var request = new HttpRequestMessage(new HttpMethod(row.Method == "ANY" ? "POST" : row.Method), path);
            // A display gets its own cookie again with each page. No other principal does.
            var isDisplay = client.Cookies.GetCookies(client.Http.BaseAddress!).Any(c => c.Name == _displayCookie);
            await NoteAsync(await client.Http.SendAsync(request), isDisplay ? $"{_displayCookie}={_planted["a display's token"]}" : "nothing");
        }
    }

    private async Task NoteAsync(HttpResponseMessage answer, string but = "nothing")
    {
        _count++;
        _answers.AppendLine($"{answer}{await answer.Content.ReadAsStringAsync()}".Replace(but, "", StringComparison.Ordinal));
        answer.Dispose();
    }

    private IEnumerable<string> Search(string where, string text) =>
        from secret in _planted from form in SecretForms.Of(secret.Value) where text.Contains(form, StringComparison.OrdinalIgnoreCase) select $"{where} holds {secret.Key}";

    [GeneratedRegex(@"/set-up\?link=(?<link>\w+)", RegexOptions.None, 5000)]
    private static partial Regex Link();
}
