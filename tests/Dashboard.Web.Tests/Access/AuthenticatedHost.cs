using System.Net;
using System.Text.Json;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Dashboard.Web.Tests.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Access;

/// <summary>The whole host with sign-in: two accounts that never answer, boards of a team and of an account, and rows that a test puts there.</summary>
internal sealed class AuthenticatedHost : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder? _own;

    private AuthenticatedHost(WebApplication app, TemporaryFolder? own) => (App, _own) = (app, own);

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.First());

    /// <summary>All that it has logged, down to the finest.</summary>
    public CapturedLog Log { get; } = new();

    public PresenceStore Board => Of<PresenceStore>();

    /// <param name="before">What else is mapped or set up before it starts.</param>
    /// <param name="folder">Where its store is; null for a folder of its own.</param>
    /// <param name="configure">Which services are others.</param>
    /// <param name="clock">Another clock; null for the machine's.</param>
    /// <param name="more">More arguments.</param>
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

    /// <summary>Opens the hub as a visitor, by the cookies and headers that they have.</summary>
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

    /// <summary>What a visitor is told of themselves.</summary>
    public static async Task<JsonElement> MeAsync(TestClient client) => JsonDocument.Parse(await client.ReadAsync("/api/v1/me")).RootElement;

    /// <summary>The status of an address.</summary>
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
