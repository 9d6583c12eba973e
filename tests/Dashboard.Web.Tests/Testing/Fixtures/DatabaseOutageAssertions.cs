using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Persistence;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>A host with signed-in clients of each kind, and the assertions on them and on other clients during a database outage.</summary>
internal sealed class DatabaseOutageAssertions : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromMinutes(3));
    private readonly TestHost _host;
    private readonly List<(TestClient Visitor, string Path)> _known = [];
    private HubSocket _viewer = null!;
    private string _number = "100";

    private DatabaseOutageAssertions(TestHost host) => _host = host;

    public static async Task<DatabaseOutageAssertions> StartAsync(TestHost host)
    {
        var rig = new DatabaseOutageAssertions(host);
        rig.See();
        var display = await host.App.AsDisplayAsync("everyone");
        rig._known.Add((await host.App.AsPersonAsync(Role.Administrator, name: "Anna"), "/diagnostics"));
        rig._known.Add((display, "/wall/everyone"));
        rig._known.Add((await host.App.AsProgramAsync(TokenScopes.Read), "/api/v1/calls"));
        await rig.KnownComeInAsync();
        rig._viewer = await HubSocket.ConnectAsync(host.App.Urls.First(), rig._bound.Token, headers: new Dictionary<string, string> { ["Cookie"] = $"{display.Cookies.GetAllCookies()[0]}" });
        await rig._viewer.WatchAsync("everyone", rig._bound.Token);
        await rig._viewer.NextFrameAsync(rig._bound.Token, "snapshot");
        return rig;
    }

    /// <summary>Writes to the database until the host detects the outage.</summary>
    public async Task FindOutAsync(Action? stayBroken = null)
    {
        // Long enough for cached values to expire.
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var (audit, health) = (_host.Get<AuditLogger>(), _host.Get<DatabaseHealth>());
        await Eventually.HoldsAsync(
            async () =>
            {
                await audit.LogAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext(), "wrote", new string('x', 900));
                stayBroken?.Invoke();
                // SQLite may still write a little to a full disk, within space that its log already occupies.
                await _host.Get<DatabaseProbeService>().ProbeAsync(_bound.Token);
                return health.Problem is not null;
            },
            Bound, "the database is found not to work");
    }

    /// <summary>Asserts the behaviour during the outage.</summary>
    public async Task GoesOnAsync(string words)
    {
        await FramesComeAsync();
        await KnownComeInAsync();
        using var anybody = Stranger();
        (await anybody.ReadAsync("/sign-in")).ShouldContain("storage-notice");
        (await anybody.ReadAsync("/sign-in")).ShouldContain(words);
        (await _known[0].Visitor.ReadAsync("/health/ready")).ShouldContain($"storage: ");
        (await _known[0].Visitor.ReadAsync("/health/ready")).ShouldContain(words);
        (await anybody.ReadAsync("/health/ready")).ShouldBe("degraded");
        await NobodyIsSentAwayAsync(_host);
        Lines("The database cannot be used").ShouldBe(Lines("database is open"));
    }

    /// <summary>Asserts the behaviour during ten more minutes of outage, with a probe each minute.</summary>
    public async Task StaysUnavailableForTenMinutesAsync(Action stayBroken)
    {
        for (var minute = 0; minute < 10; minute++)
        {
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
            stayBroken();
            await _host.Get<DatabaseProbeService>().ProbeAsync(_bound.Token);
            _host.Get<DatabaseHealth>().Problem.ShouldNotBeNull();
            await FramesComeAsync();
        }
    }

    /// <summary>Asserts the behaviour after the outage.</summary>
    public async Task IsWholeAsync()
    {
        await FramesComeAsync();
        await KnownComeInAsync();
        _host.Get<DatabaseHealth>().Problem.ShouldBeNull();
        Lines("database is open").ShouldBe(Lines("The database cannot be used") + 1);
        using var again = _host.App.AsNobody();
        using var signedIn = await again.PostAsync("/sign-in", "sign-in", ("Name", "anna"), ("Password", TestClientExtensions.Password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stranger = Stranger();
        using var refused = await stranger.GetAsync("/wall/everyone");
        (refused.StatusCode, refused.Headers.Contains(ChallengeResponse.Refused)).ShouldBe((HttpStatusCode.Redirect, true));
        (await _host.Get<AuditLog>().VerifyAsync(_bound.Token)).BrokenAt.ShouldBeNull();
    }

    /// <summary>Asserts that unresolved principals get 503 within a bounded time, and no refusal.</summary>
    public static async Task NobodyIsSentAwayAsync(TestHost host)
    {
        using var stranger = Stranger(host);
        using var program = host.App.AsNobody();
        program.Http.DefaultRequestHeaders.Add("Authorization", "Bearer of-somebody");
        using var person = host.App.AsNobody();
        person.Cookies.Add(person.Http.BaseAddress!, new Cookie(host.App.Cookies().Session, "of-somebody"));
        using var answers = new Answers();
        await answers.AskAsync([.. Enumerable.Range(0, 10).SelectMany(_ => new[] { (stranger, "/wall/everyone"), (person, "/"), (program, "/api/v1/calls"), (stranger, "/hubs/presence") })]);
        foreach (var answer in answers.All)
        {
            // A read-only file can still be read, so an unknown token may be rejected.
            var isProgram = answer.RequestMessage!.Headers.Authorization is not null;
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, isProgram ? HttpStatusCode.Unauthorized : HttpStatusCode.ServiceUnavailable);
            answer.Headers.Contains(ChallengeResponse.Refused).ShouldBeFalse();
        }

        (await answers.All[0].Content.ReadAsStringAsync()).ShouldContain("The database is unavailable");
    }

    /// <summary>Asserts that a host without its database reports the same problem everywhere.</summary>
    public static async Task SaysAsync(TestHost host, string words)
    {
        await Eventually.HoldsAsync(() => host.Get<DatabaseHealth>().Problem?.Contains(words, StringComparison.Ordinal) == true, Bound, $"it says {words}");
        using var anybody = host.App.AsNobody();
        var page = await anybody.ReadAsync("/sign-in");
        page.ShouldContain("storage-notice");
        WebUtility.HtmlDecode(page).ShouldContain(words);
        using var sent = await anybody.SendAsync("/sign-in", ("_handler", "sign-in"), ("Name", "anna"), ("Password", TestClientExtensions.Password), ("__RequestVerificationToken", "x"));
        sent.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await NobodyIsSentAwayAsync(host);
        host.Log.Text.ShouldNotContain("   at Dashboard.Web.Program");
        host.Log.Text.Split('\n').Count(l => l.Contains("The database cannot be used", StringComparison.Ordinal)).ShouldBe(1);
    }

    public async Task FramesComeAsync()
    {
        See();
        while (!(await _viewer.NextFrameAsync(_bound.Token, "delta")).GetRawText().Contains($"sydney/{_number}", StringComparison.Ordinal))
        {
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _viewer.DisposeAsync();
        _known.ForEach(k => k.Visitor.Dispose());
        _bound.Dispose();
    }

    private static TestClient Stranger(TestHost host)
    {
        var stranger = host.App.AsNobody();
        stranger.Http.Timeout = TimeSpan.FromSeconds(20);
        stranger.Cookies.Add(stranger.Http.BaseAddress!, new Cookie(host.App.Cookies().Display, "of-somebody"));
        return stranger;
    }

    // Counts log lines: one for each outage and one for each recovery. The first open of the database is logged too.
    private int Lines(string words) => _host.Log.Text.Split('\n').Count(l => l.Contains(words, StringComparison.Ordinal));

    private TestClient Stranger() => Stranger(_host);

    private async Task KnownComeInAsync()
    {
        foreach (var (client, path) in _known)
        {
            using var answer = await client.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    private void See()
    {
        var now = TimeProvider.System.GetUtcNow();
        _number = $"{int.Parse(_number, System.Globalization.CultureInfo.InvariantCulture) + 1}";
        _host.Get<PresenceStore>().Apply(new Observation
        {
            Account = "sydney", Endpoint = "test", At = now,
            Extensions = new([new ExtensionPresence { Account = "sydney", Number = _number, Name = "Jane", State = PresenceState.Idle, ObservedAt = now }], true),
        });
    }

    private sealed class Answers : IDisposable
    {
        public IReadOnlyList<HttpResponseMessage> All { get; private set; } = [];

        public async Task AskAsync(IEnumerable<(TestClient Visitor, string Path)> what) => All = await Task.WhenAll(what.Select(w => w.Visitor.GetAsync(w.Path)));

        public void Dispose() => All.ToList().ForEach(a => a.Dispose());
    }
}
