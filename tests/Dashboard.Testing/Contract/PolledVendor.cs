using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Simulator;
using Dashboard.Simulator.Faults;
using Dashboard.Vendors;
using Dashboard.Web.Boards;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Live;
using Dashboard.Web.Live.Frames;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing.Contract;

/// <summary>An account of a simulated vendor, polled over real HTTP on a manual clock into a real board, as a screen shows it.</summary>
internal sealed class PolledVendor : IAsyncDisposable
{
    private const string Account = "sydney";
    private static readonly JsonSerializerOptions Wire = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    private readonly ContractVendor _vendor;
    private readonly SimulatorHost _host;
    private readonly HttpClient _control;
    private readonly SocketsHttpHandler _handler = new() { AllowAutoRedirect = false, UseCookies = false };
    private readonly SocketsHttpHandler _commandHandler = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero };
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();
    private readonly RecordingLogger<EndpointPoller> _log = new();
    private readonly BoardStream _stream;

    private PolledVendor(ContractVendor vendor, SimulatorOptions options, SimulatorHost host, ManualTimeProvider time, HttpClient control, JsonElement truth)
    {
        (_vendor, _host, Time, _control) = (vendor, host, time, control);
        Numbers = [.. truth.GetProperty("extensions").EnumerateArray().Select(e => e.GetProperty("number").GetString()!)];
        Keys = new Dictionary<string, string?>(vendor.Keys(host.AddressOf(vendor.Name), options)) { ["Extensions"] = string.Join(',', Numbers) };
        var section = new ConfigurationBuilder().AddInMemoryCollection(Keys.ToDictionary(k => $"Accounts:{Account}:{k.Key}", k => k.Value))
            .Build().GetSection($"Accounts:{Account}");
        vendor.Vendor.Validate(section).ShouldBeEmpty();
        var rateLimiter = new RequestRateLimiter(60_000, time);
        Source = vendor.Vendor.Open(section, new AccountContext
        {
            Id = Account,
            Directory = DirectoryOf(truth),
            Extensions = Numbers,
            Time = time,
            Handler = _handler,
            CommandHandler = _commandHandler,
            AcquireCommand = rateLimiter.AcquireForCommandAsync,
            PauseRequests = rateLimiter.PauseFor,
            Log = _log,
        });
        Polled = new PolledAccount(Account, vendor.Vendor.Name, Sink.Watch(Source), new PollOptions(), AccountDirectory.Empty, rateLimiter, () => 0.5);
        Board = new PresenceStore(time, "e");
        Board.Apply(Polled.GetStatus(time.GetUtcNow()).Status);
        var boards = new BoardRegistry([new BoardDefinition("everyone", "Everyone", BoardFilter.Everything)], Board, time, isDemo: false);
        _stream = boards.Streams.Single();
        Driver = new PollDriver(time, new EndpointPoller(Board, time, _services.GetRequiredService<PollMetrics>(), _log), [Polled], () => host.Held);
    }

    public ManualTimeProvider Time { get; }

    public IReadOnlyDictionary<string, string?> Keys { get; }

    /// <summary>The extensions, in the simulator's order.</summary>
    public IReadOnlyList<string> Numbers { get; }

    public IVendorSource Source { get; }

    public PolledAccount Polled { get; }

    public PresenceStore Board { get; }

    public PollDriver Driver { get; }

    public LeakDetector Sink { get; } = new();

    public IReadOnlyList<string> LogLines => _log.Lines;

    /// <summary>How many registrations the board showed when all was well.</summary>
    public int Devices { get; set; }

    /// <summary>How many requests wait for the clock at the vendor.</summary>
    public int Held => _host.Held;

    public AccountStatus Status => Board.Current.Accounts[Account].Value;

    /// <summary>What a screen draws now.</summary>
    public BoardModel Screen => BoardModel.Create(_stream, Time.GetUtcNow());

    public static async Task<PolledVendor> StartAsync(ContractVendor vendor, SimulatorOptions options)
    {
        var time = new ManualTimeProvider();
        var host = new SimulatorHost(options, time, "http://127.0.0.1:0", vendor.Name);
        host.Start();
        var control = new HttpClient { BaseAddress = new Uri($"{host.Control}/control/{vendor.Name}/"), Timeout = TimeSpan.FromSeconds(20) };
        return new PolledVendor(vendor, options, host, time, control, await control.GetFromJsonAsync<JsonElement>("truth"));
    }

    /// <summary>The tile of an extension as it is drawn now.</summary>
    public TileModel Tile(string number) => Screen.Tiles.Single(t => t.Number == number);

    /// <summary>What every extension is really doing.</summary>
    public async Task<Dictionary<string, PresenceState>> TruthAsync() =>
        (await _control.GetFromJsonAsync<JsonElement>("truth")).GetProperty("extensions").EnumerateArray()
            .ToDictionary(e => e.GetProperty("number").GetString()!, e => Enum.Parse<PresenceState>(e.GetProperty("state").GetString()!));

    /// <summary>How everything really is.</summary>
    public async Task<JsonElement> WholeTruthAsync() => await _control.GetFromJsonAsync<JsonElement>("truth");

    /// <summary>Has the simulator do something.</summary>
    public async Task DoAsync(string what, object how) => await SureAsync(await _control.PostAsJsonAsync(what, how));

    public async Task SetAsync(Fault fault) => await SureAsync(await _control.PostAsJsonAsync("faults", fault, Wire));

    public async Task ClearAsync() => await SureAsync(await _control.DeleteAsync(new Uri("faults", UriKind.Relative)));

    /// <summary>How many requests the faults that are set have met.</summary>
    public async Task<int> MetAsync() => (await _control.GetFromJsonAsync<JsonElement>("faults")).EnumerateArray().Sum(f => f.GetProperty("met").GetInt32());

    /// <summary>The tokens that the vendor honours now.</summary>
    public async Task<IReadOnlyList<string>> TokensAsync() => await _control.GetFromJsonAsync<List<string>>("tokens") ?? [];

    /// <summary>Sends a command, letting time go by while the vendor keeps it waiting.</summary>
    public async Task<CommandResult> SendAsync(CallCommand command)
    {
        var send = Polled.Source.SendAsync(command, CancellationToken.None);
        var watch = Stopwatch.StartNew();
        while (!send.IsCompleted && watch.Elapsed < TimeSpan.FromSeconds(60))
        {
            if (Held > 0)
            {
                Time.Advance(TimeSpan.FromSeconds(1));
            }

            await Task.WhenAny(send, Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System));
        }

        return await send.WaitAsync(TimeSpan.FromSeconds(1));
    }

    /// <summary>The commands that reached the vendor, each as its request line and, where it has one, its body in a line of its own.</summary>
    public async Task<IReadOnlyList<string>> CommandedAsync() => (await _control.GetFromJsonAsync<JsonElement>("commands")).EnumerateArray()
        .Select(c => $"{c.GetProperty("method").GetString()} {c.GetProperty("target").GetString()}"
            + (c.GetProperty("body").GetString() is { Length: > 0 } body ? $"\n{c.GetProperty("contentType").GetString()}\n{body}" : "")).ToList();

    /// <summary>Forgets the commands so far.</summary>
    public async Task ForgetCommandsAsync() => await SureAsync(await _control.DeleteAsync(new Uri("commands", UriKind.Relative)));

    /// <summary>All that this account has let out so far.</summary>
    public LeakDetector LetOut()
    {
        Sink.Add(Encoding.UTF8.GetString(FrameWriter.Snapshot(_stream.Definition, _stream.Current, _stream.GetLastListed, Time.GetUtcNow())));
        foreach (var account in Screen.Accounts)
        {
            Sink.Add(account.ToString());
        }

        foreach (var line in _log.Lines)
        {
            Sink.Add(line);
        }

        return Sink;
    }

    public async ValueTask DisposeAsync()
    {
        Polled.Dispose();
        Sink.Dispose();
        _control.Dispose();
        _handler.Dispose();
        _commandHandler.Dispose();
        await _services.DisposeAsync();
        await _host.DisposeAsync();
    }

    private static AccountDirectory DirectoryOf(JsonElement truth)
    {
        // A MAC that several handsets share belongs to none of them alone.
        var macs = truth.GetProperty("devices").EnumerateArray()
            .GroupBy(d => d.GetProperty("mac").GetString()!).Where(g => g.Count() == 1).Select(g => g.Single())
            .ToLookup(d => d.GetProperty("extension").GetString(), d => d.GetProperty("mac").GetString()!);
        return new AccountDirectory(truth.GetProperty("extensions").EnumerateArray().Select(e => e.GetProperty("number").GetString()!)
            .Select(number => new DirectoryEntry(number, $"Person {number}", "Sales", [.. macs[number]])));
    }

    private static async Task SureAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.IsSuccessStatusCode.ShouldBeTrue(await answer.Content.ReadAsStringAsync());
        }
    }
}
