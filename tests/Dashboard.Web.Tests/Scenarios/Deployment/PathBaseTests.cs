using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Deployment;

/// <summary>Tests the host below a path base: from a trusted proxy or configured.</summary>
public sealed partial class PathBaseTests
{
    private const string Prefix = "X-Forwarded-Prefix";
    private static readonly string[] Proxied = ["--Access:TrustedProxies", "127.0.0.1"];
    private static readonly string[] Configured = ["--PathBase", "/phones/"];

    [Fact]
    public async Task Prefix_OfATrustedProxy_IsInEveryUrl()
    {
        await using var host = await TestHost.StartAsync(Proxied);
        using var client = host.App.AsNobody();
        client.Http.DefaultRequestHeaders.Add(Prefix, "/phones");

        await ShouldStayBelowAsync(client, "");
    }

    [Theory]
    [InlineData("")]
    [InlineData("/phones")]
    public async Task PathBase_Configured_IsInEveryAddressWhetherTheProxyCutsItOffOrNot(string asked)
    {
        await using var host = await TestHost.StartAsync(Configured);
        using var client = host.App.AsNobody();

        await ShouldStayBelowAsync(client, asked);
    }

    [Theory]
    [InlineData("//elsewhere.example")]
    [InlineData("/..")]
    [InlineData("/phones\"><script>")]
    [InlineData("phones")]
    public async Task Prefix_ThatIsNoPlainPath_IsNotTaken(string prefix)
    {
        await using var host = await TestHost.StartAsync(Proxied);
        using var client = host.App.AsNobody();
        client.Http.DefaultRequestHeaders.TryAddWithoutValidation(Prefix, prefix);

        (await client.ReadAsync("/sign-in")).ShouldContain("<base href=\"/\"");
    }

    [Fact]
    public async Task Prefix_OfAnUntrustedAddress_IsIgnored()
    {
        await using var host = await TestHost.StartAsync("--Access:TrustedProxies", "10.0.0.5");
        using var client = host.App.AsNobody();
        client.Http.DefaultRequestHeaders.Add(Prefix, "/phones");

        (await client.ReadAsync("/sign-in")).ShouldContain("<base href=\"/\"");
    }

    [Fact]
    public async Task Person_SignedInBelowAPath_HasCookiesThatAreGoodThereAlone()
    {
        await using var host = await TestHost.StartAsync(Configured);
        await AddAsync(host.App);
        using var client = new TestClient(new Uri(new Uri(host.App.Urls.First()), "/phones/"));

        using var signedIn = await client.PostAsync("/phones/sign-in?to=%2Fphones%2Fwall%2Feveryone", "sign-in", ("Name", "Anna"), ("Password", TestClientExtensions.Password));
        signedIn.Headers.Location!.ToString().ShouldEndWith("/phones/wall/everyone");
        using var display = await client.GetAsync("/phones/display");

        client.Cookies.GetAllCookies().Select(c => (c.Name, c.Path)).ShouldAllBe(c => c.Path == "/phones" || c.Path.StartsWith("/phones/", StringComparison.Ordinal));
        client.Cookies.GetAllCookies().Count.ShouldBeGreaterThanOrEqualTo(3);
        using var me = await client.GetAsync("/phones/api/v1/me");
        me.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task SignInElsewhere_BelowAPath_ComesBackThere()
    {
        await using var provider = await OAuthProvider.StartAsync();
        await using var host = await TestHost.StartAsync([.. Configured, .. provider.Settings]);
        (await host.Get<UserStore>().AddAsync("jane", Role.Viewer, AccessLimits.None, null, CancellationToken.None)).ShouldBe(UserUpdateResult.Done);
        using var client = new TestClient(new Uri(host.App.Urls.First()));

        using var begun = await client.GetAsync("/phones/sign-in/with?to=%2Fphones%2Fwall%2Feveryone");
        begun.Headers.Location!.ToString().ShouldContain(Uri.EscapeDataString("/phones/sign-in/oauth"));
        using var asked = await client.Http.GetAsync(begun.Headers.Location);
        using var back = await client.Http.GetAsync(asked.Headers.Location);

        back.Headers.Location!.OriginalString.ShouldBe("/phones/wall/everyone");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Host_BehindHaProxy_IsWholeBelowItsPath(bool sendsPrefix)
    {
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards.With([.. Proxied, "--Access:Proxy:Header", "X-Remote-User", .. sendsPrefix ? Array.Empty<string>() : Configured]));
        await AddAsync(host.App);
        await using var proxy = await HaProxy.StartAsync(host.Address, "/phones", sendsPrefix);
        using var client = new TestClient(proxy.Address);
        using (var signedIn = await client.PostAsync("/phones/sign-in", "sign-in", ("Name", "Anna"), ("Password", TestClientExtensions.Password)))
        {
            signedIn.Headers.Location!.ToString().ShouldEndWith("/phones/");
        }

        foreach (var page in new[] { "", "wall/sales", "team/sales", "supervisor", "displays", "people", "tokens", "audit", "me", "diagnostics", "jobs" })
        {
            using var answer = await client.GetAsync(page);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK, page);
            var html = await answer.Content.ReadAsStringAsync();
            foreach (var path in Paths(html).Where(p => !p.StartsWith('#') && !p.Contains(':', StringComparison.Ordinal)).Distinct())
            {
                var full = new Uri(page.StartsWith("jobs", StringComparison.Ordinal) ? new Uri(proxy.Address, page) : proxy.Address, WebUtility.HtmlDecode(path));
                full.AbsolutePath.ShouldStartWith("/phones/", Case.Sensitive, $"{page}: {path}");
            }
        }

        // The headers that the README has the proxy delete have no effect, although the proxy itself is trusted.
        using (var forger = new TestClient(proxy.Address))
        {
            forger.Http.DefaultRequestHeaders.Add("X-Remote-User", "Anna");
            forger.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");
            forger.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", "evil.example");
            forger.Http.DefaultRequestHeaders.TryAddWithoutValidation(Prefix, "/evil");
            (await forger.ReadAsync("sign-in")).ShouldContain("<base href=\"/phones/\"");
            (await TestHost.StatusAsync(forger, "api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
        }

        using (var nothing = await client.GetAsync("api/v1/nothing"))
        {
            (await nothing.Content.ReadAsStringAsync()).ShouldContain("/phones/openapi/v1.json lists what there is");
        }

        using var bound = new CancellationTokenSource(TestHost.Bound);
        await using var hub = await HubSocket.ConnectAsync($"{proxy.Address}".TrimEnd('/'), bound.Token, headers: new Dictionary<string, string>
        {
            ["Cookie"] = client.Cookies.GetCookieHeader(proxy.Address), ["Origin"] = proxy.Address.GetLeftPart(UriPartial.Authority),
        });
        await hub.WatchAsync("sales", bound.Token);
        await hub.NextFrameAsync(bound.Token, "snapshot");
    }

    private static async Task AddAsync(WebApplication app) => (await app.Services.GetRequiredService<UserStore>().AddAsync(
        "Anna", Role.Administrator, AccessLimits.None, app.Services.GetRequiredService<PasswordService>().Hash(TestClientExtensions.Password), CancellationToken.None)).ShouldBe(UserUpdateResult.Done);

    private static async Task ShouldStayBelowAsync(TestClient client, string asked)
    {
        var page = await client.ReadAsync($"{asked}/sign-in");
        page.ShouldContain("<base href=\"/phones/\"");
        page.ShouldContain(">/phones/display<");
        Paths(page).ShouldAllBe(path => !path.StartsWith('/') || path.StartsWith("/phones/", StringComparison.Ordinal));

        using var stranger = await client.GetAsync($"{asked}/wall/everyone");
        stranger.Headers.Location!.OriginalString.ShouldBe("/phones/sign-in?to=%2Fphones%2Fwall%2Feveryone");
        using var program = await client.GetAsync($"{asked}/api/v1/me");
        program.Headers.GetValues(ChallengeResponse.Refused).Single().ShouldStartWith("/phones/sign-in?");
        (await program.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("instance").GetString().ShouldBe("/phones/api/v1/me");
    }

    private static IEnumerable<string> Paths(string html) => Path().Matches(html).Select(m => m.Groups["path"].Value);

    [GeneratedRegex("""\s(?:href|src|action)="(?<path>[^"]*)""", RegexOptions.None, 5000)]
    private static partial Regex Path();
}
