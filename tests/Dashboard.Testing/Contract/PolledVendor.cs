using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Sources;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Simulator;
using Dashboard.Simulator.Faults;
using Dashboard.Testing.Accounts;
using Dashboard.Vendors;
using Dashboard.Web.Boards;
using Dashboard.Web.Components.Shared;
using Dashboard.Web.Features.Boards.Model;
using Dashboard.Web.Live;
using Dashboard.Web.Live.Frames;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Pacing;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Testing.Contract;

/// <summary>
/// An account of a simulated vendor, polled over real HTTP on a manual clock into a real presence store, with the resulting board.
/// </summary>
internal sealed class PolledVendor : IAsyncDisposable
{
    private const string Account = "sydney";
    private readonly SimulatedVendor _simulated;
    private readonly SocketsHttpHandler _commandHandler = new() { AllowAutoRedirect = false, UseCookies = false, PooledConnectionLifetime = TimeSpan.Zero };
    private readonly ServiceProvider _services = new ServiceCollection().AddMetrics().AddSingleton<PollMetrics>().BuildServiceProvider();
    private readonly RecordingLogger<EndpointPoller> _log = new();
    private readonly BoardStream _stream;

    private PolledVendor(ContractVendor vendor, SimulatorOptions options, SimulatedVendor simulated, SimulatorTruth truth)
    {
        _simulated = simulated;
        Numbers = truth.Numbers;

        // Small pages, so that each list has several.
        Keys = new Dictionary<string, string?>(vendor.Keys(simulated.Address, options))
        {
            ["Extensions"] = string.Join(',', Numbers),
            [$"{vendor.Vendor.Name}:PageSize"] = "5",
        };
        var section = OpenedAccount.Section(Keys);
        vendor.Vendor.Validate(section).ShouldBeEmpty();
        var time = simulated.Time;
        var rateLimiter = new RequestRateLimiter(60_000, time);
        Source = vendor.Vendor.Open(section, new AccountContext
        {
            Id = Account,
            Directory = DirectoryOf(truth),
            Extensions = Numbers,
            Time = time,
            Handler = simulated.Handler,
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
        Driver = new PollDriver(time, new EndpointPoller(Board, time, _services.GetRequiredService<PollMetrics>(), _log), [Polled], () => simulated.Held);
    }

    public ManualTimeProvider Time => _simulated.Time;

    public IReadOnlyDictionary<string, string?> Keys { get; }

    /// <summary>The extension numbers, in the simulator's order.</summary>
    public IReadOnlyList<string> Numbers { get; }

    public IVendorSource Source { get; }

    public PolledAccount Polled { get; }

    public PresenceStore Board { get; }

    public PollDriver Driver { get; }

    public LeakDetector Sink { get; } = new();

    public IReadOnlyList<string> LogLines => _log.Lines;

    /// <summary>The number of registrations that the board showed before the fault.</summary>
    public int Devices { get; set; }

    /// <summary>The number of requests that wait for the clock at the vendor.</summary>
    public int Held => _simulated.Held;

    public AccountStatus Status => Board.Current.Accounts[Account].Value;

    /// <summary>The board as a display would show it now.</summary>
    public BoardModel Screen => BoardModel.Create(_stream, Time.GetUtcNow());

    public static async Task<PolledVendor> StartAsync(ContractVendor vendor, SimulatorOptions options)
    {
        var simulated = SimulatedVendor.Start(vendor.Name, options);
        return new PolledVendor(vendor, options, simulated, await simulated.TruthAsync());
    }

    /// <summary>Returns the current tile of an extension.</summary>
    public TileModel Tile(string number) => Screen.Tiles.Single(t => t.Number == number);

    /// <summary>Returns the actual state of every extension.</summary>
    public async Task<Dictionary<string, PresenceState>> TruthAsync() =>
        (await WholeTruthAsync()).Extensions.ToDictionary(e => e.Number, e => e.State);

    /// <summary>Returns the actual state of the whole phone system.</summary>
    public Task<SimulatorTruth> WholeTruthAsync() => _simulated.TruthAsync();

    /// <summary>Runs a script action of the simulator.</summary>
    public Task DoAsync(string what, object how) => _simulated.DoAsync(what, how);

    public Task SetAsync(Fault fault) => _simulated.SetAsync(fault);

    public Task ClearAsync() => _simulated.ClearAsync("faults");

    /// <summary>Returns the number of requests that the active faults have affected.</summary>
    public async Task<int> MetAsync() => (await _simulated.ReadAsync<JsonElement>("faults")).EnumerateArray().Sum(f => f.GetProperty("met").GetInt32());

    /// <summary>Returns the tokens that the vendor accepts now.</summary>
    public async Task<IReadOnlyList<string>> TokensAsync() => await _simulated.ReadAsync<List<string>>("tokens");

    /// <summary>Sends a command and advances the clock while the vendor delays the response.</summary>
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

    /// <summary>
    /// Returns the commands that the vendor received: the request line and, if there is a body, its content type and the body on further
    /// lines.
    /// </summary>
    public async Task<IReadOnlyList<string>> CommandedAsync() => (await _simulated.ReadAsync<JsonElement>("commands")).EnumerateArray()
        .Select(c => $"{c.GetProperty("method").GetString()} {c.GetProperty("target").GetString()}"
            + (c.GetProperty("body").GetString() is { Length: > 0 } body ? $"\n{c.GetProperty("contentType").GetString()}\n{body}" : "")).ToList();

    /// <summary>Clears the vendor's command log.</summary>
    public Task ForgetCommandsAsync() => _simulated.ClearAsync("commands");

    /// <summary>Returns all output of this account so far.</summary>
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
        _commandHandler.Dispose();
        await _services.DisposeAsync();
        await _simulated.DisposeAsync();
    }

    private static AccountDirectory DirectoryOf(SimulatorTruth truth)
    {
        var macs = truth.DevicesWithOwnMac.ToLookup(d => d.Extension, d => d.Mac);
        return new AccountDirectory(truth.Numbers.Select(number => new DirectoryEntry(number, $"Person {number}", "Sales", [.. macs[number]])));
    }
}
