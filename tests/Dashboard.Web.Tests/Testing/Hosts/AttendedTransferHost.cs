using System.Net.Http.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Simulator;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Configuration;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Transfers;
using Dashboard.Web.Security;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>The whole host with quiet simulated phone systems of every vendor, and the transfers of one page. Time runs four times as fast.</summary>
public sealed class AttendedTransferHost : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);
    private readonly FastClock _clock = new(4);
    private readonly SimulatorOptions _options = new() { Extensions = 12, Traffic = false };
    private readonly SimulatorHost _simulator;
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _control = new();
    private WebApplication _app = null!;

    public AttendedTransferHost() => _simulator = new SimulatorHost(_options, _clock, "http://127.0.0.1:0");

    internal PresenceStore Board => _app.Services.GetRequiredService<PresenceStore>();

    internal SupervisorSnapshot Snapshot => new(BoardView.Create(Board.Current, BoardFilter.Everything), Board.GetLastListed, _clock.GetUtcNow());

    /// <summary>The issued commands, the newest first.</summary>
    internal IReadOnlyList<CommandState> Mine => Commands.GetRecent(AccessPrincipal.Demo);

    private CommandService Commands => _app.Services.GetRequiredService<CommandService>();

    public async ValueTask InitializeAsync()
    {
        _simulator.Start();
        var poll = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Demo:Poll:Presence"] = "00:00:01", ["Demo:Poll:Calls"] = "00:00:01", ["Demo:Poll:Registrations"] = "00:00:01",
        }).Build();
        _app = TestProgram.Build(
        [
            "--applicationName", "Dashboard.Web", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None",
            .. DemoConfiguration.Keys(poll, _options, _simulator, Directory.CreateDirectory(_folder.Path)).SelectMany(k => new[] { $"--{k.Key}", k.Value! }),
        ], _clock);
        await _app.StartAsync();
        await Eventually.HoldsAsync(
            () => new[] { "sydney", "copenhagen", "montreal", "bucharest" }.All(a => Board.Current.Extensions.GetAccount(a).Count == 12 && Board.Current.Registrations.GetAccount(a).Count > 0
                && Board.Current.Extensions.GetAccount(a).Values.All(e => e.Value.State != PresenceState.Unknown)), Bound, "the extensions and their phones are known");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
        _control.Dispose();
        _folder.Dispose();
    }

    /// <summary>Sends a request to the control API of a simulated vendor.</summary>
    internal async Task ControlAsync(string vendor, string what, object body) =>
        (await _control.PostAsJsonAsync($"{_simulator.Control}/control/{vendor}/{what}", body)).EnsureSuccessStatusCode();

    /// <summary>Connects an extension with an external party, and waits until the board shows the call.</summary>
    internal async Task<ExtensionPresence> TalkAsync(string vendor, string account, string number)
    {
        await ControlAsync(vendor, "ring", new { extension = number, from = AttendedTransferFixture.Caller });
        await ControlAsync(vendor, "answer", new { extension = number });
        await SeeAsync(() => Row(account, number) is { State: PresenceState.OnCall } row && Snapshot.CallsOf(row).Any(c => c.State == PresenceState.OnCall), $"{number} talks");
        return Row(account, number);
    }

    internal ExtensionPresence Row(string account, string number) => Snapshot.Extension(ExtensionPresence.MakeKey(account, number))!;

    internal static Task SeeAsync(Func<bool> holds, string what) => Eventually.HoldsAsync(holds, Bound, what);

    /// <summary>Creates the transfer service of one page.</summary>
    internal AttendedTransferService Page() => new((action, target, seen) => SendAsync(action, target, seen), () => Snapshot, () => Task.CompletedTask);

    /// <summary>Sends a command as a page does, and waits for its final state.</summary>
    internal async Task<CommandState?> SendAsync(CallAction action, string? target, long seen)
    {
        var request = action.CreateRequest(seen, target, "to see it done");
        await Commands.SubmitAsync(request, AccessPrincipal.Demo, "127.0.0.1");
        await Eventually.HoldsAsync(() => Commands.Find(request.Id, AccessPrincipal.Demo)!.IsOver, TimeSpan.FromSeconds(90), $"{request.Kind} comes to an end");
        return Commands.Find(request.Id, AccessPrincipal.Demo);
    }
}
