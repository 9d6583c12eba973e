using System.Net;
using System.Text.Json;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A whole host with sign-in: two accounts that never respond, boards of a team and of an account, and rows that a test adds.</summary>
internal sealed class AuthenticatedHost : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder? _own;

    private AuthenticatedHost(WebApplication app, TemporaryFolder? own) => (App, _own) = (app, own);

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.First());

    /// <summary>All log lines, including the most detailed level.</summary>
    public CapturedLog Log { get; } = new();

    public PresenceStore Board => Of<PresenceStore>();

    /// <param name="before">Further configuration of the application before it starts.</param>
    /// <param name="folder">The folder of the store; null for a new one.</param>
    /// <param name="configure">Replaces services.</param>
    /// <param name="clock">The clock; null for the system clock.</param>
    /// <param name="more">Further arguments.</param>
    public static async Task<AuthenticatedHost> StartAsync(
        Action<WebApplication>? before = null, string? folder = null, Action<IServiceCollection>? configure = null, TimeProvider? clock = null, params string[] more)
    {
        var own = folder is null ? new TemporaryFolder() : null;
        var app = TestProgram.Build(
        [
            "--applicationName", "Dashboard.Web", "--urls", "http://127.0.0.1:0", "--Logging:Console:LogLevel:Default", "None",
            .. Account("sydney"), .. Account("perth"),
            "--Boards:sales:Title", "Sellers", "--Boards:sales:Teams:0", "Sales", "--Boards:sales:Alerts:RingingLongerThan", "00:00:05",
            "--Boards:support:Title", "Helpers", "--Boards:support:Teams:0", "Support", "--Boards:support:Alerts:RingingLongerThan", "00:00:05",
            "--Boards:harbour:Title", "Harbourside", "--Boards:harbour:Accounts:0", "sydney", "--Boards:harbour:Alerts:RingingLongerThan", "00:00:05",
            .. TestClientExtensions.StoreIn(folder ?? own!.Path), .. more,
        ], clock, configure);
        var host = new AuthenticatedHost(app, own);
        app.Services.GetRequiredService<ILoggerFactory>().AddProvider(host.Log);
        before?.Invoke(app);
        await app.StartAsync();
        return host;
    }

    public T Of<T>()
        where T : notnull => App.Services.GetRequiredService<T>();

    /// <summary>Connects to the hub with a client's cookies and further headers.</summary>
    public Task<HubSocket> HubAsync(TestClient client, CancellationToken cancellationToken, params (string Name, string Value)[] more)
    {
        var headers = more.ToDictionary(h => h.Name, h => h.Value);
        if (client.Cookies.GetCookieHeader(Address) is { Length: > 0 } cookies)
        {
            headers["Cookie"] = cookies;
        }

        if (client.Http.DefaultRequestHeaders.Authorization is { } authorization)
        {
            headers["Authorization"] = $"{authorization}";
        }

        return HubSocket.ConnectAsync(App.Urls.First(), cancellationToken, headers: headers);
    }

    /// <summary>Returns the current principal's JSON from <c>/api/v1/me</c>.</summary>
    public static async Task<JsonElement> MeAsync(TestClient client) => JsonDocument.Parse(await client.ReadAsync("/api/v1/me")).RootElement;

    /// <summary>Returns the status of a GET request.</summary>
    public static async Task<HttpStatusCode> StatusAsync(TestClient client, string path)
    {
        using var answer = await client.GetAsync(path);
        return answer.StatusCode;
    }

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Log.Dispose();
        _own?.Dispose();
    }

    private static string[] Account(string id) =>
    [
        $"--Accounts:{id}:Vendor", "Jingl", $"--Accounts:{id}:BaseAddress", "http://127.0.0.1:9", $"--Accounts:{id}:Username", "a@b", $"--Accounts:{id}:Password", "p4ss",
    ];
}
