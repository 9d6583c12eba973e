using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Users;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Security.Authentication;

/// <summary>Tests sign-in by the header of a reverse proxy. The test acts as the proxy.</summary>
public sealed class TrustedProxyAuthenticationHandlerTests
{
    private const string Header = "X-Remote-User";
    private static readonly string[] Trusted = ["--Access:Proxy:Header", Header, "--Access:TrustedProxies", "127.0.0.1"];
    private static readonly string[] Elsewhere = ["--Access:Proxy:Header", Header, "--Access:TrustedProxies", "10.0.0.5"];

    [Theory]
    [InlineData("jane")]
    [InlineData("  JANE ")]
    public async Task Header_OfATrustedProxy_SignsThatUserIn(string sent)
    {
        await using var host = await TestHost.StartAsync(Trusted);
        await AddAsync(host, "Jane", Role.Supervisor);
        using var client = As(host, sent);
        // The client address that the proxy forwards is not that of a proxy.
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var me = await client.Http.GetFromJsonAsync<JsonElement>("/api/v1/me");

        (me.GetProperty("kind").GetString(), me.GetProperty("name").GetString(), me.GetProperty("role").GetString()).ShouldBe(("Person", "Jane", "Supervisor"));
        using var wall = await client.GetAsync("/wall/everyone");
        wall.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.5")]
    [InlineData("127.0.0.1, 10.0.0.5")]
    public async Task Header_OfAnUntrustedAddress_IsIgnored(string? forwardedFor)
    {
        await using var host = await TestHost.StartAsync([.. Elsewhere, "--Access:NewPeople", "Administrator"]);
        await AddAsync(host, "Jane", Role.Administrator);
        using var client = As(host, "Jane");
        client.Http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);

        using var answer = await client.GetAsync("/api/v1/me");

        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("127.0.0.1", "jane", "jane")]
    [InlineData("::ffff:127.0.0.1", "jane", "jane")]
    [InlineData("10.0.0.9", "jane", null)]
    [InlineData("::1", "jane", null)]
    [InlineData(null, "jane", null)]
    [InlineData("127.0.0.1", "jane|admin", null)]
    [InlineData("127.0.0.1", " ", null)]
    public async Task Header_OfAnySender_IsRemovedForLaterMiddleware(string? peer, string sent, string? name)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        context.Request.Headers[Header] = sent.Split('|');
        string? found = "nobody asked";
        var settings = new AccessOptions { ProxyHeader = Header, TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] };

        await new TrustedProxyMiddleware(c =>
        {
            found = TrustedProxyMiddleware.GetUserName(c);
            c.Request.Headers.ContainsKey(Header).ShouldBeFalse();
            return Task.CompletedTask;
        }, settings).InvokeAsync(context);

        found.ShouldBe(name);
    }

    [Fact]
    public async Task Header_WithAnUnknownName_RedirectsToTheSignInPageWithAMessage()
    {
        await using var host = await TestHost.StartAsync(Trusted);
        using var client = As(host, "mallory<script>");

        using var answer = await client.GetAsync("/wall/everyone");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var way = answer.Headers.Location!.OriginalString;
        way.ShouldStartWith("/sign-in?why=Unknown&to=%2Fwall%2Feveryone");
        var page = await client.ReadAsync(way);
        page.ShouldContain("has no access to this dashboard");
        page.ShouldNotContain("mallory");
        (await host.Get<UserStore>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Header_NewNameWithNewUsersAllowed_IsAddedOnceAndAudited()
    {
        await using var host = await TestHost.StartAsync([.. Trusted, "--Access:NewPeople", "viewer"]);
        using var client = As(host, "kim@example.com");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => client.Http.GetFromJsonAsync<JsonElement>("/api/v1/me")));

        answers.ShouldAllBe(a => a.GetProperty("role").GetString() == "Viewer");
        (await host.Get<UserStore>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().PasswordHash.ShouldBeNull();
        var row = (await host.Get<AuditLog>().ReadAsync(new AuditFilter { Action = "was let in" }, CancellationToken.None)).ShouldHaveSingleItem().Entry;
        (row.Actor, row.Subject).ShouldBe(("kim@example.com", "kim@example.com"));
        row.Detail.ShouldBe("as Viewer, by the proxy");
        using var people = await client.GetAsync("/diagnostics");
        people.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Person_ChangedOrRemoved_IsSoAtTheNextRequest()
    {
        await using var host = await TestHost.StartAsync(Trusted);
        var users = host.Get<UserStore>();
        await AddAsync(host, "Anna", Role.Administrator);
        await AddAsync(host, "Jane", Role.Administrator);
        using var client = As(host, "jane");
        (await StatusAsync(client, "/diagnostics")).ShouldBe(HttpStatusCode.OK);

        var jane = (await users.FindByNameAsync("jane", CancellationToken.None))!;
        await users.ChangeAsync(jane with { Role = Role.Viewer, Limits = AccessLimits.None with { Boards = ["other"] } }, CancellationToken.None);
        host.Get<PrincipalResolver>().Invalidate();
        (await StatusAsync(client, "/diagnostics")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(client, "/wall/everyone")).ShouldBe(HttpStatusCode.NotFound);

        await users.RemoveAsync(jane.Id, CancellationToken.None);
        host.Get<PrincipalResolver>().Invalidate();
        (await StatusAsync(client, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Change_ByAPersonOfTheProxy_NeedsThePagesWord()
    {
        await using var host = await TestHost.StartAsync(Trusted);
        await AddAsync(host, "Jane", Role.Supervisor);
        using var client = As(host, "Jane");

        using var bare = await client.SendAsync("/api/v1/accounts/sydney/retry");
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await client.AsScriptOfAsync("/");
        using var withWord = await client.Http.PostAsync(new Uri("/api/v1/accounts/sydney/retry", UriKind.Relative), null);
        withWord.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await host.Get<AuditLog>().ReadAsync(new AuditFilter(), CancellationToken.None)).ShouldContain(r => r.Entry.Actor == "Jane");
    }

    [Fact]
    public async Task Session_OfWhoTheProxyNamesOtherwise_Holds()
    {
        await using var host = await TestHost.StartAsync(Trusted);
        using var anna = await host.App.AsPersonAsync(Role.Administrator, name: "Anna");
        anna.Http.DefaultRequestHeaders.Add(Header, "anna@corp.example");

        (await StatusAsync(anna, "/diagnostics")).ShouldBe(HttpStatusCode.OK);
        using var display = await host.App.AsDisplayAsync("everyone");
        display.Http.DefaultRequestHeaders.Add(Header, "anna@corp.example");
        (await StatusAsync(display, "/wall/everyone")).ShouldBe(HttpStatusCode.OK);
    }

    private static TestClient As(TestHost host, string name)
    {
        var client = host.App.AsNobody();
        client.Http.DefaultRequestHeaders.Add(Header, name);
        return client;
    }

    private static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task AddAsync(TestHost host, string name, Role role) =>
        (await host.Get<UserStore>().AddAsync(name, role, AccessLimits.None, null, CancellationToken.None)).ShouldBe(UserUpdateResult.Done);
}
