using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence;
using Dashboard.Simulator;
using Dashboard.Storage.Audit;
using Dashboard.Storage.People;
using Dashboard.Storage.Tokens;
using Dashboard.Testing;
using Dashboard.Web.Tests.Access;
using Dashboard.Web.Tests.Startup;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Commands;

/// <summary>The whole host beside a simulated VoipNow whose phones are quiet until the test says otherwise; the time of both goes four times as fast, if nothing else is asked for.</summary>
internal sealed class CommandHost : IAsyncDisposable
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);
    private readonly FastClock _clock;
    private readonly SimulatorOptions _options = new() { Extensions = 10, Traffic = false };
    private readonly TemporaryFolder _folder = new();
    private readonly SimulatorHost _simulator;
    private readonly HttpClient _control = new();
    private WebApplication _app = null!;

    private CommandHost(int speed)
    {
        _clock = new FastClock(speed);
        _simulator = new SimulatorHost(_options, _clock, "http://127.0.0.1:0", "voipnow");
    }

    /// <summary>A program that may read and command.</summary>
    public Visitor Program { get; private set; } = null!;

    public WebApplication App => _app;

    public PresenceBoard Board => _app.Services.GetRequiredService<PresenceBoard>();

    public TimeProvider Time => _clock;

    public static Task<CommandHost> StartAsync(params string[] more) => StartAsync(4, more);

    public static async Task<CommandHost> StartAsync(int speed, params string[] more)
    {
        var host = new CommandHost(speed);
        host._simulator.Start();
        var directory = host._folder.Write("directory.csv", await host._control.GetStringAsync(new Uri($"{host._simulator.Control}/control/voipnow/directory.csv")));
        host._app = TestProgram.Build(
        [
            "--applicationName", "Dashboard.Web", "--urls", "http://127.0.0.1:0", "--Logging:LogLevel:Default", "None",
            "--Accounts:bucharest:Vendor", "VoipNow", "--Accounts:bucharest:BaseAddress", host._simulator.AddressOf("voipnow") + "/uapi",
            "--Accounts:bucharest:TokenAddress", host._simulator.AddressOf("voipnow") + "/oauth/token.php", "--Accounts:bucharest:Directory", directory,
            "--Accounts:bucharest:ClientId", host._options.VoipNowClientId, "--Accounts:bucharest:ClientSecret", host._options.VoipNowClientSecret,
            "--Accounts:bucharest:Poll:Presence", "00:00:01", "--Accounts:bucharest:Poll:Calls", "00:00:01",
            "--Commands:PerMinute", "180", .. Visits.StoreIn(host._folder.Path), .. more,
        ], host._clock);
        await host._app.StartAsync();
        host.Program = await host._app.AsProgramAsync(TokenScopes.Read | TokenScopes.Command);
        await Eventually.HoldsAsync(() => host.Board.Current.Extensions.Of("bucharest").Count == 10, Bound, "the extensions are known");
        return host;
    }

    /// <summary>The numbers of the extensions, in order.</summary>
    public IReadOnlyList<string> Numbers => [.. Board.Current.Extensions.Of("bucharest").Values.Select(e => e.Value.Number).Order(StringComparer.Ordinal)];

    /// <summary>Tells the simulated phone system what shall happen.</summary>
    public async Task ControlAsync(string what, object body) =>
        (await _control.PostAsJsonAsync($"{_simulator.Control}/control/voipnow/{what}", body)).EnsureSuccessStatusCode();

    /// <summary>Has the phone system obey again, forget the commands so far and end all calls, and waits until the board shows none.</summary>
    public async Task ResetAsync()
    {
        await ControlAsync("commands", new { mode = "obey" });
        (await _control.DeleteAsync(new Uri($"{_simulator.Control}/control/voipnow/commands"))).EnsureSuccessStatusCode();
        await ControlAsync("traffic", new { on = false, clear = true });
        await Eventually.HoldsAsync(
            () => Board.Current.Calls.Of("bucharest").Count == 0 && Board.Current.Extensions.Of("bucharest").Values.All(e => e.Value.State is PresenceState.Idle or PresenceState.Offline),
            Bound, "all calls are over");
    }

    /// <summary>Puts an extension into a call with an outside party, and waits until the board shows it.</summary>
    public async Task<(Call Call, long Version)> TalkAsync(string number)
    {
        await ControlAsync("ring", new { extension = number, from = "0412341234" });
        await ControlAsync("answer", new { extension = number });
        await Eventually.HoldsAsync(() => CallOf(number)?.State == PresenceState.OnCall, Bound, $"{number} talks");
        return (CallOf(number)!, Board.Current.Version);
    }

    public Call? CallOf(string number) => Board.Current.Calls.Of("bucharest").Values.Select(c => c.Value)
        .FirstOrDefault(c => c.Legs.Any(l => l.Extension == ExtensionPresence.MakeKey("bucharest", number)));

    /// <summary>The commands that arrived at the vendor.</summary>
    public async Task<int> ArrivedAsync() => (await _control.GetFromJsonAsync<JsonElement>($"{_simulator.Control}/control/voipnow/commands")).GetArrayLength();

    /// <summary>What a command came to.</summary>
    public async Task<(string Status, string? Detail)> EndAsync(Visitor visitor, Guid id)
    {
        (string, string?) end = ("", null);
        await Eventually.HoldsAsync(
            async () =>
            {
                var now = await visitor.Http.GetFromJsonAsync<JsonElement>($"/api/v1/commands/{id}");
                end = (now.GetProperty("status").GetString()!, now.GetProperty("detail").GetString());
                return end.Item1 is "Observed" or "Refused" or "TimedOut";
            },
            Bound,
            "the command comes to an end");
        return end;
    }

    /// <summary>What the audit log holds, the oldest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync() =>
        [.. (await _app.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { Most = 100 }, CancellationToken.None)).Reverse()];

    public Task<Visitor> SupervisorAsync(AccessLimits? limits = null) => _app.AsPersonAsync(Role.Supervisor, limits);

    public async ValueTask DisposeAsync()
    {
        Program.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
        await _simulator.DisposeAsync();
        _control.Dispose();
        _folder.Dispose();
    }
}
