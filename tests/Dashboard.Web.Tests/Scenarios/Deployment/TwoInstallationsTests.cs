using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Users;
using Dashboard.Web.Security.SignIn;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Deployment;

/// <summary>Tests two installations on one machine in one browser, which does not separate cookies by port.</summary>
public sealed partial class TwoInstallationsTests
{
    [Fact]
    public async Task Browser_SignedInAtBothAndADisplayOfBoth_StaysSo()
    {
        await using var one = await TestHost.StartAsync(TestHostOptions.WithBoards);
        await using var other = await TestHost.StartAsync(TestHostOptions.WithBoards);
        var browser = new CookieContainer();
        using var here = new TestClient(one.Address, browser: browser);
        using var there = new TestClient(other.Address, browser: browser);

        await PairAsync(one.App, here);
        await PairAsync(other.App, there);
        await ShouldAllBeAsync(HttpStatusCode.OK, "/wall/sales", here, there);
        await ShouldAllBeAsync(HttpStatusCode.Redirect, "/diagnostics", here, there);

        await SignInAsync(one.App, here);
        await SignInAsync(other.App, there);
        await ShouldAllBeAsync(HttpStatusCode.OK, "/diagnostics", here, there);

        using (var done = await here.SendAsync("/sign-out", ("__RequestVerificationToken", await here.TokenAsync("/"))))
        {
            done.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        }

        await ShouldAllBeAsync(HttpStatusCode.Redirect, "/diagnostics", here);
        await ShouldAllBeAsync(HttpStatusCode.OK, "/wall/sales", here);
        await ShouldAllBeAsync(HttpStatusCode.OK, "/diagnostics", there);
    }

    [Fact]
    public async Task Display_WithTheCookieOfAnOlderBuild_IsKnownAndGivenTheNewOne()
    {
        await using var host = await TestHost.StartAsync(TestHostOptions.WithBoards);
        using var paired = await host.App.AsDisplayAsync("sales");
        var token = paired.Cookies.GetAllCookies()[host.App.Cookies().Display]!.Value;
        using var older = new TestClient(host.Address);
        older.Cookies.Add(host.Address, new Cookie("dashboard-display", token));

        await ShouldAllBeAsync(HttpStatusCode.OK, "/wall/sales", older);

        older.Cookies.GetAllCookies()[host.App.Cookies().Display]!.Value.ShouldBe(token);
        older.Cookies.GetAllCookies()["dashboard-display"].ShouldBeNull();
    }

    private static async Task ShouldAllBeAsync(HttpStatusCode status, string path, params TestClient[] visitors)
    {
        foreach (var client in visitors)
        {
            (await TestHost.StatusAsync(client, path)).ShouldBe(status, $"{client.Http.BaseAddress}{path}");
        }
    }

    private static async Task PairAsync(WebApplication app, TestClient client)
    {
        var code = Code().Match(await client.ReadAsync("/display")).Groups["code"].Value.Replace(" ", "", StringComparison.Ordinal);
        (await app.Services.GetRequiredService<PairingCodeStore>().RedeemAsync(code, "Lobby", "sales", CancellationToken.None)).ShouldNotBeNull();
        using var answer = await client.SendAsync("/display/ask");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("paired");
    }

    private static async Task SignInAsync(WebApplication app, TestClient client)
    {
        (await app.Services.GetRequiredService<UserStore>().AddAsync(
            "Anna", Role.Administrator, AccessLimits.None, app.Services.GetRequiredService<PasswordService>().Hash(TestClientExtensions.Password), CancellationToken.None)).ShouldBe(UserUpdateResult.Done);
        using var answer = await client.PostAsync("/sign-in", "sign-in", ("Name", "Anna"), ("Password", TestClientExtensions.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [GeneratedRegex("""aria-label="The code: (?<code>(?:\w ){5}\w)""", RegexOptions.None, 5000)]
    private static partial Regex Code();
}
