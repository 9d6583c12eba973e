using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Dashboard.Simulator;

namespace Dashboard.Vendors.Tests.Testing;

/// <summary>The simulator on a free port, without traffic, with a client that signs in as each vendor requires.</summary>
internal sealed class SimulatorServer : IAsyncDisposable
{
    public static readonly SimulatorOptions Options = new() { Traffic = false };
    private readonly SimulatorHost _app;

    private SimulatorServer(SimulatorHost app)
    {
        _app = app;
        Http = new HttpClient(new ByPath(app)) { BaseAddress = new Uri(app.Control) };
    }

    public HttpClient Http { get; }

    public static SimulatorServer Start()
    {
        var app = new SimulatorHost(Options, TimeProvider.System, "http://127.0.0.1:0");
        app.Start();
        return new SimulatorServer(app);
    }

    public async Task ControlAsync(string path, object body) => (await Http.PostAsJsonAsync($"/control/{path}", body)).EnsureSuccessStatusCode();

    public async Task<JsonElement> TruthAsync(string vendor) => await Http.GetFromJsonAsync<JsonElement>($"/control/{vendor}/truth");

    public async Task<string> StateAsync(string vendor, string number) => (await TruthAsync(vendor)).GetProperty("extensions").EnumerateArray()
        .First(e => e.GetProperty("number").GetString() == number).GetProperty("state").GetString()!;

    public void AsJingl() => Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue(
        "Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Options.JinglUsername}:{Options.JinglPassword}")));

    public async Task<string> TelecomXTokenAsync()
    {
        var answer = await Http.PostAsJsonAsync("/auth/login", new { username = Options.TelecomXUsername, password = Options.TelecomXPassword });
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("token").GetString()!;
    }

    public Task AsVonageAsync() => BearAsync("/token", new()
    {
        ["grant_type"] = "password", ["username"] = $"{Options.VonageUsername}@vbc.prod", ["password"] = Options.VonagePassword,
        ["client_id"] = Options.VonageClientId, ["client_secret"] = Options.VonageClientSecret, ["scope"] = "openid",
    });

    public Task AsVoipNowAsync() => BearAsync("/oauth/token.php", new()
    {
        ["grant_type"] = "client_credentials", ["client_id"] = Options.VoipNowClientId, ["client_secret"] = Options.VoipNowClientSecret,
    });

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await _app.DisposeAsync();
    }

    private async Task BearAsync(string path, Dictionary<string, string> form)
    {
        using var content = new FormUrlEncodedContent(form);
        using var answer = await Http.PostAsync(path, content);
        answer.EnsureSuccessStatusCode();
        var token = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("access_token").GetString();
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
    }

    /// <summary>Routes each vendor's paths to its port, so that tests specify only paths.</summary>
    private sealed class ByPath(SimulatorHost app) : DelegatingHandler(new SocketsHttpHandler())
    {
        private static readonly (string Prefix, string Vendor)[] Paths =
        [
            ("/api/", "jingl"), ("/pbx", "telecomx"), ("/auth", "telecomx"), ("/t/", "vonage"), ("/token", "vonage"),
            ("/uapi", "voipnow"), ("/oauth", "voipnow"),
        ];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var path = request.RequestUri!.PathAndQuery;
            if (Array.Find(Paths, p => path.StartsWith(p.Prefix, StringComparison.Ordinal)).Vendor is { } vendor)
            {
                request.RequestUri = new Uri(app.AddressOf(vendor) + path);
            }

            return base.SendAsync(request, cancellationToken);
        }
    }
}
