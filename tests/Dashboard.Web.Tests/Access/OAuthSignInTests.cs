using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Storage.Audit;
using Dashboard.Storage.People;
using Dashboard.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Access;

/// <summary>The whole way to a provider and back, by a browser's cookies, over real HTTP.</summary>
public sealed class OAuthSignInTests(OAuthSignInTests.Shared shared) : IClassFixture<OAuthSignInTests.Shared>, IAsyncLifetime
{
    private readonly OAuthProvider _provider = shared.Provider;
    private readonly DoorHost _host = shared.Host;
    private int _people;
    private long _noted;

    /// <summary>Jane may come in, the provider is good again, and no address has had too many tries.</summary>
    public async ValueTask InitializeAsync()
    {
        _provider.Reset();
        var people = _host.Get<PeopleStore>();
        foreach (var person in await people.ListAsync(CancellationToken.None))
        {
            await people.RemoveAsync(person.Id, CancellationToken.None);
        }

        await people.AddAsync("jane", Role.Supervisor, AccessLimits.None, null, CancellationToken.None);
        _people = (await people.ListAsync(CancellationToken.None)).Count;
        _host.Get<Visitors>().Forget();
        _host.Clock.Advance(SignInLimiter.Window);
        _noted = (await _host.Get<AuditLog>().ReadAsync(new AuditFilter { Most = 1 }, CancellationToken.None)).FirstOrDefault()?.Number ?? 0;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task SignIn_OfWhoWasLetIn_BeginsASessionOfOurOwn()
    {
        using var visitor = _host.App.AsNobody();
        (await visitor.ReadAsync("/sign-in?to=%2Fteam%2Feveryone")).ShouldContain("""href="sign-in/with?to=%2Fteam%2Feveryone">Sign in with Contoso</a>""");

        (await WalkAsync(visitor, "/team/everyone")).ShouldBe("/team/everyone");

        var me = await visitor.Http.GetFromJsonAsync<JsonElement>("/api/v1/me");
        (me.GetProperty("kind").GetString(), me.GetProperty("name").GetString(), me.GetProperty("role").GetString()).ShouldBe(("Person", "jane", "Supervisor"));
        visitor.Cookies.GetAllCookies().Select(c => c.Name).ShouldNotContain(n => n.StartsWith("dashboard-oauth", StringComparison.Ordinal));
        var row = (await NotedAsync("signed in")).ShouldHaveSingleItem();
        (row.Entry.Who, row.Entry.Detail).ShouldBe(("jane", "by Contoso"));

        var people = _host.Get<PeopleStore>();
        await people.RemoveAsync((await people.FindByNameAsync("jane", CancellationToken.None))!.Id, CancellationToken.None);
        _host.Get<Visitors>().Forget();
        using var after = await visitor.GetAsync("/api/v1/me");
        after.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("//evil.example/")]
    [InlineData("https://evil.example/")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    public async Task SignIn_ThatShouldLeadElsewhere_LeadsHome(string to)
    {
        using var visitor = _host.App.AsNobody();
        (await WalkAsync(visitor, to)).ShouldBe("/");
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
    public async Task SignIn_OfWhomNobodyLetIn_IsToldSo(string user)
    {
        _provider.User = user;
        await RefusedAsync("Unknown", "nobody here has let that name in");
        (await _host.Get<PeopleStore>().ListAsync(CancellationToken.None)).Count.ShouldBe(_people);
    }

    [Fact]
    public async Task SignIn_ByALetterWithTheSameCapital_IsNotThatPerson()
    {
        await _host.Get<PeopleStore>().AddAsync("\u03bcike", Role.Administrator, AccessLimits.None, null, CancellationToken.None);
        _provider.User = """{"preferred_username":"\u00b5ike"}""";
        await RefusedAsync("Unknown", "nobody here");
    }

    [Fact]
    public async Task SignIn_ByANameOfLettersInTwoParts_IsNotThatPerson()
    {
        await _host.Get<PeopleStore>().AddAsync("\u00E9mile", Role.Administrator, AccessLimits.None, null, CancellationToken.None);
        _provider.User = """{"preferred_username":"e\u0301mile"}""";
        await RefusedAsync("Unknown", "nobody here");
    }

    [Fact]
    public async Task SignIn_ThatWasDenied_IsToldWithoutTheProvidersWords()
    {
        _provider.Denies = true;
        await RefusedAsync("Denied", "broken off there");
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
    public async Task SignIn_ByAnEvilTokenEndpoint_IsToldWithoutItsWords(string how)
    {
        _provider.Token = Answers[how];
        await RefusedAsync("Provider", "does not work now");
    }

    [Theory]
    [MemberData(nameof(Evils))]
    public async Task SignIn_ByAnEvilUserInformation_IsToldWithoutItsWords(string how)
    {
        _provider.Information = Answers[how];
        await RefusedAsync(how == "another kind of JSON" ? "Unknown" : "Provider", how == "another kind of JSON" ? "nobody here" : "does not work now");
    }

    [Fact]
    public async Task SignIn_ByAProviderThatIsDown_IsTold()
    {
        await using var provider = await OAuthProvider.StartAsync();
        await using var host = await DoorHost.StartAsync(provider.Settings);
        using var visitor = host.App.AsNobody();
        var back = await ToCallbackAsync(visitor, "/");
        await provider.StopAsync();
        (await LocationAsync(visitor, back)).ShouldStartWith("/sign-in?why=Provider");
    }

    [Fact]
    public async Task Callback_OfAnotherBrowser_WithoutStateOrTwice_IsStale()
    {
        using var visitor = _host.App.AsNobody();
        using var other = _host.App.AsNobody();
        var back = await ToCallbackAsync(visitor, "/");

        (await LocationAsync(other, back)).ShouldStartWith("/sign-in?why=Stale");
        (await LocationAsync(other, "/sign-in/oauth?code=c1")).ShouldStartWith("/sign-in?why=Stale");
        (await LocationAsync(other, "/sign-in/oauth?code=c1&state=forged")).ShouldStartWith("/sign-in?why=Stale");
        (await LocationAsync(visitor, back)).ShouldBe("/");
        (await LocationAsync(visitor, back)).ShouldStartWith("/sign-in?why=Stale");
        other.Cookies.GetAllCookies().Select(c => c.Name).ShouldNotContain(_host.App.Cookies().Session);
    }

    [Fact]
    public async Task Callback_ThatNobodyAskedFor_IsNotedSomeTimesOnly()
    {
        using var visitor = _host.App.AsNobody();
        for (var n = 0; n < SignInLimiter.PerName + 5; n++)
        {
            (await LocationAsync(visitor, "/sign-in/oauth?code=c1")).ShouldStartWith("/sign-in?why=Stale");
        }

        (await NotedAsync("failed to sign in")).Count.ShouldBe(SignInLimiter.PerName);
    }

    [Fact]
    public async Task SignIn_OfANewNameWithNewPeople_LetsThemIn()
    {
        await using var host = await DoorHost.StartAsync([.. _provider.Settings, "--Access:NewPeople", "Viewer", "--Access:OAuth:NameClaim", "email"]);
        using var visitor = host.App.AsNobody();
        _provider.User = """{"email":"kim@example.com","email_verified":false}""";
        (await WalkAsync(visitor, "/")).ShouldStartWith("/sign-in?why=Unknown");

        _provider.User = """{"email":"kim@example.com","email_verified":true}""";
        (await WalkAsync(visitor, "/")).ShouldBe("/");
        var kim = (await host.Get<PeopleStore>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (kim.Name, kim.Role).ShouldBe(("kim@example.com", Role.Viewer));
        (await host.Get<AuditLog>().ReadAsync(new AuditFilter { What = "was let in" }, CancellationToken.None)).ShouldHaveSingleItem().Entry.Detail.ShouldBe("as Viewer, by Contoso");
    }

    [Fact]
    public async Task Page_WithoutAProvider_HasNoButtonAndNoSuchAddress()
    {
        await using var host = await DoorHost.StartAsync();
        using var visitor = host.App.AsNobody();
        (await visitor.ReadAsync("/sign-in")).ShouldNotContain("door-other");
        (await visitor.ReadAsync("/sign-in?why=<b>x</b>")).ShouldNotContain("<b>x");
        // As any address that is not there does for a stranger.
        (await LocationAsync(visitor, OAuthSignIn.BeginPath)).ShouldStartWith("/sign-in?to=");
    }

    private async Task RefusedAsync(string why, string words)
    {
        using var visitor = _host.App.AsNobody();
        var way = await WalkAsync(visitor, "/team/everyone");
        way.ShouldStartWith($"/sign-in?why={why}&to=%2F");
        var page = await visitor.ReadAsync(way);
        page.ShouldContain(words);
        visitor.Cookies.GetAllCookies().Select(c => c.Name).ShouldNotContain(_host.App.Cookies().Session);
        foreach (var secret in new[] { OAuthProvider.Evil, OAuthProvider.ClientSecret, "t0ken", "   at " })
        {
            page.ShouldNotContain(secret);
        }

        _host.Log.ShouldNotContain(OAuthProvider.Evil);
        _host.Log.ShouldNotContain(OAuthProvider.ClientSecret);
        (await NotedAsync("failed to sign in")).ShouldHaveSingleItem().Entry.Detail.ShouldStartWith("by Contoso: ");
    }

    private async Task<IReadOnlyList<AuditRow>> NotedAsync(string what) =>
        [.. (await _host.Get<AuditLog>().ReadAsync(new AuditFilter { What = what }, CancellationToken.None)).Where(r => r.Number > _noted)];

    private static async Task<string> WalkAsync(Visitor visitor, string to) => await LocationAsync(visitor, await ToCallbackAsync(visitor, to));

    private static async Task<string> ToCallbackAsync(Visitor visitor, string to) =>
        await LocationAsync(visitor, await LocationAsync(visitor, $"{OAuthSignIn.BeginPath}{QueryString.Create("to", to)}"));

    private static async Task<string> LocationAsync(Visitor visitor, string address)
    {
        using var answer = await visitor.Http.GetAsync(new Uri(address, UriKind.RelativeOrAbsolute));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, address);
        return answer.Headers.Location!.OriginalString;
    }

    private static Task Say(HttpContext context, int status, string words)
    {
        context.Response.StatusCode = status;
        return context.Response.WriteAsync(words);
    }

    /// <summary>A provider, and a host that people come to from it.</summary>
    public sealed class Shared : IAsyncLifetime
    {
        internal OAuthProvider Provider { get; private set; } = null!;

        internal DoorHost Host { get; private set; } = null!;

        public async ValueTask InitializeAsync()
        {
            Provider = await OAuthProvider.StartAsync();
            Host = await DoorHost.StartAsync(Provider.Settings);
        }

        public async ValueTask DisposeAsync()
        {
            await Host.DisposeAsync();
            await Provider.DisposeAsync();
        }
    }
}
