using System.Net.Http.Json;
using Dashboard.Presence;
using Dashboard.Simulator;
using Dashboard.Testing;
using Dashboard.Web.Access;
using Dashboard.Web.Commands;
using Dashboard.Web.Components.Supervisor;
using Dashboard.Web.Live;
using Dashboard.Web.Startup;
using Dashboard.Web.Tests.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Supervisor;

/// <summary>The whole host beside quiet simulated phone systems of every vendor, and one page's asking in it; their time goes four times as fast.</summary>
public sealed class AskHost : IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);
    private readonly FastClock _clock = new(4);
    private readonly SimulatorOptions _options = new() { Extensions = 12, Traffic = false };
    private readonly SimulatorHost _simulator;
    private readonly TemporaryFolder _folder = new();
    private readonly HttpClient _control = new();
    private WebApplication _app = null!;

    public AskHost() => _simulator = new SimulatorHost(_options, _clock, "http://127.0.0.1:0");

    internal PresenceBoard Board => _app.Services.GetRequiredService<PresenceBoard>();

    internal DeskMoment Moment => new(BoardView.Of(Board.Current, BoardFilter.Everything), Board.Seen, _clock.GetUtcNow());

    /// <summary>The commands that were asked for, the newest first.</summary>
    internal IReadOnlyList<CommandProgress> Mine => Commands.Of(Sight.Demo);

    private CommandDesk Commands => _app.Services.GetRequiredService<CommandDesk>();

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
            () => new[] { "sydney", "copenhagen", "montreal", "bucharest" }.All(a => Board.Current.Extensions.Of(a).Count == 12 && Board.Current.Registrations.Of(a).Count > 0
                && Board.Current.Extensions.Of(a).Values.All(e => e.Value.State != PresenceState.Unknown)), Bound, "the extensions and their phones are known");
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
        _control.Dispose();
        _folder.Dispose();
    }

    /// <summary>Tells a simulated phone system what shall happen.</summary>
    internal async Task ControlAsync(string vendor, string what, object body) =>
        (await _control.PostAsJsonAsync($"{_simulator.Control}/control/{vendor}/{what}", body)).EnsureSuccessStatusCode();

    /// <summary>Puts an extension into a talk with an outside party, and waits until the board shows it.</summary>
    internal async Task<ExtensionPresence> TalkAsync(string vendor, string account, string number)
    {
        await ControlAsync(vendor, "ring", new { extension = number, from = AskRig.Caller });
        await ControlAsync(vendor, "answer", new { extension = number });
        await SeeAsync(() => Row(account, number) is { State: PresenceState.OnCall } row && Moment.CallsOf(row).Any(c => c.State == PresenceState.OnCall), $"{number} talks");
        return Row(account, number);
    }

    internal ExtensionPresence Row(string account, string number) => Moment.Extension(ExtensionPresence.MakeKey(account, number))!;

    internal static Task SeeAsync(Func<bool> holds, string what) => Eventually.HoldsAsync(holds, Bound, what);

    /// <summary>One page's asking.</summary>
    internal AskDesk Page() => new((action, target, seen) => SendAsync(action, target, seen), () => Moment, () => Task.CompletedTask);

    /// <summary>Sends a command as a page does, and waits for its end.</summary>
    internal async Task<CommandProgress?> SendAsync(DeskAction action, string? target, long seen)
    {
        var request = action.Ask(seen, target, "to see it done");
        await Commands.SubmitAsync(request, Sight.Demo, "127.0.0.1");
        await Eventually.HoldsAsync(() => Commands.Find(request.Id, Sight.Demo)!.IsOver, TimeSpan.FromSeconds(90), $"{request.Kind} comes to an end");
        return Commands.Find(request.Id, Sight.Demo);
    }
}
