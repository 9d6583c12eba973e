using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Scenarios.Alerts;

/// <summary>
/// The whole host, from a rule to the log, the API and the webhook. Its account never responds, and the test fills the board.
/// </summary>
public sealed class AlertDeliveryTests(AlertDeliveryTests.Shared shared) : IClassFixture<AlertDeliveryTests.Shared>
{
    private const string Secret = "a secret of some length";
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly CapturedLog _log = shared.Log;
    private readonly WebhookHost _webhook = shared.Webhook;
    private readonly WebApplication _app = shared.App;
    private readonly HttpClient _http = shared.Visitor.Http;

    [Fact]
    public async Task Alert_FromRaisedToEnded_IsReportedOnceEachToLogAndWebhook()
    {
        See(PresenceState.Ringing);
        var alert = await OnlyAsync();
        alert.GetProperty("board").GetString().ShouldBe("sales");

        (await AcknowledgeAsync($"sales/{alert.GetProperty("key").GetString()}")).ShouldBe(HttpStatusCode.NoContent);
        (await AcknowledgeAsync("sales")).ShouldBe(HttpStatusCode.NoContent);
        (await OnlyAsync()).GetProperty("acknowledgedBy").GetString().ShouldBe("Anna");
        See(PresenceState.Idle);
        await Eventually.HoldsAsync(() => _webhook.Posts.Count == 3, Bound, "the webhook was told of all three");

        _webhook.Posts.Select(p => JsonDocument.Parse(p.Body).RootElement.GetProperty("event").GetString()).ShouldBe(["raised", "acknowledged", "ended"]);
        var lines = _log.Text.Split('\n').Where(l => l.Contains("Jane (101) ringing", StringComparison.Ordinal)).ToList();
        lines.Count.ShouldBe(3);
        lines[1].ShouldContain("acknowledged by Anna");
        (await _http.GetStringAsync(new Uri("/metrics", UriKind.Relative))).ShouldContain("dashboard_alerts_raised");
        var pages = string.Concat(await Task.WhenAll(new[] { "/diagnostics", "/wall/sales", "/team/sales", "/api/v1/alerts" }.Select(p => _http.GetStringAsync(new Uri(p, UriKind.Relative)))));
        foreach (var hidden in new[] { Secret, "t0ken" })
        {
            (_log.Text + pages).ShouldNotContain(hidden);
        }
    }

    [Theory]
    [InlineData("nowhere")]
    [InlineData("quiet")]
    [InlineData("sales/0-0")]
    public async Task Acknowledge_OfWhatIsNotThere_IsNotFound(string path) => (await AcknowledgeAsync(path)).ShouldBe(HttpStatusCode.NotFound);

    [Fact]
    public async Task Acknowledge_FromAnotherSitesPage_IsRefused()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/v1/alerts/sales/acknowledge");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        using var answer = await _http.SendAsync(request);

        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private void See(PresenceState state)
    {
        var now = TimeProvider.System.GetUtcNow();
        _app.Services.GetRequiredService<PresenceStore>().Apply(new Observation
        {
            Account = "sydney",
            Endpoint = "test",
            At = now,
            Extensions = new([new ExtensionPresence { Account = "sydney", Number = "101", Name = "Jane", State = state, Since = now.AddSeconds(-10), ObservedAt = now }], true),
        });
    }

    private async Task<JsonElement> OnlyAsync()
    {
        await Eventually.HoldsAsync(() => _app.Services.GetRequiredService<PresenceStore>().Current.Alerts.Values.Any(a => a.Count == 1), Bound, "an alert stands");
        return (await _http.GetFromJsonAsync<JsonElement>("/api/v1/alerts")).GetProperty("items").EnumerateArray().ShouldHaveSingleItem();
    }

    private async Task<HttpStatusCode> AcknowledgeAsync(string path)
    {
        using var answer = await _http.PostAsync(new Uri($"/api/v1/alerts/{path}/acknowledge", UriKind.Relative), null);
        return answer.StatusCode;
    }

    /// <summary>The host, the receiver of its webhook, and an administrator's browser.</summary>
    public sealed class Shared : SharedHost
    {
        internal CapturedLog Log => Host.Log;

        internal WebhookHost Webhook { get; private set; } = null!;

        internal WebApplication App => Host.App;

        internal TestClient Visitor { get; private set; } = null!;

        private protected override TestHostOptions Options => new TestHostOptions().With(
            "--Boards:sales:Title", "Sales", "--Boards:quiet:Title", "Quiet",
            "--Boards:sales:Alerts:RingingLongerThan", "00:00:05", "--Boards:sales:Alerts:Webhook:Url", $"{Webhook.Url}?token=t0ken",
            "--Boards:sales:Alerts:Webhook:Secret", Secret);

        public override async ValueTask InitializeAsync()
        {
            Webhook = await WebhookHost.StartAsync(_ => 200);
            await base.InitializeAsync();
            Visitor = await (await App.AsPersonAsync(Role.Administrator, name: "Anna")).AsScriptOfAsync("/team/sales");
        }

        public override async ValueTask DisposeAsync()
        {
            Visitor.Dispose();
            await base.DisposeAsync();
            await Webhook.DisposeAsync();
        }
    }
}
