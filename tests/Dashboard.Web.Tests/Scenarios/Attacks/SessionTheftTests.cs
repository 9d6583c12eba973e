using System.Net;
using System.Text.Json;
using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Attacks;

/// <summary>Tests stolen, planted, forged and ended sessions.</summary>
public sealed class SessionTheftTests(FastHost shared) : IClassFixture<FastHost>
{
    private readonly TestHost _host = shared.Host;

    [Theory]
    [InlineData(0)]
    [InlineData(40)]
    [InlineData(-1)]
    public async Task Cookie_WithAChangedCharacter_IsInvalid(int at)
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        var good = person.Cookies.GetCookies(_host.Address)[_host.App.Cookies().Session]!.Value;
        var index = at < 0 ? good.Length + at - 2 : at;
        using var thief = With(_host.App.Cookies().Session, $"{good[..index]}{(good[index] == 'A' ? 'B' : 'A')}{good[(index + 1)..]}");

        (await TestHost.StatusAsync(thief, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TestHost.StatusAsync(thief, "/")).ShouldBe(HttpStatusCode.Redirect);
        (await TestHost.StatusAsync(person, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("")]
    [InlineData("x")]
    [InlineData("CfDJ8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("{\"Kind\":1,\"Role\":2}")]
    public async Task Cookie_Invented_IsInvalid(string value)
    {
        foreach (var name in new[] { _host.App.Cookies().Session, _host.App.Cookies().Display })
        {
            using var forger = With(name, Uri.EscapeDataString(value));
            (await TestHost.StatusAsync(forger, "/api/v1/extensions")).ShouldBe(HttpStatusCode.Unauthorized, name);
        }
    }

    [Fact]
    public async Task SignIn_WithACookiePlantedBefore_BeginsAnotherSession()
    {
        using var attacker = await _host.App.AsPersonAsync(Role.Viewer, name: "Mallory");
        await _host.App.AsPersonAsync(Role.Supervisor, name: "Victoria");
        var planted = attacker.Cookies.GetCookies(_host.Address)[_host.App.Cookies().Session]!.Value;
        using var victim = With(_host.App.Cookies().Session, planted);
        using var answer = await victim.PostAsync("/sign-in", "sign-in", ("Name", "Victoria"), ("Password", TestClientExtensions.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        victim.Cookies.GetCookies(_host.Address)[_host.App.Cookies().Session]!.Value.ShouldNotBe(planted);
        (await TestHost.MeAsync(victim)).GetProperty("name").GetString().ShouldBe("Victoria");
        (await TestHost.MeAsync(attacker)).GetProperty("name").GetString().ShouldBe("Mallory");
    }

    [Fact]
    public async Task FormsWord_OfBeforeSignIn_IsNoneAfterwards()
    {
        CanaryData.Put(_host);
        using var person = _host.App.AsNobody();
        var before = await person.TokenAsync("/sign-in");
        using var named = await _host.App.AsPersonAsync(Role.Supervisor, name: "Ada");
        using var answer = await person.SendAsync("/sign-in", ("_handler", "sign-in"), ("Name", "Ada"), ("Password", TestClientExtensions.Password), ("__RequestVerificationToken", before));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        using var stale = await person.SendAsync("/sign-out", ("__RequestVerificationToken", before));
        stale.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        // A token of another user is invalid too.
        using var others = await person.SendAsync("/sign-out", ("__RequestVerificationToken", await named.TokenAsync("/sign-in")));
        others.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var own = await person.SendAsync("/sign-out", ("__RequestVerificationToken", await person.TokenAsync("/sign-in")));
        own.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [Fact]
    public async Task SignOut_OfAStolenCookieToo_IsTheEnd()
    {
        using var person = await _host.App.AsPersonAsync(Role.Administrator);
        using var elsewhere = await _host.App.AsPersonAsync(Role.Administrator);
        using var thief = With(_host.App.Cookies().Session, person.Cookies.GetCookies(_host.Address)[_host.App.Cookies().Session]!.Value);
        (await TestHost.StatusAsync(thief, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var hub = await _host.HubAsync(thief, bound.Token);

        using var answer = await person.SendAsync("/sign-out", ("__RequestVerificationToken", await person.TokenAsync("/sign-in")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        person.Cookies.GetCookies(_host.Address)[_host.App.Cookies().Session].ShouldBeNull();
        (await TestHost.StatusAsync(thief, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await TestHost.StatusAsync(elsewhere, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
        await hub.WatchAsync("sales", bound.Token);
        (await hub.NextMessageAsync(bound.Token)).ShouldContain("error");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Person_ChangedOrRemoved_LosesPageApiAndHubWithinSeconds(bool isRemoved)
    {
        var users = _host.Get<UserStore>();
        var name = isRemoved ? "Grace" : "Grace Hopper";
        using var person = await _host.App.AsPersonAsync(Role.Supervisor, name: name);
        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var watching = await _host.HubAsync(person, bound.Token);
        await using var idle = await _host.HubAsync(person, bound.Token);
        await watching.WatchAsync("sales", bound.Token);
        await watching.NextFrameAsync(bound.Token, "snapshot");

        // Written directly to the store, past this host's cache, as another node would.
        var grace = (await users.FindByNameAsync(name, bound.Token))!;
        _ = isRemoved ? await users.RemoveAsync(grace.Id, bound.Token) : await users.ChangeAsync(grace with { Limits = new AccessLimits([], ["Support"], []) }, bound.Token);

        await Eventually.HoldsAsync(async () => await TestHost.StatusAsync(person, "/api/v1/extensions") == HttpStatusCode.Unauthorized, FastHost.Within(TimeSpan.FromSeconds(15)), "the API is closed");
        (await TestHost.StatusAsync(person, "/")).ShouldBe(HttpStatusCode.Redirect);
        // An existing hub connection is closed too.
        await idle.WatchAsync("sales", bound.Token);
        (await idle.NextMessageAsync(bound.Token)).ShouldContain("error");
        await EndedAsync(watching, bound.Token);
    }

    [Fact]
    public async Task Cookies_OverHttp_AreHttpOnlyLaxAndPersistent()
    {
        await _host.App.AsPersonAsync(Role.Viewer, name: "Edith");
        using var person = _host.App.AsNobody();
        using var page = await person.GetAsync("/sign-in");
        using var answer = await person.PostAsync("/sign-in", "sign-in", ("Name", "Edith"), ("Password", TestClientExtensions.Password));

        var session = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith($"{_host.App.Cookies().Session}=", StringComparison.Ordinal));
        session.ShouldContain("; httponly", Case.Insensitive);
        session.ShouldContain("; samesite=lax", Case.Insensitive);
        session.ShouldContain("; expires=", Case.Insensitive);
        session.ShouldNotContain("domain=", Case.Insensitive);
        var form = page.Headers.GetValues("Set-Cookie").Single();
        form.ShouldContain("; httponly", Case.Insensitive);
        form.ShouldContain("; samesite=strict", Case.Insensitive);
    }

    [Fact]
    public async Task Cookies_OverHttpsBehindAProxy_AreSecureToo()
    {
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards.With("--Access:TrustedProxies:0", "127.0.0.1"));
        await host.App.AsPersonAsync(Role.Viewer, name: "Edith");
        using var person = new TestClient(host.Address);
        person.Http.DefaultRequestHeaders.Add("X-Forwarded-Proto", "https");
        using var page = await person.GetAsync("/sign-in");
        // The client does not send https cookies over http, so they are copied by hand.
        var cookies = page.Headers.GetValues("Set-Cookie").ToList();
        person.Http.DefaultRequestHeaders.Add("Cookie", string.Join("; ", cookies.Select(c => c.Split(';')[0])));
        using var answer = await person.PostAsync("/sign-in", "sign-in", ("Name", "Edith"), ("Password", TestClientExtensions.Password));

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        answer.Headers.GetValues("Strict-Transport-Security").ShouldNotBeEmpty();
        cookies.Concat(answer.Headers.GetValues("Set-Cookie")).ShouldAllBe(c => c.Contains("; secure", StringComparison.OrdinalIgnoreCase));
    }

    private TestClient With(string cookie, string value)
    {
        var client = _host.App.AsNobody();
        client.Cookies.Add(_host.Address, new Cookie(cookie, value));
        return client;
    }

    private static async Task EndedAsync(HubSocket hub, CancellationToken cancellationToken)
    {
        while (true)
        {
            using var said = JsonDocument.Parse(await hub.NextMessageAsync(cancellationToken));
            if (said.RootElement.GetProperty("type").GetInt32() == 3)
            {
                said.RootElement.TryGetProperty("error", out _).ShouldBeTrue();
                return;
            }
        }
    }
}
