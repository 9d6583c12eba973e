using System.Net;
using System.Text.RegularExpressions;
using Dashboard.Storage.Displays;
using Dashboard.Storage.People;
using Dashboard.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Access;

/// <summary>Two installations on one machine, told apart by their ports, in one browser: its cookies know no port.</summary>
public sealed partial class TwoHostsTests
{
    [Fact]
    public async Task Browser_SignedInAtBothAndADisplayOfBoth_StaysSo()
    {
        await using var one = await GuardedHost.StartAsync();
        await using var other = await GuardedHost.StartAsync();
        var browser = new CookieContainer();
        using var here = new Visitor(one.Address, browser: browser);
        using var there = new Visitor(other.Address, browser: browser);

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
        await using var host = await GuardedHost.StartAsync();
        using var paired = await host.App.AsDisplayAsync("sales");
        var token = paired.Cookies.GetAllCookies()[host.App.Cookies().Display]!.Value;
        using var older = new Visitor(host.Address);
        older.Cookies.Add(host.Address, new Cookie("dashboard-display", token));

        await ShouldAllBeAsync(HttpStatusCode.OK, "/wall/sales", older);

        older.Cookies.GetAllCookies()[host.App.Cookies().Display]!.Value.ShouldBe(token);
        older.Cookies.GetAllCookies()["dashboard-display"].ShouldBeNull();
    }

    private static async Task ShouldAllBeAsync(HttpStatusCode status, string path, params Visitor[] visitors)
    {
        foreach (var visitor in visitors)
        {
            (await GuardedHost.StatusAsync(visitor, path)).ShouldBe(status, $"{visitor.Http.BaseAddress}{path}");
        }
    }

    private static async Task PairAsync(WebApplication app, Visitor visitor)
    {
        var code = Code().Match(await visitor.ReadAsync("/display")).Groups["code"].Value.Replace(" ", "", StringComparison.Ordinal);
        (await app.Services.GetRequiredService<PairingCodes>().EnterAsync(code, "Lobby", "sales", CancellationToken.None)).ShouldNotBeNull();
        using var answer = await visitor.SendAsync("/display/ask");
        (await answer.Content.ReadAsStringAsync()).ShouldContain("paired");
    }

    private static async Task SignInAsync(WebApplication app, Visitor visitor)
    {
        (await app.Services.GetRequiredService<PeopleStore>().AddAsync(
            "Anna", Role.Administrator, AccessLimits.None, app.Services.GetRequiredService<Passwords>().Hash(Visits.Password), CancellationToken.None)).ShouldBe(PeopleChange.Done);
        using var answer = await visitor.PostAsync("/sign-in", "sign-in", ("Name", "Anna"), ("Password", Visits.Password));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    [GeneratedRegex("""aria-label="The code: (?<code>(?:\w ){5}\w)""", RegexOptions.None, 5000)]
    private static partial Regex Code();
}
