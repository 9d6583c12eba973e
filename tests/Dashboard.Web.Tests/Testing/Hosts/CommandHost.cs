using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Simulator;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A whole host with a simulated VoipNow that has no traffic of its own. The clock of both is four times as fast by default.</summary>
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

    /// <summary>An API client with scopes read and command.</summary>
    public TestClient Program { get; private set; } = null!;

    public WebApplication App => _app;

    public PresenceStore Board => _app.Services.GetRequiredService<PresenceStore>();

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
            "--Commands:PerMinute", "180", .. TestClientExtensions.StoreIn(host._folder.Path), .. more,
        ], host._clock);
        await host._app.StartAsync();
        host.Program = await host._app.AsProgramAsync(TokenScopes.Read | TokenScopes.Command);
        await Eventually.HoldsAsync(() => host.Board.Current.Extensions.GetAccount("bucharest").Count == 10, Bound, "the extensions are known");
        return host;
    }

    /// <summary>The numbers of the extensions, in order.</summary>
    public IReadOnlyList<string> Numbers => [.. Board.Current.Extensions.GetAccount("bucharest").Values.Select(e => e.Value.Number).Order(StringComparer.Ordinal)];

    /// <summary>Controls the simulated phone system.</summary>
    public async Task ControlAsync(string what, object body) =>
        (await _control.PostAsJsonAsync($"{_simulator.Control}/control/voipnow/{what}", body)).EnsureSuccessStatusCode();

    /// <summary>
    /// Makes the phone system accept commands again, clears its received commands and ends all calls. Waits until the presence store has no calls.
    /// </summary>
    public async Task ResetAsync()
    {
        await ControlAsync("commands", new { mode = "obey" });
        (await _control.DeleteAsync(new Uri($"{_simulator.Control}/control/voipnow/commands"))).EnsureSuccessStatusCode();
        await ControlAsync("traffic", new { on = false, clear = true });
        await Eventually.HoldsAsync(
            () => Board.Current.Calls.GetAccount("bucharest").Count == 0 && Board.Current.Extensions.GetAccount("bucharest").Values.All(e => e.Value.State is PresenceState.Idle or PresenceState.Offline),
            Bound, "all calls are over");
    }

    /// <summary>Puts an extension on a call with an external party, and waits until the presence store shows it.</summary>
    public async Task<(Call Call, long Version)> TalkAsync(string number)
    {
        await ControlAsync("ring", new { extension = number, from = "0412341234" });
        await ControlAsync("answer", new { extension = number });
        await Eventually.HoldsAsync(() => CallOf(number)?.State == PresenceState.OnCall, Bound, $"{number} talks");
        return (CallOf(number)!, Board.Current.Version);
    }

    public Call? CallOf(string number) => Board.Current.Calls.GetAccount("bucharest").Values.Select(c => c.Value)
        .FirstOrDefault(c => c.Legs.Any(l => l.Extension == ExtensionPresence.MakeKey("bucharest", number)));

    /// <summary>Returns the number of commands that the vendor received.</summary>
    public async Task<int> ArrivedAsync() => (await _control.GetFromJsonAsync<JsonElement>($"{_simulator.Control}/control/voipnow/commands")).GetArrayLength();

    /// <summary>Waits for a command's final status and returns it.</summary>
    public async Task<(string Status, string? Detail)> EndAsync(TestClient client, Guid id)
    {
        (string, string?) end = ("", null);
        await Eventually.HoldsAsync(
            async () =>
            {
                var now = await client.Http.GetFromJsonAsync<JsonElement>($"/api/v1/commands/{id}");
                end = (now.GetProperty("status").GetString()!, now.GetProperty("detail").GetString());
                return end.Item1 is "Observed" or "Refused" or "TimedOut";
            },
            Bound,
            "the command comes to an end");
        return end;
    }

    /// <summary>Returns the audit log, oldest first.</summary>
    public async Task<IReadOnlyList<AuditRow>> AuditAsync() =>
        [.. (await _app.Services.GetRequiredService<AuditLog>().ReadAsync(new AuditFilter { MaxRows = 100 }, CancellationToken.None)).Reverse()];

    public Task<TestClient> SupervisorAsync(AccessLimits? limits = null) => _app.AsPersonAsync(Role.Supervisor, limits);

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
