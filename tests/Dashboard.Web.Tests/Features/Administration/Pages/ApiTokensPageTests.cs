using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Features.Administration.Pages;

public sealed partial class ApiTokensPageTests(AdministrationHost host) : IClassFixture<AdministrationHost>
{
    [Fact]
    public async Task Create_AToken_IsShownOnceAndGrantsItsScopes()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var answer = await MakeAsync(admin, "Reader", ("Scope", "Read"), ("Team", "Sales"), ("Days", "30"));
        answer.Headers.CacheControl!.NoStore.ShouldBeTrue();
        var token = Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value;
        token.Length.ShouldBe(64);

        using var program = With(token);
        var seen = await program.ReadAsync("/api/v1/extensions");
        seen.ShouldContain("Somebody of Sales");
        seen.ShouldNotContain("Somebody of Support");
        (await StatusAsync(program, "/metrics")).ShouldBe(HttpStatusCode.Forbidden);

        var list = await admin.ReadAsync("/tokens");
        list.ShouldContain("Reader");
        foreach (var elsewhere in new[] { list, await admin.ReadAsync("/audit"), await admin.ReadAsync("/audit.csv"), host.Log.Text })
        {
            elsewhere.ShouldNotContain(token);
        }

        (await host.NotedAsync("made a token")).ShouldContain("Reader: Read; Team: Sales; good for 30 days");
    }

    [Fact]
    public async Task Make_TheSameFormTwice_MakesOne()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        (await MakeAsync(admin, "Twice", ("Scope", "Read"), ("Days", "0"))).Dispose();
        using var again = await MakeAsync(admin, "twice", ("Scope", "Read"), ("Days", "0"));
        (await again.Content.ReadAsStringAsync()).ShouldContain("There is a token of this name.");
        (await ListAsync()).Count(t => t.Name.Equals("twice", StringComparison.OrdinalIgnoreCase)).ShouldBe(1);
    }

    [Fact]
    public async Task Make_ForSomethingThatIsNoScopeOrLifetime_IsNotMadeOrGoodForTheShortest()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using (var none = await MakeAsync(admin, "Nothing", ("Scope", "Everything"), ("Days", "30")))
        {
            (await none.Content.ReadAsStringAsync()).ShouldContain("Tick what it may do.");
        }

        (await MakeAsync(admin, "Long", ("Scope", "Read"), ("Days", "36500"))).Dispose();
        var made = (await ListAsync()).Single(t => t.Name is "Nothing" or "Long");
        (made.ExpiresAt - made.CreatedAt).ShouldBe(TimeSpan.FromDays(30));
    }

    [Fact]
    public async Task Revoke_AToken_RefusesTheProgramAtOnceAndIsNoted()
    {
        using var admin = await host.App.AsPersonAsync(Role.Administrator);
        using var answer = await MakeAsync(admin, "Scraper", ("Scope", "Metrics"), ("Days", "0"));
        using var program = With(Token().Match(await answer.Content.ReadAsStringAsync()).Groups["token"].Value);
        (await StatusAsync(program, "/metrics")).ShouldBe(HttpStatusCode.OK);

        var id = (await ListAsync()).Single(t => t.Name == "Scraper").Id;
        (await admin.PostAsync("/tokens", $"revoke-{id}")).Dispose();
        (await StatusAsync(program, "/metrics")).ShouldBe(HttpStatusCode.Unauthorized);
        (await host.NotedAsync("revoked a token")).ShouldContain("Scraper: ");
    }

    private static Task<HttpResponseMessage> MakeAsync(TestClient admin, string name, params (string Name, string Value)[] fields) =>
        admin.PostAsync("/tokens/new", "token-new", [("Name", name), .. fields]);

    private static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private Task<IReadOnlyList<ApiToken>> ListAsync() => host.App.Services.GetRequiredService<TokenStore>().ListAsync(CancellationToken.None);

    private TestClient With(string token)
    {
        var client = host.App.AsNobody();
        client.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    [GeneratedRegex(@"data-token[^>]*>(?<token>\w+)<", RegexOptions.None, 5000)]
    private static partial Regex Token();
}
