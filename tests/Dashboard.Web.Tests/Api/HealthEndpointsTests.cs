using System.Net;
using Dashboard.Web.Persistence;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Api;

public sealed class HealthEndpointsTests
{
    [Theory]
    [InlineData("/health/live", HttpStatusCode.OK, "live")]
    [InlineData("/health/ready", HttpStatusCode.ServiceUnavailable, "not ready: no account has answered yet")]
    public async Task Health_WithoutAnyAccountResponse_IsTextThatIsNotCached(string path, HttpStatusCode status, string body)
    {
        await using var host = await TestHost.StartAsync();
        using var stranger = host.App.AsNobody();
        using var answer = await stranger.GetAsync(path);

        (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((status, body));
        $"{answer.Content.Headers.ContentType}".ShouldBe("text/plain; charset=utf-8");
        $"{answer.Headers.CacheControl}".ShouldBe("no-store");
        (answer.Headers.Pragma.Count, answer.Content.Headers.Expires).ShouldBe((0, null));
        host.Log.Text.ShouldNotContain("Health check");

        using var sent = await stranger.Http.PostAsync(new Uri(path, UriKind.Relative), null);
        sent.StatusCode.ShouldBe(HttpStatusCode.Unauthorized, "only GET is open");
    }

    [Fact]
    public async Task Ready_WithoutADatabaseBeforeAnyAccountAnswered_TellsOnlyWhatKeepsItFromServing()
    {
        var folder = Directory.CreateTempSubdirectory("health-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "data"), "no folder");
        await using (var host = await TestHost.StartInAsync(folder, "--Storage:ConnectionString", $"Data Source={folder.FullName}/data/dashboard.db"))
        {
            await host.Get<DatabaseProbeService>().ProbeAsync(CancellationToken.None);
            host.Get<DatabaseHealth>().Problem.ShouldNotBeNull();
            using var stranger = host.App.AsNobody();
            using var answer = await stranger.GetAsync("/health/ready");

            (answer.StatusCode, await answer.Content.ReadAsStringAsync()).ShouldBe((HttpStatusCode.ServiceUnavailable, "not ready: no account has answered yet"));
        }

        folder.Delete(recursive: true);
    }
}
