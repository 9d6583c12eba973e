using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Dashboard.Web.Features.SignIn;
using Dashboard.Web.Security.Authentication;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Scenarios.SignIn;

/// <summary>Tests the complete OAuth sign-in by a browser's cookies over HTTP.</summary>
public sealed class OAuthSignInTests(OAuthSignInTests.Shared shared) : IClassFixture<OAuthSignInTests.Shared>, IAsyncLifetime
{
    private readonly OAuthProvider _provider = shared.Provider;
    private readonly TestHost _host = shared.Host;
    private int _people;
    private long _noted;

    /// <summary>Jane may sign in, the provider is correct again, and no address has exhausted its limit.</summary>
    public async ValueTask InitializeAsync()
    {
        _provider.Reset();
        var users = _host.Get<UserStore>();
        foreach (var user in await users.ListAsync(CancellationToken.None))
        {
            await users.RemoveAsync(user.Id, CancellationToken.None);
        }

        await users.AddAsync("jane", Role.Supervisor, AccessLimits.None, null, CancellationToken.None);
        _people = (await users.ListAsync(CancellationToken.None)).Count;
        _host.Get<PrincipalResolver>().Invalidate();
        _host.Clock.Advance(SignInRateLimiter.Window);
        _noted = (await _host.Get<AuditLog>().ReadAsync(new AuditFilter { MaxRows = 1 }, CancellationToken.None)).FirstOrDefault()?.Number ?? 0;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SignIn_OfAKnownUser_BeginsASession()
    {
        using var client = _host.App.AsNobody();
        (await client.ReadAsync("/sign-in?to=%2Fteam%2Feveryone")).ShouldContain("""href="sign-in/with?to=%2Fteam%2Feveryone">Sign in with Contoso</a>""");

        (await WalkAsync(client, "/team/everyone")).ShouldBe("/team/everyone");

        var me = await client.Http.GetFromJsonAsync<JsonElement>("/api/v1/me");
        (me.GetProperty("kind").GetString(), me.GetProperty("name").GetString(), me.GetProperty("role").GetString()).ShouldBe(("Person", "jane", "Supervisor"));
        client.Cookies.GetAllCookies().Select(c => c.Name).ShouldNotContain(n => n.StartsWith("dashboard-oauth", StringComparison.Ordinal));
        var row = (await NotedAsync("signed in")).ShouldHaveSingleItem();
        (row.Entry.Actor, row.Entry.Detail).ShouldBe(("jane", "by Contoso"));

        var users = _host.Get<UserStore>();
        await users.RemoveAsync((await users.FindByNameAsync("jane", CancellationToken.None))!.Id, CancellationToken.None);
        _host.Get<PrincipalResolver>().Invalidate();
        using var after = await client.GetAsync("/api/v1/me");
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ThatShouldLeadElsewhere_LeadsHome(string to)
    {
        using var client = _host.App.AsNobody();
        (await WalkAsync(client, to)).ShouldBe("/");
    }

    [Theory]
    [InlineData("""{"preferred_username":"mallory"}""")]
    [InlineData("""{"preferred_username":""}""")]
    [InlineData("""{"preferred_username":["jane"]}""")]
    [InlineData("""{"preferred_username":{"name":"jane"}}""")]
    [InlineData("""{"preferred_username":null}""")]
    [InlineData("""{"sub":"jane"}""")]
    [InlineData("""["jane"]""")]
    [InlineData("""{"preferred_username":"jane\u0000"}""")]
    [InlineData("""{"preferred_username":"ja\u200bne"}""")]
    public async Task SignIn_OfAnUnknownUser_IsRefusedWithAMessage(string user)
    {
        _provider.User = user;
        await RefusedAsync("Unknown", "has no access to this dashboard");
        (await _host.Get<UserStore>().ListAsync(CancellationToken.None)).Count.ShouldBe(_people);
    }

    [Fact]
    public async Task SignIn_ByALetterWithTheSameCapital_IsNotThatPerson()
    {
        await _host.Get<UserStore>().AddAsync("\u03bcike", Role.Administrator, AccessLimits.None, null, CancellationToken.None);
        _provider.User = """{"preferred_username":"\u00b5ike"}""";
        await RefusedAsync("Unknown", "has no access");
    }

    [Fact]
    public async Task SignIn_ByANameOfLettersInTwoParts_IsNotThatPerson()
    {
        await _host.Get<UserStore>().AddAsync("\u00E9mile", Role.Administrator, AccessLimits.None, null, CancellationToken.None);
        _provider.User = """{"preferred_username":"e\u0301mile"}""";
        await RefusedAsync("Unknown", "has no access");
    }

    [Fact]
    public async Task SignIn_ThatWasDenied_IsReportedWithoutTheProvidersText()
    {
        _provider.Denies = true;
        await RefusedAsync("Denied", "was cancelled");
    }

    public static TheoryData<string> Evils => new(Answers.Keys);

    private static readonly Dictionary<string, Func<HttpContext, Task>> Answers = new()
    {
        ["refused"] = c => Say(c, 400, $$"""{"error":"invalid_grant","error_description":"{{OAuthProvider.Evil}}"}"""),
        ["broken"] = c => Say(c, 500, OAuthProvider.Evil),
        ["no JSON"] = c => Say(c, 200, $"<script>{OAuthProvider.Evil}</script>"),
        ["empty"] = c => Say(c, 200, ""),
        ["another kind of JSON"] = c => Say(c, 200, "42"),
        ["elsewhere"] = c =>
        {
            c.Response.Redirect($"http://127.0.0.1:9/{OAuthProvider.Evil}");
            return Task.CompletedTask;
        },
        ["cut off"] = c =>
        {
            c.Abort();
            return Task.CompletedTask;
        },
    };

    [Theory]
    [MemberData(nameof(Evils))]
    public async Task SignIn_ByAMaliciousTokenEndpoint_IsReportedWithoutItsText(string how)
    {
        _provider.Token = Answers[how];
        await RefusedAsync("Provider", "is unavailable");
    }

    [Theory]
    [MemberData(nameof(Evils))]
    public async Task SignIn_ByMaliciousUserInformation_IsReportedWithoutItsText(string how)
    {
        _provider.Information = Answers[how];
        await RefusedAsync(how == "another kind of JSON" ? "Unknown" : "Provider", how == "another kind of JSON" ? "has no access" : "is unavailable");
    }

    [Fact]
    public async Task SignIn_ByAnUnavailableProvider_IsReported()
    {
        await using var provider = await OAuthProvider.StartAsync();
        await using var host = await TestHost.StartAsync(provider.Settings);
        using var client = host.App.AsNobody();
        var back = await ToCallbackAsync(client, "/");
        await provider.StopAsync();
        (await LocationAsync(client, back)).ShouldStartWith("/sign-in?why=Provider");
    }

    [Fact]
    public async Task Callback_OfAnotherBrowser_WithoutStateOrTwice_IsStale()
    {
        using var client = _host.App.AsNobody();
        using var other = _host.App.AsNobody();
        var back = await ToCallbackAsync(client, "/");

        (await LocationAsync(other, back)).ShouldStartWith("/sign-in?why=Stale");
        (await LocationAsync(other, "/sign-in/oauth?code=c1")).ShouldStartWith("/sign-in?why=Stale");
        (await LocationAsync(other, "/sign-in/oauth?code=c1&state=forged")).ShouldStartWith("/sign-in?why=Stale");
        (await LocationAsync(client, back)).ShouldBe("/");
        (await LocationAsync(client, back)).ShouldStartWith("/sign-in?why=Stale");
        other.Cookies.GetAllCookies().Select(c => c.Name).ShouldNotContain(_host.App.Cookies().Session);
    }

    [Fact]
    public async Task Callback_WithoutARequest_IsAuditedOnlyAFewTimes()
    {
        using var client = _host.App.AsNobody();
        for (var n = 0; n < SignInRateLimiter.PerName + 5; n++)
        {
            (await LocationAsync(client, "/sign-in/oauth?code=c1")).ShouldStartWith("/sign-in?why=Stale");
        }

        (await NotedAsync("failed to sign in")).Count.ShouldBe(SignInRateLimiter.PerName);
    }

    [Fact]
    public async Task SignIn_OfANewNameWithNewUsersAllowed_AddsTheUser()
    {
        await using var host = await TestHost.StartAsync([.. _provider.Settings, "--Access:NewPeople", "Viewer", "--Access:OAuth:NameClaim", "email"]);
        using var client = host.App.AsNobody();
        _provider.User = """{"email":"kim@example.com","email_verified":false}""";
        (await WalkAsync(client, "/")).ShouldStartWith("/sign-in?why=Unknown");

        _provider.User = """{"email":"kim@example.com","email_verified":true}""";
        (await WalkAsync(client, "/")).ShouldBe("/");
        var kim = (await host.Get<UserStore>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (kim.Name, kim.Role).ShouldBe(("kim@example.com", Role.Viewer));
        (await host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = "was let in" }, CancellationToken.None)).ShouldHaveSingleItem().Entry.Detail.ShouldBe("as Viewer, by Contoso");
    }

    [Fact]
    public async Task Page_WithoutAProvider_HasNoButtonAndNoSuchAddress()
    {
        await using var host = await TestHost.StartAsync();
        using var client = host.App.AsNobody();
        (await client.ReadAsync("/sign-in")).ShouldNotContain("auth-page-other");
        (await client.ReadAsync("/sign-in?why=<b>x</b>")).ShouldNotContain("<b>x");
        // The same response as for an address that does not exist.
        (await LocationAsync(client, OAuthSetup.BeginPath)).ShouldStartWith("/sign-in?to=");
    }

    private async Task RefusedAsync(string why, string words)
    {
        using var client = _host.App.AsNobody();
        var way = await WalkAsync(client, "/team/everyone");
        way.ShouldStartWith($"/sign-in?why={why}&to=%2F");
        var page = await client.ReadAsync(way);
        page.ShouldContain(words);
        client.Cookies.GetAllCookies().Select(c => c.Name).ShouldNotContain(_host.App.Cookies().Session);
        foreach (var secret in new[] { OAuthProvider.Evil, OAuthProvider.ClientSecret, "t0ken", "   at " })
        {
            page.ShouldNotContain(secret);
        }

        _host.Log.Text.ShouldNotContain(OAuthProvider.Evil);
        _host.Log.Text.ShouldNotContain(OAuthProvider.ClientSecret);
        (await NotedAsync("failed to sign in")).ShouldHaveSingleItem().Entry.Detail.ShouldStartWith("by Contoso: ");
    }

    private async Task<IReadOnlyList<AuditRow>> NotedAsync(string what) =>
        [.. (await _host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = what }, CancellationToken.None)).Where(r => r.Number > _noted)];

    private static async Task<string> WalkAsync(TestClient client, string to) => await LocationAsync(client, await ToCallbackAsync(client, to));

    private static async Task<string> ToCallbackAsync(TestClient client, string to) =>
        await LocationAsync(client, await LocationAsync(client, $"{OAuthSetup.BeginPath}{QueryString.Create("to", to)}"));

    private static async Task<string> LocationAsync(TestClient client, string address)
    {
        using var answer = await client.Http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
        return answer.Headers.Location!.OriginalString;
    }

    private static Task Say(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(words);
    }

    /// <summary>A provider, and a host that uses it for sign-in.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal OAuthProvider Provider { get; private set; } = null!;

        internal TestHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await OAuthProvider.StartAsync();
            Host = await TestHost.StartAsync(Provider.Settings);
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
