using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Simulator;
using Dashboard.Storage.Tokens;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;

namespace Dashboard.Web.Tests.Scenarios.Polling;

/// <summary>Tests the whole host with a simulated vendor that becomes unavailable and returns.</summary>
public sealed class VendorOutageTests : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);
    private readonly SimulatorOptions _options = new() { Extensions = 5, Traffic = false };
    private SimulatorHost _simulator = null!;
    private TestHost _host = null!;
    private TestClient _client = null!;
    private HttpClient _http = null!;

    public async ValueTask InitializeAsync()
    {
        _simulator = new SimulatorHost(_options, TimeProvider.System, "http://127.0.0.1:0");
        _simulator.Start();
        _host = await TestHost.StartAsync(new TestHostOptions { Accounts = [] }.With(
            "--Accounts:sydney:Vendor", "Jingl", "--Accounts:sydney:BaseAddress", _simulator.AddressOf("jingl"),
            "--Accounts:sydney:Username", _options.JinglUsername, "--Accounts:sydney:Password", _options.JinglPassword,
            "--Accounts:bucharest:Vendor", "VoipNow", "--Accounts:bucharest:BaseAddress", _simulator.AddressOf("voipnow") + "/uapi",
            "--Accounts:bucharest:TokenAddress", _simulator.AddressOf("voipnow") + "/oauth/token.php",
            "--Accounts:bucharest:ClientId", _options.VoipNowClientId, "--Accounts:bucharest:ClientSecret", _options.VoipNowClientSecret,
            "--Accounts:sydney:Poll:Presence", "00:00:01", "--Accounts:bucharest:Poll:Presence", "00:00:01"));
        _client = await _host.App.AsProgramAsync(TokenScopes.Read | TokenScopes.Command | TokenScopes.Metrics);
        _http = _client.Http;
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _host.DisposeAsync();
        await _simulator.DisposeAsync();
    }

    [Fact]
    public async Task Ready_AnAccountLostAndBack_SaysWhichAndStaysReady()
    {
        await Eventually.HoldsAsync(() => Ready() == (HttpStatusCode.OK, "ready"), Bound, "both accounts answer");

        await FaultAsync(new { kind = "Refuse" });
        await Eventually.HoldsAsync(() => Ready() == (HttpStatusCode.OK, "degraded: sydney is Unreachable"), Bound, "sydney is lost");
        var sydney = await AccountAsync("sydney");
        sydney.GetProperty("health").GetString().ShouldBe("Unreachable");
        sydney.GetProperty("since").GetDateTimeOffset().ShouldBeGreaterThan(sydney.GetProperty("lastSuccessAt").GetDateTimeOffset());
        var failure = sydney.GetProperty("failure");
        failure.GetProperty("message").GetString()!.ShouldContain("Accounts:sydney:BaseAddress");
        failure.GetProperty("nextTryAt").GetDateTimeOffset().ShouldBeGreaterThan(failure.GetProperty("since").GetDateTimeOffset());
        (await AccountAsync("bucharest")).GetProperty("endpoints").EnumerateArray()
            .ShouldAllBe(e => e.GetProperty("failure").ValueKind == JsonValueKind.Null && e.GetProperty("lastSuccessAt").ValueKind == JsonValueKind.String);

        using var cleared = await new HttpClient().DeleteAsync(new Uri($"{_simulator.Control}/control/jingl/faults"));
        using var again = await _http.PostAsync(new Uri("/api/v1/accounts/sydney/retry", UriKind.Relative), null);
        again.StatusCode.ShouldBe(HttpStatusCode.Accepted);
        await Eventually.HoldsAsync(() => Ready() == (HttpStatusCode.OK, "ready"), Bound, "sydney is back");
        (await AccountAsync("sydney")).GetProperty("endpoints")[0].GetProperty("lastFailure").GetProperty("kind").GetString().ShouldBe("Unavailable");
    }

    [Fact]
    public async Task Metrics_WhileAnAccountIsLost_CountItsFailuresInOpenMetrics()
    {
        await Eventually.HoldsAsync(() => Ready() == (HttpStatusCode.OK, "ready"), Bound, "both accounts answer");
        await FaultAsync(new { kind = "Status", status = 503 });
        await Eventually.HoldsAsync(() => Ready().Item2.StartsWith("degraded", StringComparison.Ordinal), Bound, "sydney is lost");

        using var answer = await _http.GetAsync(new Uri("/metrics", UriKind.Relative));
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/openmetrics-text");
        var lines = (await answer.Content.ReadAsStringAsync()).Split('\n');
        lines[^2].ShouldBe("# EOF");
        lines.ShouldContain("# TYPE dashboard_poll_failures counter");
        lines.ShouldContain(l => l.StartsWith("dashboard_poll_failures_total{account=\"sydney\",endpoint=\"handsetstatus\",kind=\"Unavailable\"} ", StringComparison.Ordinal));
        lines.ShouldContain(l => l.StartsWith("dashboard_polls_total{account=\"bucharest\",endpoint=\"presence\"} ", StringComparison.Ordinal));
        lines.ShouldContain("dashboard_account_up{account=\"sydney\"} 0");
        lines.ShouldContain("dashboard_account_up{account=\"bucharest\"} 1");
        lines.ShouldContain("dashboard_extensions{account=\"bucharest\"} 5");
        foreach (var line in lines.Where(l => l.Length > 0 && !l.StartsWith('#')))
        {
            double.TryParse(line[(line.LastIndexOf(' ') + 1)..], System.Globalization.CultureInfo.InvariantCulture, out _).ShouldBeTrue(line);
        }
    }

    private (HttpStatusCode, string) Ready()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/health/ready");
        using var answer = _http.Send(request);
        using var reader = new StreamReader(answer.Content.ReadAsStream());
        return (answer.StatusCode, reader.ReadToEnd());
    }

    private async Task<JsonElement> AccountAsync(string id) => (await _http.GetFromJsonAsync<JsonElement>("/api/v1/accounts"))
        .GetProperty("items").EnumerateArray().Single(a => a.GetProperty("id").GetString() == id);

    private async Task FaultAsync(object fault)
    {
        using var control = new HttpClient();
        (await control.PostAsJsonAsync($"{_simulator.Control}/control/jingl/faults", fault)).EnsureSuccessStatusCode();
    }
}
