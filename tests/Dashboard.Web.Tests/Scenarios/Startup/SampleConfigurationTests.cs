using System.Net;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Scenarios.Startup;

/// <summary>Tests the whole in-process host with the sample configuration, with its accounts at a loopback port where nothing listens.</summary>
public sealed class SampleConfigurationTests(SampleConfigurationTests.Shared shared) : IClassFixture<SampleConfigurationTests.Shared>
{
    private readonly WebApplication _app = shared.App;
    private readonly TestClient _client = shared.Visitor;
    private readonly HttpClient _http = shared.Visitor.Http;

    [Theory]
    [InlineData("/", HttpStatusCode.OK, "Front desk")]
    [InlineData("/wall/everyone", HttpStatusCode.OK, "copenhagen")]
    [InlineData("/wall/front", HttpStatusCode.OK, "Front desk")]
    [InlineData("/team/sales", HttpStatusCode.OK, "Sales")]
    [InlineData("/wall/nowhere", HttpStatusCode.NotFound, "Front desk")]
    [InlineData("/team/nowhere", HttpStatusCode.NotFound, "Front desk")]
    [InlineData("/diagnostics", HttpStatusCode.OK, "Accounts:montreal:ClientSecret")]
    [InlineData("/health/live", HttpStatusCode.OK, "live")]
    [InlineData("/health/ready", HttpStatusCode.ServiceUnavailable, "not ready")]
    public async Task Get_EveryAddress_AnswersAsItShould(string path, HttpStatusCode status, string holds)
    {
        using var answer = await _http.GetAsync(path);
        answer.StatusCode.ShouldBe(status);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(holds);
    }

    [Fact]
    public async Task Accounts_WithoutAResponse_AreUnreachableWithAdvice()
    {
        var board = _app.Services.GetRequiredService<PresenceStore>();
        await Eventually.HoldsAsync(
            () => board.Current.Accounts.Values.All(a => a.Value.Health is AccountHealth.Unreachable or AccountHealth.Degraded),
            TimeSpan.FromSeconds(30),
            "every account has been asked and has failed");

        using var json = JsonDocument.Parse(await _http.GetStringAsync("/api/v1/accounts"));
        foreach (var account in json.RootElement.GetProperty("items").EnumerateArray())
        {
            account.GetProperty("failure").GetProperty("message").GetString().ShouldNotBeNullOrWhiteSpace();
            account.GetProperty("lastSuccessAt").ValueKind.ShouldBe(JsonValueKind.Null);
        }

        json.RootElement.GetRawText().ShouldNotContain("in the environment", Case.Sensitive, "a password's place-holder stands for a password");
    }

    [Fact]
    public async Task Retry_UnknownAccountOrOneJustTried_IsRefused()
    {
        using var answer = await _http.PostAsync("/api/v1/accounts/perth/retry", null);
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        using var known = await _http.PostAsync("/api/v1/accounts/montreal/retry", null);
        known.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        using var soon = await _http.PostAsync("/api/v1/accounts/montreal/retry", null);
        soon.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        soon.Headers.RetryAfter!.Delta!.Value.TotalSeconds.ShouldBeInRange(1, 10);
        (await soon.Content.ReadAsStringAsync()).ShouldContain("The next try is possible in");
        (await _http.GetStringAsync("/diagnostics")).ShouldContain("The next try is possible at");
    }

    [Fact]
    public async Task Retry_ByAFormOfThePage_LeadsBackToIt()
    {
        using var answer = await _client.SendAsync("/api/v1/accounts/sydney/retry", ("__RequestVerificationToken", await _client.TokenAsync("/diagnostics")));

        answer.StatusCode.ShouldBe(HttpStatusCode.Found);
        answer.Headers.Location!.OriginalString.ShouldBe("/diagnostics#sydney");
    }

    [Theory]
    [InlineData("cross-site", HttpStatusCode.Forbidden)]
    [InlineData("same-site", HttpStatusCode.Forbidden)]
    [InlineData("same-origin", HttpStatusCode.Accepted)]
    public async Task Retry_FromAnotherSitesPage_IsRefused(string site, HttpStatusCode status)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/accounts/copenhagen/retry");
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(status);
    }

    /// <summary>The host, and an administrator's browser.</summary>
    public sealed class Shared : SharedHost
    {
        private const string Nobody = "http://127.0.0.1:1";

        internal WebApplication App => Host.App;

        internal TestClient Visitor { get; private set; } = null!;

        private protected override TestHostOptions Options => new()
        {
            Accounts = [],
            Arguments =
            [
                "--SecretsFile", Path.Combine(Repository.Root, "appsettings.sample.json"),
                .. new[] { "sydney", "copenhagen", "montreal", "bucharest" }.SelectMany(id => new[] { $"--Accounts:{id}:BaseAddress", Nobody }),
                "--Accounts:montreal:TokenAddress", Nobody,
                "--Accounts:bucharest:TokenAddress", Nobody,
            ],
        };

        public override async ValueTask InitializeAsync()
        {
            await base.InitializeAsync();
            Visitor = await (await App.AsPersonAsync(Role.Administrator)).AsScriptOfAsync("/diagnostics");
        }

        public override ValueTask DisposeAsync()
        {
            Visitor.Dispose();
            return base.DisposeAsync();
        }
    }
}
