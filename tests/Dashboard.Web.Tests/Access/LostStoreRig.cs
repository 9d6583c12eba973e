using System.Net;
using Dashboard.Presence;
using Dashboard.Storage.Audit;
using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Access;

/// <summary>A host with somebody of each kind who is in already, and what must hold for them and for others whatever the database does.</summary>
internal sealed class LostStoreRig : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);
    private readonly CancellationTokenSource _bound = new(TimeSpan.FromMinutes(3));
    private readonly DoorHost _host;
    private readonly List<(Visitor Visitor, string Path)> _known = [];
    private HubSocket _viewer = null!;
    private string _number = "100";

    private LostStoreRig(DoorHost host) => _host = host;

    public static async Task<LostStoreRig> StartAsync(DoorHost host)
    {
        var rig = new LostStoreRig(host);
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

    /// <summary>Somebody does what must be written, until it is found that it cannot be.</summary>
    public async Task FindOutAsync(Action? stayBroken = null)
    {
        // Long enough for what is remembered to be asked for again.
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        var (auditor, health) = (_host.Get<Auditor>(), _host.Get<StoreHealth>());
        await Eventually.HoldsAsync(
            async () =>
            {
                await auditor.NoteAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext(), "wrote", new string('x', 900));
                stayBroken?.Invoke();
                // A disk that is full may still take a little, in what its log has already taken.
                await _host.Get<StoreOpener>().LookAsync(_bound.Token);
                return health.Problem is not null;
            },
            Bound, "the database is found not to work");
    }

    /// <summary>While it does not work.</summary>
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

    /// <summary>Ten minutes in which it goes on not working, with a look at it in each.</summary>
    public async Task StaysSoForTenMinutesAsync(Action stayBroken)
    {
        for (var minute = 0; minute < 10; minute++)
        {
            _host.Clock.Advance(TimeSpan.FromMinutes(1));
            stayBroken();
            await _host.Get<StoreOpener>().LookAsync(_bound.Token);
            _host.Get<StoreHealth>().Problem.ShouldNotBeNull();
            await FramesComeAsync();
        }
    }

    /// <summary>Once it works again.</summary>
    public async Task IsWholeAsync()
    {
        await FramesComeAsync();
        await KnownComeInAsync();
        _host.Get<StoreHealth>().Problem.ShouldBeNull();
        Lines("database is open").ShouldBe(Lines("The database cannot be used") + 1);
        using var again = _host.App.AsNobody();
        using var signedIn = await again.PostAsync("/sign-in", "sign-in", ("Name", "anna"), ("Password", Visits.Password));
        signedIn.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        using var stranger = Stranger();
        using var refused = await stranger.GetAsync("/wall/everyone");
        (refused.StatusCode, refused.Headers.Contains(Challenge.Refused)).ShouldBe((HttpStatusCode.Redirect, true));
        (await _host.Get<AuditLog>().VerifyAsync(_bound.Token)).BrokenAt.ShouldBeNull();
    }

    /// <summary>Who cannot be looked up is told to wait, in bounded time, and not that they are refused.</summary>
    public static async Task NobodyIsSentAwayAsync(DoorHost host)
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
            // A file that cannot be written may still be read, and a token be found not to be there.
            var isProgram = answer.RequestMessage!.Headers.Authorization is not null;
            answer.StatusCode.ShouldBeOneOf(HttpStatusCode.ServiceUnavailable, isProgram ? HttpStatusCode.Unauthorized : HttpStatusCode.ServiceUnavailable);
            answer.Headers.Contains(Challenge.Refused).ShouldBeFalse();
        }

        (await answers.All[0].Content.ReadAsStringAsync()).ShouldContain("The database does not work now");
    }

    /// <summary>What a host without its database tells, everywhere in the same words.</summary>
    public static async Task SaysAsync(DoorHost host, string words)
    {
        await Eventually.HoldsAsync(() => host.Get<StoreHealth>().Problem?.Contains(words, StringComparison.Ordinal) == true, Bound, $"it says {words}");
        using var anybody = host.App.AsNobody();
        var page = await anybody.ReadAsync("/sign-in");
        page.ShouldContain("storage-notice");
        WebUtility.HtmlDecode(page).ShouldContain(words);
        using var sent = await anybody.SendAsync("/sign-in", ("_handler", "sign-in"), ("Name", "anna"), ("Password", Visits.Password), ("__RequestVerificationToken", "x"));
        sent.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        await NobodyIsSentAwayAsync(host);
        host.Log.ShouldNotContain("   at Dashboard.Web.Program");
        host.Log.Split('\n').Count(l => l.Contains("The database cannot be used", StringComparison.Ordinal)).ShouldBe(1);
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

    private static Visitor Stranger(DoorHost host)
    {
        var stranger = host.App.AsNobody();
        stranger.Http.Timeout = TimeSpan.FromSeconds(20);
        stranger.Cookies.Add(stranger.Http.BaseAddress!, new Cookie(host.App.Cookies().Display, "of-somebody"));
        return stranger;
    }

    // One line for each time that it is lost, and one for each that it is back; the first says that it is open at all.
    private int Lines(string words) => _host.Log.Split('\n').Count(l => l.Contains(words, StringComparison.Ordinal));

    private Visitor Stranger() => Stranger(_host);

    private async Task KnownComeInAsync()
    {
        foreach (var (visitor, path) in _known)
        {
            using var answer = await visitor.GetAsync(path);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }
    }

    private void See()
    {
        var now = TimeProvider.System.GetUtcNow();
        _number = $"{int.Parse(_number, System.Globalization.CultureInfo.InvariantCulture) + 1}";
        _host.Get<PresenceBoard>().Apply(new Observation
        {
            Account = "sydney", Endpoint = "test", At = now,
            Extensions = new([new ExtensionPresence { Account = "sydney", Number = _number, Name = "Jane", State = PresenceState.Idle, ObservedAt = now }], true),
        });
    }

    private sealed class Answers : IDisposable
    {
        public IReadOnlyList<HttpResponseMessage> All { get; private set; } = [];

        public async Task AskAsync(IEnumerable<(Visitor Visitor, string Path)> what) => All = await Task.WhenAll(what.Select(w => w.Visitor.GetAsync(w.Path)));

        public void Dispose() => All.ToList().ForEach(a => a.Dispose());
    }
}
