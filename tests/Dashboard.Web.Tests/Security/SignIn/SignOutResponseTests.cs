using System.Net;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.SignIn;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Security.SignIn;

/// <summary>Tests what sign-out clears in the browser, the viewer key of cached pages, and log entries with untrusted text.</summary>
public sealed class SignOutResponseTests(AdministrationHost host) : IClassFixture<AdministrationHost>
{
    [Fact]
    public async Task SignOut_OfAPerson_ClearsWhatTheBrowserKeeps()
    {
        using var jane = await host.App.AsPersonAsync(Role.Viewer);
        await jane.AsScriptOfAsync("/team/everyone");

        using var answer = await jane.Http.PostAsync(new Uri("/sign-out", UriKind.Relative), null);

        answer.Headers.GetValues("Clear-Site-Data").Single().ShouldBe("\"cache\", \"storage\"");
        answer.Headers.Location!.OriginalString.ShouldBe("/sign-in?left=true");
        (await jane.ReadAsync("/sign-in?left=true")).ShouldContain("js/left.");
        (await jane.ReadAsync("/sign-in")).ShouldNotContain("js/left.");
    }

    [Fact]
    public async Task SignOut_BelowAPath_LeavesWhatOtherHostsOfTheOriginKeep()
    {
        await using var below = await TestHost.StartAsync("--PathBase", "/phones");
        (await below.Get<UserStore>().AddAsync("Jane", Role.Viewer, AccessLimits.None, below.Get<PasswordService>().Hash(TestClientExtensions.Password), CancellationToken.None)).ShouldBe(UserUpdateResult.Done);
        using var jane = new TestClient(new Uri(new Uri(below.App.Urls.First()), "/phones/"));
        (await jane.PostAsync("/phones/sign-in", "sign-in", ("Name", "Jane"), ("Password", TestClientExtensions.Password))).Dispose();
        await jane.AsScriptOfAsync("/phones/team/everyone");

        using var answer = await jane.Http.PostAsync(new Uri("/phones/sign-out", UriKind.Relative), null);

        answer.Headers.Contains("Clear-Site-Data").ShouldBeFalse();
        answer.Headers.Location!.OriginalString.ShouldBe("/phones/sign-in?left=true");
    }

    [Fact]
    public async Task Page_ForEachUser_HasItsOwnCacheKey()
    {
        using var jane = await host.App.AsPersonAsync(Role.Viewer);
        using var anna = await host.App.AsPersonAsync(Role.Viewer);
        using var display = await host.App.AsDisplayAsync("everyone");
        using var nobody = host.App.AsNobody();

        var viewers = new[] { await ViewerAsync(jane, "/me"), await ViewerAsync(anna, "/me"), await ViewerAsync(display, "/wall/everyone"), await ViewerAsync(nobody, "/sign-in") };

        viewers.Distinct().Count().ShouldBe(4);
        viewers[2].ShouldStartWith("display-");
        viewers[3].ShouldBe("none");
        (await ViewerAsync(jane, "/wall/nowhere")).ShouldBe(viewers[0]);
        (await jane.ReadAsync("/wall/everyone")).ShouldContain($"data-viewer=\"{viewers[0]}\"");
        (await jane.ReadAsync("/team/everyone")).ShouldContain($"data-viewer=\"{viewers[0]}\"");
    }

    [Fact]
    public async Task Log_OfTheHost_IsCleanWhateverIsLogged()
    {
        await using var logging = await TestHost.StartAsync();
        using var stranger = logging.App.AsNobody();
        (await stranger.PostAsync("/sign-in", "sign-in", ("Name", "\u001b[2Jroot\r\nwarn: forged\u202e"), ("Password", "\u001b[31m"))).Dispose();
        (await stranger.GetAsync("/wall/%1b%5b2J")).Dispose();
        logging.Get<ILoggerFactory>().CreateLogger("a vendor").Log(LogLevel.Error, default, "answered \u001b]0;title\a", null, static (text, _) => text);

        logging.Log.Text.ShouldContain("answered \\u001B]0;title\\u0007");
        logging.Log.Text.ShouldNotContain(c => c != '\n' && (char.IsControl(c) || c == '\u202e'));
        logging.Log.Text.Split('\n').ShouldNotContain(line => line.StartsWith("warn: forged", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", "phones.example.com", HttpStatusCode.Forbidden)]
    [InlineData("phones.example.com", "phones.example.com", HttpStatusCode.Unauthorized)]
    [InlineData("phones.example.com", "evil.example", HttpStatusCode.BadRequest)]
    public async Task ForwardedHost_OfATrustedProxy_CountsWhereItIsAnAllowedOne(string allowed, string forwarded, HttpStatusCode status)
    {
        await using var proxied = await TestHost.StartAsync(["--Access:TrustedProxies", "127.0.0.1", .. allowed.Length > 0 ? new[] { "--AllowedHosts", allowed } : []]);
        using var client = proxied.App.AsNobody();
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-Host", forwarded);
        client.Http.DefaultRequestHeaders.Add("Origin", $"http://{forwarded}");

        // The hub checks the origin first, then the principal.
        using var answer = await client.Http.PostAsync(new Uri("/hubs/presence/negotiate", UriKind.Relative), null);

        answer.StatusCode.ShouldBe(status);
    }

    private static async Task<string> ViewerAsync(TestClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.Headers.GetValues(ViewerCacheKey.Header).Single();
    }
}
