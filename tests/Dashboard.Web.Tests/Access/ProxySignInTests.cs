using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Storage.Audit;
using Dashboard.Storage.People;
using Dashboard.Web.Access;
using Microsoft.AspNetCore.Http;

namespace Dashboard.Web.Tests.Access;

/// <summary>Who signs in by the header of a reverse proxy; the test stands where the proxy does.</summary>
public sealed class ProxySignInTests
{
    private const string Header = "X-Remote-User";
    private static readonly string[] Trusted = ["--Access:Proxy:Header", Header, "--Access:TrustedProxies", "127.0.0.1"];
    private static readonly string[] Elsewhere = ["--Access:Proxy:Header", Header, "--Access:TrustedProxies", "10.0.0.5"];

    [Theory]
    [InlineData("jane")]
    [InlineData("  JANE ")]
    public async Task Header_OfATrustedProxy_IsThatPerson(string sent)
    {
        await using var host = await DoorHost.StartAsync(Trusted);
        await AddAsync(host, "Jane", Role.Supervisor);
        using var visitor = As(host, sent);
        // The visitor's own address, that the proxy tells, is no proxy's.
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.9");

        var me = await visitor.Http.GetFromJsonAsync<JsonElement>("/api/v1/me");

        (me.GetProperty("kind").GetString(), me.GetProperty("name").GetString(), me.GetProperty("role").GetString()).ShouldBe(("Person", "Jane", "Supervisor"));
        using var wall = await visitor.GetAsync("/wall/everyone");
        wall.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("10.0.0.5")]
    [InlineData("127.0.0.1, 10.0.0.5")]
    public async Task Header_OfAnybodyElse_IsAStrangers(string? forwardedFor)
    {
        await using var host = await DoorHost.StartAsync([.. Elsewhere, "--Access:NewPeople", "Administrator"]);
        await AddAsync(host, "Jane", Role.Administrator);
        using var visitor = As(host, "Jane");
        visitor.Http.DefaultRequestHeaders.Add("X-Forwarded-For", forwardedFor);

        using var answer = await visitor.GetAsync("/api/v1/me");

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
    public async Task Header_WhoeverSentIt_IsThereNoMoreForWhatComesAfter(string? peer, string sent, string? name)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = peer is null ? null : IPAddress.Parse(peer);
        context.Request.Headers[Header] = sent.Split('|');
        string? found = "nobody asked";
        var settings = new AccessSettings { ProxyHeader = Header, TrustedProxies = [IPNetwork.Parse("127.0.0.0/8")] };

        await new OuterName(c =>
        {
            found = OuterName.Of(c);
            c.Request.Headers.ContainsKey(Header).ShouldBeFalse();
            return Task.CompletedTask;
        }, settings).InvokeAsync(context);

        found.ShouldBe(name);
    }

    [Fact]
    public async Task Header_NameThatNobodyLetIn_LeadsToTheSignInThatSaysSo()
    {
        await using var host = await DoorHost.StartAsync(Trusted);
        using var visitor = As(host, "mallory<script>");

        using var answer = await visitor.GetAsync("/wall/everyone");

        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var way = answer.Headers.Location!.OriginalString;
        way.ShouldStartWith("/sign-in?why=Unknown&to=%2Fwall%2Feveryone");
        var page = await visitor.ReadAsync(way);
        page.ShouldContain("nobody here has let that name in");
        page.ShouldNotContain("mallory");
        (await host.Get<PeopleStore>().ListAsync(CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Header_NewNameWithNewPeople_IsLetInOnceAndAudited()
    {
        await using var host = await DoorHost.StartAsync([.. Trusted, "--Access:NewPeople", "viewer"]);
        using var visitor = As(host, "kim@example.com");

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => visitor.Http.GetFromJsonAsync<JsonElement>("/api/v1/me")));

        answers.ShouldAllBe(a => a.GetProperty("role").GetString() == "Viewer");
        (await host.Get<PeopleStore>().ListAsync(CancellationToken.None)).ShouldHaveSingleItem().PasswordHash.ShouldBeNull();
        var row = (await host.Get<AuditLog>().ReadAsync(new AuditFilter { What = "was let in" }, CancellationToken.None)).ShouldHaveSingleItem().Entry;
        (row.Who, row.Subject).ShouldBe(("kim@example.com", "kim@example.com"));
        row.Detail.ShouldBe("as Viewer, by the proxy");
        using var people = await visitor.GetAsync("/diagnostics");
        people.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Person_ChangedOrRemoved_IsSoAtTheNextRequest()
    {
        await using var host = await DoorHost.StartAsync(Trusted);
        var people = host.Get<PeopleStore>();
        await AddAsync(host, "Anna", Role.Administrator);
        await AddAsync(host, "Jane", Role.Administrator);
        using var visitor = As(host, "jane");
        (await StatusAsync(visitor, "/diagnostics")).ShouldBe(HttpStatusCode.OK);

        var jane = (await people.FindByNameAsync("jane", CancellationToken.None))!;
        await people.ChangeAsync(jane with { Role = Role.Viewer, Limits = AccessLimits.None with { Boards = ["other"] } }, CancellationToken.None);
        host.Get<Visitors>().Forget();
        (await StatusAsync(visitor, "/diagnostics")).ShouldBe(HttpStatusCode.Forbidden);
        (await StatusAsync(visitor, "/wall/everyone")).ShouldBe(HttpStatusCode.NotFound);

        await people.RemoveAsync(jane.Id, CancellationToken.None);
        host.Get<Visitors>().Forget();
        (await StatusAsync(visitor, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Change_ByAPersonOfTheProxy_NeedsThePagesWord()
    {
        await using var host = await DoorHost.StartAsync(Trusted);
        await AddAsync(host, "Jane", Role.Supervisor);
        using var visitor = As(host, "Jane");

        using var bare = await visitor.SendAsync("/api/v1/accounts/sydney/retry");
        bare.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        await visitor.AsScriptOfAsync("/");
        using var withWord = await visitor.Http.PostAsync(new Uri("/api/v1/accounts/sydney/retry", UriKind.Relative), null);
        withWord.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        (await host.Get<AuditLog>().ReadAsync(new AuditFilter(), CancellationToken.None)).ShouldContain(r => r.Entry.Who == "Jane");
    }

    [Fact]
    public async Task Session_OfWhoTheProxyNamesOtherwise_Holds()
    {
        await using var host = await DoorHost.StartAsync(Trusted);
        using var anna = await host.App.AsPersonAsync(Role.Administrator, name: "Anna");
        anna.Http.DefaultRequestHeaders.Add(Header, "anna@corp.example");

        (await StatusAsync(anna, "/diagnostics")).ShouldBe(HttpStatusCode.OK);
        using var display = await host.App.AsDisplayAsync("everyone");
        display.Http.DefaultRequestHeaders.Add(Header, "anna@corp.example");
        (await StatusAsync(display, "/wall/everyone")).ShouldBe(HttpStatusCode.OK);
    }

    private static Visitor As(DoorHost host, string name)
    {
        var visitor = host.App.AsNobody();
        visitor.Http.DefaultRequestHeaders.Add(Header, name);
        return visitor;
    }

    private static async Task<HttpStatusCode> StatusAsync(Visitor visitor, string path)
    {
        using var answer = await visitor.GetAsync(path);
        return answer.StatusCode;
    }

    private static async Task AddAsync(DoorHost host, string name, Role role) =>
        (await host.Get<PeopleStore>().AddAsync(name, role, AccessLimits.None, null, CancellationToken.None)).ShouldBe(PeopleChange.Done);
}
