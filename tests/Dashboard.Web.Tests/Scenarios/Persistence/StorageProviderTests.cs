using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Displays;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Security;
using Dashboard.Web.Security.Authentication;

namespace Dashboard.Web.Tests.Scenarios.Persistence;

/// <summary>Tests that pages are the same with either database provider.</summary>
[Collection(PostgresCollection.Name)]
public sealed class StorageProviderTests(PostgresServer server)
{
    private static readonly CancellationToken Bound = new CancellationTokenSource(TimeSpan.FromMinutes(3)).Token;

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task FirstAdministrator_ByTheLink_ComesInOnceAndIsAudited(StorageProvider provider)
    {
        await using var host = await StartAsync(provider);
        var link = "";
        using var anna = host.App.AsNobody();
        // The host also creates a link at its start, which invalidates the earlier one.
        await Eventually.HoldsAsync(
            async () =>
            {
                link = await host.Get<SetupTokenStore>().CreateAsync(Bound);
                using var done = await anna.PostAsync($"/set-up?link={link}", "set-up", ("Name", "Anna Ünal 👩‍💼"), ("Password", TestClientExtensions.Password));
                return done.StatusCode == HttpStatusCode.Redirect;
            },
            TimeSpan.FromSeconds(30), "the link is good");
        (await anna.Http.GetFromJsonAsync<JsonElement>("/api/v1/me", Bound)).GetProperty("name").GetString().ShouldBe("Anna Ünal 👩‍💼");
        (await StatusAsync(anna, "/diagnostics")).ShouldBe(HttpStatusCode.OK);

        using var mallory = host.App.AsNobody();
        using var again = await mallory.PostAsync($"/set-up?link={link}", "set-up", ("Name", "Mallory"), ("Password", TestClientExtensions.Password));
        (await again.Content.ReadAsStringAsync()).ShouldContain("used up");
        using var wrong = await mallory.PostAsync("/sign-in", "sign-in", ("Name", "ANNA ünal 👩‍💼"), ("Password", "not the password"));
        (await wrong.Content.ReadAsStringAsync()).ShouldContain("is wrong");
        using var right = await mallory.PostAsync("/sign-in", "sign-in", ("Name", "ANNA ünal 👩‍💼"), ("Password", TestClientExtensions.Password));
        right.StatusCode.ShouldBe(HttpStatusCode.Redirect);

        var log = host.Get<AuditLog>();
        (await log.ReadAsync(new AuditFilter(), Bound)).Select(r => r.Entry.Action).Reverse().ShouldBe(["set up the first administrator", "failed to sign in", "signed in"]);
        (await log.VerifyAsync(Bound)).ShouldSatisfyAllConditions(v => v.Rows.ShouldBe(3), v => v.BrokenAt.ShouldBeNull());
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task Principals_ChangedRevokedOrRemoved_LoseAccessAtOnce(StorageProvider provider)
    {
        await using var host = await StartAsync(provider);
        var (users, displays, tokens) = (host.Get<UserStore>(), host.Get<DisplayStore>(), host.Get<TokenStore>());
        using var anna = await host.App.AsPersonAsync(Role.Administrator, name: "Anna");
        using var jane = await host.App.AsPersonAsync(Role.Viewer, AccessLimits.None with { Boards = ["everyone"], Teams = ["Sales"] }, "Jane");
        using var display = await host.App.AsDisplayAsync("everyone");
        using var program = await host.App.AsProgramAsync(TokenScopes.Read);
        (await StatusAsync(jane, "/wall/everyone")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(display, "/wall/everyone")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(program, "/api/v1/calls")).ShouldBe(HttpStatusCode.OK);
        (await StatusAsync(jane, "/diagnostics")).ShouldBe(HttpStatusCode.Forbidden);

        await users.RemoveAsync((await users.FindByNameAsync("jane", Bound))!.Id, Bound);
        await displays.RevokeAsync((await displays.ListAsync(Bound)).ShouldHaveSingleItem().Id, Bound);
        await tokens.RevokeAsync((await tokens.ListAsync(Bound)).ShouldHaveSingleItem().Id, Bound);
        host.Get<PrincipalResolver>().Invalidate();

        (await StatusAsync(jane, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(display, "/api/v1/me")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(program, "/api/v1/calls")).ShouldBe(HttpStatusCode.Unauthorized);
        (await StatusAsync(anna, "/api/v1/me")).ShouldBe(HttpStatusCode.OK);
        (await users.RemoveAsync((await users.FindByNameAsync("anna", Bound))!.Id, Bound)).ShouldBe(UserUpdateResult.LastAdministrator);
    }

    [Theory]
    [InlineData(StorageProvider.Sqlite)]
    [InlineData(StorageProvider.PostgreSql)]
    public async Task TwoHosts_StartingTogetherOnAnEmptyDatabase_KnowEachOthersPeople(StorageProvider provider)
    {
        var folder = Directory.CreateTempSubdirectory("both-");
        var settings = await SettingsAsync(provider, folder);
        var hosts = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TestHost.StartInAsync(folder, settings))));
        await using var one = hosts[0];
        await using var other = hosts[1];
        foreach (var host in hosts)
        {
            await Eventually.HoldsAsync(() => host.Get<DatabaseHealth>().Problem is null, TimeSpan.FromSeconds(30), "both are open");
            host.Log.Text.ShouldNotContain("The database cannot be used");
        }

        // Both hosts share the data protection keys, regardless of which created them, so a session is valid on both.
        using var anna = await one.App.AsPersonAsync(Role.Administrator, name: "Anna");
        using var there = other.App.AsNobody();
        there.Cookies.Add(there.Http.BaseAddress!, new Cookie(other.App.Cookies().Session, anna.Cookies.GetAllCookies()[one.App.Cookies().Session]!.Value));
        (await StatusAsync(there, "/diagnostics")).ShouldBe(HttpStatusCode.OK);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(n => hosts[n % 2].Get<AuditLogger>().LogAsync(new Microsoft.AspNetCore.Http.DefaultHttpContext(), "counted", $"{n}")));
        var verdict = await other.Get<AuditLog>().VerifyAsync(Bound);
        (verdict.Rows, verdict.BrokenAt).ShouldBe((21, null));
    }

    private static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    private async Task<TestHost> StartAsync(StorageProvider provider) =>
        provider == StorageProvider.Sqlite ? await TestHost.StartAsync() : await TestHost.StartAsync(await SettingsAsync(provider, new DirectoryInfo("/")));

    private async Task<string[]> SettingsAsync(StorageProvider provider, DirectoryInfo folder) => provider == StorageProvider.Sqlite
        ? ["--Storage:ConnectionString", $"Data Source={Path.Combine(folder.FullName, "dashboard.db")}"]
        : ["--Storage:Provider", $"{provider}", "--Storage:ConnectionString", await server.CreateAsync()];
}
