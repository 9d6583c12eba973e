using System.Net;
using System.Net.WebSockets;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests cross-site requests, oversized requests, internal failures and the security headers of every response.</summary>
public sealed class MaliciousRequestTests(MaliciousRequestTests.Shared shared) : IClassFixture<MaliciousRequestTests.Shared>
{
    private const string Inside = "what went wrong inside";
    private readonly TestHost _host = shared.Host;

    [Theory]
    [InlineData("https://evil.example", null)]
    [InlineData("null", null)]
    [InlineData("http://127.0.0.1:1", null)]
    [InlineData("http://127.0.0.1", null)]
    [InlineData("{own}", "same-site")]
    [InlineData("{own}", "cross-site")]
    public async Task Hub_OpenedByAPageOfAnotherHost_IsRefused(string origin, string? site)
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        using var bound = new CancellationTokenSource(TestHost.Bound);

        var refused = await Should.ThrowAsync<WebSocketException>(() => _host.HubAsync(person, bound.Token, HeadersOf(origin, site)));

        refused.Message.ShouldContain("403");
    }

    [Theory]
    [InlineData("{own}", "same-origin")]
    [InlineData("{own}", null)]
    [InlineData(null, null)]
    public async Task Hub_OpenedByAPageOfThisHost_IsOpened(string? origin, string? site)
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        using var bound = new CancellationTokenSource(TestHost.Bound);

        await using var hub = await _host.HubAsync(person, bound.Token, HeadersOf(origin, site));
        await hub.WatchAsync("sales", bound.Token);

        await hub.NextFrameAsync(bound.Token, "snapshot");
    }

    [Theory]
    [InlineData("http://wall.example", "http://wall.example", true)]
    [InlineData("https://wall.example", "http://wall.example", true)]
    [InlineData("http://wall.example:8080", "http://wall.example", false)]
    [InlineData("http://wall.example:8080", "http://wall.example:8080", true)]
    [InlineData("http://wall.example.evil", "http://wall.example", false)]
    [InlineData("http://wall.example", "http://wall.example:8080", false)]
    public async Task Origin_OfAnotherPortOfThisMachine_IsNotOurs(string origin, string host, bool isOurs)
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/hubs/presence/negotiate?negotiateVersion=1");
        request.Headers.Add("Origin", origin);
        request.Headers.Host = new Uri(host).Authority;
        request.Headers.Add("Cookie", person.Cookies.GetCookieHeader(_host.Address));
        using var answer = await person.Http.SendAsync(request);

        answer.StatusCode.ShouldBe(isOurs ? HttpStatusCode.OK : HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Development")]
    public async Task Failure_OfPageApiOrHub_RevealsNoDetails(string environment)
    {
        await using var host = await TestHost.StartAsync(WithFailures.With("--environment", environment));
        using var person = await host.App.AsPersonAsync(Role.Administrator);
        foreach (var path in new[] { "/throws", "/api/v1/throws", "/throws/form" })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, path);
            request.Headers.Add("Accept", "text/html");
            using var answer = await person.Http.SendAsync(request);
            var text = $"{answer.Headers}{await answer.Content.ReadAsStringAsync()}";

            answer.StatusCode.ShouldBe(path.EndsWith("form", StringComparison.Ordinal) ? HttpStatusCode.BadRequest : HttpStatusCode.InternalServerError, path);
            ShouldTellNothing(text);
            text.ShouldContain(SecurityHeader);
        }

        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var hub = await host.HubAsync(person, bound.Token);
        await hub.InvokeAsync("Watch", """[{"not":"a text"}]""", isStream: true, bound.Token);
        ShouldTellNothing(await hub.NextMessageAsync(bound.Token));
        // The host's own log does contain the exception.
        host.Log.Text.ShouldContain(Inside);
    }

    [Fact]
    public async Task Body_LargerThanAForm_IsNotRead()
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        foreach (var path in new[] { "/sign-in", "/sign-out", "/api/v1/alerts/sales/acknowledge" })
        {
            using var answer = await person.SendAsync(path, ("Name", new string('a', 100_000)));
            answer.StatusCode.ShouldBeOneOf([HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.BadRequest], path);
        }

        (await TestHost.StatusAsync(person, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task HubMessage_LargerThanAScreenSays_EndsTheConnection()
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var hub = await _host.HubAsync(person, bound.Token);

        await hub.WatchAsync(new string('a', 100_000), bound.Token);
        var told = await Should.ThrowAsync<Exception>(async () => { while (true) { (await hub.NextMessageAsync(bound.Token)).ShouldNotContain("snapshot"); } });
        told.ShouldBeOfType<WebSocketException>();
    }

    [Theory]
    [InlineData("/sign-in", 200)]
    [InlineData("/", 302)]
    [InlineData("/status/404", 404)]
    [InlineData("/throws", 500)]
    [InlineData("/api/v1/throws", 500)]
    [InlineData("/api/v1/extensions", 401)]
    [InlineData("/api/v1/nothing", 401)]
    [InlineData("/metrics", 401)]
    [InlineData("/health/live", 200)]
    [InlineData("/hubs/presence", 401)]
    [InlineData("/favicon.svg", 200)]
    [InlineData("/css/home.css", 200)]
    public async Task Answer_OfEveryKind_CarriesTheHeaderSet(string path, int status)
    {
        using var client = _host.App.AsNobody();
        using var answer = await client.GetAsync(path);

        ((int)answer.StatusCode).ShouldBe(status);
        ShouldCarryAll(answer);
    }

    [Fact]
    public async Task Answer_ThatRefusesAnotherSite_CarriesTheHeaderSet()
    {
        using var client = _host.App.AsNobody();
        client.Http.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await client.GetAsync("/hubs/presence");

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        ShouldCarryAll(answer);
    }

    [Fact]
    public async Task FrameAncestors_WhenNamed_AreInThePolicyAndNoOlderHeaderSaysOtherwise()
    {
        await using var host = await TestHost.StartAsync(WithFailures.With("--Access:FrameAncestors:0", "https://intranet.example.com"));
        using var person = await host.App.AsPersonAsync(Role.Viewer);
        foreach (var path in new[] { "/", "/wall/sales", "/team/sales" })
        {
            using var answer = await person.GetAsync(path);
            answer.Headers.GetValues("Content-Security-Policy").Single().ShouldEndWith("frame-ancestors 'self' https://intranet.example.com");
            answer.Headers.Contains("X-Frame-Options").ShouldBeFalse(path);
        }
    }

    private (string, string)[] HeadersOf(string? origin, string? site) =>
    [
        .. origin is null ? Array.Empty<(string, string)>() : [("Origin", origin.Replace("{own}", _host.Address.GetLeftPart(UriPartial.Authority), StringComparison.Ordinal))],
        .. site is null ? Array.Empty<(string, string)>() : [("Sec-Fetch-Site", site)],
    ];

    private const string SecurityHeader = "Content-Security-Policy";

    private static TestHostOptions WithFailures { get; } = TestHostOptions.WithBoards with
    {
        BeforeStart = app =>
        {
            app.MapGet("/throws", new Func<string>(() => throw new InvalidOperationException(Inside))).AllowAnonymous();
            app.MapGet("/api/v1/throws", new Func<string>(() => throw new InvalidOperationException(Inside))).AllowAnonymous();
            app.MapGet("/throws/form", new Func<string>(() => throw new Microsoft.AspNetCore.Http.BadHttpRequestException(Inside))).AllowAnonymous();
        },
    };

    private static void ShouldTellNothing(string text)
    {
        foreach (var trace in new[] { Inside, "InvalidOperationException", "   at ", "Dashboard.Web.", ".cs:", "System.", Repository.Root })
        {
            text.ShouldNotContain(trace, Case.Sensitive);
        }
    }

    private static void ShouldCarryAll(HttpResponseMessage answer)
    {
        string Of(string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : "";
        var policy = Of(SecurityHeader).Split("; ").Select(d => d.Split(' ', 2)).ToDictionary(d => d[0], d => d[1]);
        policy["default-src"].ShouldBe("'none'");
        (policy["script-src"], policy["style-src"], policy["connect-src"]).ShouldBe(("'self'", "'self'", "'self'"));
        (policy["base-uri"], policy["form-action"], policy["frame-ancestors"]).ShouldBe(("'self'", "'self'", "'self'"));
        policy.Values.ShouldAllBe(v => !v.Contains("unsafe", StringComparison.Ordinal) && !v.Contains('*'));
        Of("X-Content-Type-Options").ShouldBe("nosniff");
        Of("X-Frame-Options").ShouldBe("SAMEORIGIN");
        Of("Referrer-Policy").ShouldBe("same-origin");
        Of("Permissions-Policy").ShouldContain("camera=()");
        Of("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
        Of("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
        (answer.Headers.CacheControl is { NoStore: true } or { NoCache: true } or { MaxAge: not null }).ShouldBeTrue();
        answer.Headers.Contains("Server").ShouldBeFalse();
        Of("X-Powered-By").ShouldBeEmpty();
    }

    /// <summary>A host in production, with endpoints that fail.</summary>
    public sealed class Shared : SharedHost
    {
        private protected override TestHostOptions Options => WithFailures.With("--environment", "Production");
    }
}
