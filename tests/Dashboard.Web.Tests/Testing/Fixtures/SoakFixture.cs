using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Simulator;
using Dashboard.Simulator.Faults;
using Dashboard.Testing;
using Dashboard.Testing.Contract;
using Dashboard.Vendors;
using Dashboard.Web.Configuration;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>The demo's four accounts, polled over real HTTP on a manual clock, with viewers that come and go.</summary>
internal sealed class SoakFixture : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };
    private static readonly Dictionary<string, string> AccountOf = new() { ["jingl"] = "sydney", ["telecomx"] = "copenhagen", ["vonage"] = "montreal", ["voipnow"] = "bucharest" };

    private readonly SimulatorHost _simulator;
    private readonly HttpClient _control;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly DirectoryInfo _files = Directory.CreateTempSubdirectory("soak-");
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();
    private readonly List<PolledAccount> _accounts;
    private readonly BoardBroadcastService _pump;
    private readonly List<Viewer> _viewers = [];

    public SoakFixture(SimulatorOptions options, TimeSpan interval)
    {
        _simulator = new SimulatorHost(options, Time, "http://127.0.0.1:0");
        _simulator.Start();
        _control = new HttpClient { BaseAddress = new Uri(_simulator.Control), Timeout = TimeSpan.FromSeconds(20) };
        var poll = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Demo:Poll:Presence"] = $"{interval:c}", ["Demo:Poll:Calls"] = $"{interval:c}", ["Demo:Poll:Registrations"] = $"{2 * interval:c}",
        }).Build();
        var configuration = new ConfigurationBuilder().AddInMemoryCollection(DemoConfiguration.Keys(poll, options, _simulator, _files)).Build();
        var settings = new ConfigurationReader(configuration, _files.FullName).Read(isDemo: true);
        Board = new PresenceStore(Time, "e");
        _accounts = [.. settings.Accounts.Select(Open)];
        var boards = new BoardRegistry(settings.Boards, Board, Time, isDemo: true);
        Streams = [.. boards.Streams];
        _pump = new BoardBroadcastService(Board, boards, Time);
        Driver = new PollDriver(Time, new EndpointPoller(Board, Time, _services.GetRequiredService<PollMetrics>(), NullLogger<EndpointPoller>.Instance), _accounts, () => _simulator.Held);
    }

    public ManualTimeProvider Time { get; } = new();

    public PresenceStore Board { get; }

    public PollDriver Driver { get; }

    public IReadOnlyList<BoardStream> Streams { get; }

    public Task StartAsync() => _pump.StartAsync(CancellationToken.None);

    public int ExtensionsOf(string vendor) => Board.Current.Extensions.GetAccount(AccountOf[vendor]).Count;

    public AccountHealth HealthOf(string vendor) => Board.Current.Accounts[AccountOf[vendor]].Value.Health;

    public async Task SetAsync(string vendor, Fault fault) => (await _control.PostAsJsonAsync($"/control/{vendor}/faults", fault, Wire)).EnsureSuccessStatusCode();

    public async Task ClearAsync(string vendor) => (await _control.DeleteAsync(new Uri($"/control/{vendor}/faults", UriKind.Relative))).EnsureSuccessStatusCode();

    public async Task DoAsync(string vendor, string what, object how) => (await _control.PostAsJsonAsync($"/control/{vendor}/{what}", how)).EnsureSuccessStatusCode();

    public Task<JsonElement> TruthAsync(string vendor) => _control.GetFromJsonAsync<JsonElement>($"/control/{vendor}/truth");

    public async Task<int> TokensAsync(string vendor) => (await _control.GetFromJsonAsync<List<string>>($"/control/{vendor}/tokens"))!.Count;

    /// <summary>Returns the rows of a vendor's account.</summary>
    public IReadOnlyList<T> Rows<T>(AccountTable<T> table, string vendor)
        where T : class, IPresenceEntity => [.. table.GetAccount(AccountOf[vendor]).Values.Select(r => r.Value)];

    /// <summary>Adds a viewer of a board.</summary>
    public void Open(BoardStream stream) => _viewers.Add(new Viewer(stream));

    /// <summary>Removes a viewer.</summary>
    public async Task CloseAsync(int index)
    {
        await _viewers[index].DisposeAsync();
        _viewers.RemoveAt(index);
    }

    public int Viewers => _viewers.Count;

    /// <summary>The number of frames that viewers have read.</summary>
    public long Frames => Viewer.Frames;

    /// <summary>Stops everything except the simulator. Afterwards no timer may remain.</summary>
    public async Task StopAsync()
    {
        while (_viewers.Count > 0)
        {
            await CloseAsync(0);
        }

        await _pump.StopAsync(CancellationToken.None);
        _pump.Dispose();
        _accounts.ForEach(a => a.Dispose());
    }

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        _handler.Dispose();
        await _services.DisposeAsync();
        await _simulator.DisposeAsync();
        _files.Delete(recursive: true);
    }

    private PolledAccount Open(AccountOptions account)
    {
        var rateLimiter = new RequestRateLimiter(account.Poll.RequestsPerMinute, Time);
        var source = account.Vendor.Open(account.Section, new AccountContext
        {
            Id = account.Id,
            Directory = account.Directory,
            Extensions = account.Extensions,
            Time = Time,
            Handler = _handler,
            AcquireRequest = rateLimiter.AcquireAsync,
            Log = NullLogger.Instance,
        });
        var polled = new PolledAccount(account.Id, account.Vendor.Name, source, account.Poll, account.Directory, rateLimiter, new Random(7).NextDouble);
        Board.Apply(polled.GetStatus(Time.GetUtcNow()).Status);
        return polled;
    }
}
