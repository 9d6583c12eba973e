using System.Net;
using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Scenarios.Deployment;

/// <summary>Tests sessions across restarts and across nodes that share a database.</summary>
public sealed class SessionPersistenceTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Session_AfterARestart_GoesOn()
    {
        CookieContainer cookies;
        await using (var before = await TestHost.StartAsync(TestHostOptions.WithBoards with { Folder = _folder.Path }))
        {
            using var person = await before.App.AsPersonAsync(Role.Supervisor, name: "Anna");
            cookies = person.Cookies;
        }

        await using var after = await TestHost.StartAsync(TestHostOptions.WithBoards with { Folder = _folder.Path });
        using var again = With(after, cookies);
        (await TestHost.MeAsync(again)).GetProperty("name").GetString().ShouldBe("Anna");
    }

    [Fact]
    public async Task Session_OfOneNode_IsKnownToTheOtherAndEndsThereToo()
    {
        // Both start concurrently on a new database, where each would create its own keys.
        var clock = new FastClock(5);
        var nodes = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => Task.Run(() => TestHost.StartAsync(TestHostOptions.WithBoards with { Folder = _folder.Path, Clock = clock }))));
        try
        {
            using var one = await nodes[0].App.AsPersonAsync(Role.Supervisor, name: "Anna");
            using var other = With(nodes[1], one.Cookies);
            (await TestHost.MeAsync(other)).GetProperty("name").GetString().ShouldBe("Anna");
            // The same in the other direction.
            using var second = await nodes[1].App.AsPersonAsync(Role.Viewer, name: "Berta");
            using var there = With(nodes[0], second.Cookies);
            (await TestHost.MeAsync(there)).GetProperty("name").GetString().ShouldBe("Berta");

            using var answer = await one.SendAsync("/sign-out", ("__RequestVerificationToken", await one.TokenAsync("/sign-in")));
            answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
            await Eventually.HoldsAsync(async () => await TestHost.StatusAsync(other, "/api/v1/me") == HttpStatusCode.Unauthorized, FastHost.Within(TimeSpan.FromSeconds(20)), "the session ends on the other node");
        }
        finally
        {
            foreach (var node in nodes)
            {
                await node.DisposeAsync();
            }
        }
    }

    public void Dispose() => _folder.Dispose();

    // Cookies are copied by hand: the client keeps cookies per host, regardless of port, but this store belongs to one test.
    private static TestClient With(TestHost host, CookieContainer cookies)
    {
        var client = host.App.AsNobody();
        foreach (var cookie in cookies.GetAllCookies().Cast<Cookie>())
        {
            client.Cookies.Add(host.Address, new Cookie(cookie.Name, cookie.Value));
        }

        return client;
    }
}
