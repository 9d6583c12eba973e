using System.Net;
using System.Text.Json;
using Dashboard.Presence.Store;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>The whole host as <see cref="Program"/> builds it, on a free port, with its database in a folder of its own and a cheap password hash.</summary>
internal sealed class TestHost : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly TemporaryFolder? _ownFolder;
    private readonly TimeProvider? _clock;

    private TestHost(TestHostOptions options, TemporaryFolder? ownFolder)
    {
        (_ownFolder, _clock, Folder) = (ownFolder, options.Clock, options.Folder!);
        string[] arguments =
        [
            "--applicationName", "Dashboard.Web", "--urls", "http://127.0.0.1:0", "--Logging:Console:LogLevel:Default", "None",
            .. options.Accounts.SelectMany(Account), "--Storage:ConnectionString", $"Data Source={File}", .. options.Arguments,
        ];
        App = Program.Build(arguments, options.Clock, services =>
        {
            services.Configure<PasswordHasherOptions>(o => o.IterationCount = 1);
            options.Services?.Invoke(services);
        });
        App.Services.GetRequiredService<ILoggerFactory>().AddProvider(Log);
        options.BeforeStart?.Invoke(App);
    }

    public WebApplication App { get; }

    public Uri Address => new(App.Urls.First());

    public PresenceStore Board => Get<PresenceStore>();

    /// <summary>All log lines, including the most detailed level.</summary>
    public CapturedLog Log { get; } = new();

    /// <summary>The folder of the database.</summary>
    public string Folder { get; }

    /// <summary>The file of the database.</summary>
    public string File => Path.Combine(Folder, "dashboard.db");

    /// <summary>The clock of a host that was started with arguments only.</summary>
    public ShiftedClock Clock => (ShiftedClock)_clock!;

    /// <summary>Builds the host without starting it.</summary>
    public static TestHost Build(TestHostOptions options)
    {
        var ownFolder = options.Folder is null ? new TemporaryFolder() : null;
        return new TestHost(options with { Folder = options.Folder ?? ownFolder!.Path }, ownFolder);
    }

    /// <summary>Starts the host with one account and a clock that the test can advance.</summary>
    public static Task<TestHost> StartAsync(params string[] arguments)
    {
        var folder = new TemporaryFolder();
        return StartAsync(new TestHost(WithClock(folder.Path, arguments), folder));
    }

    /// <summary>Starts the host with one account and a clock that the test can advance, in a folder that the test deletes.</summary>
    public static Task<TestHost> StartInAsync(DirectoryInfo folder, params string[] arguments) =>
        StartAsync(Build(WithClock(folder.FullName, arguments)));

    public static Task<TestHost> StartAsync(TestHostOptions options) => StartAsync(Build(options));

    public T Get<T>()
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
        _ownFolder?.Dispose();
    }

    private static TestHostOptions WithClock(string folder, string[] arguments) => new()
    {
        Folder = folder,
        Clock = new ShiftedClock(),
        Arguments = ["--Access:AuditKeyFile", Path.Combine(folder, "dashboard.audit-key"), .. arguments],
    };

    private static async Task<TestHost> StartAsync(TestHost host)
    {
        await host.App.StartAsync();
        return host;
    }

    private static string[] Account(string id) =>
    [
        $"--Accounts:{id}:Vendor", "Jingl", $"--Accounts:{id}:BaseAddress", "http://127.0.0.1:9", $"--Accounts:{id}:Username", "a@b", $"--Accounts:{id}:Password", "p4ss",
    ];
}
