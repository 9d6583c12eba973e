using System.Net.Http.Json;
using System.Text.Json;
using Dashboard.Presence.Model;
using Dashboard.Storage.Audit;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A <see cref="SimulatedHost"/> with a VoipNow phone system. Time runs four times as fast by default.</summary>
internal sealed class CommandHost : SimulatedHost
{
    public static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);

    private CommandHost(int speed)
        : base(speed, extensions: 10, "voipnow")
    {
    }

    /// <summary>An API client with scopes read and command.</summary>
    public TestClient Program { get; private set; } = null!;

    public static async Task<CommandHost> StartAsync(int speed = 4)
    {
        var host = new CommandHost(speed);
        var directory = host.Files.Write("directory.csv", await host.Control.GetStringAsync(new Uri($"{host.Simulator.Control}/control/voipnow/directory.csv")));
        await host.StartHostAsync(
        [
            "--Accounts:bucharest:Vendor", "VoipNow", "--Accounts:bucharest:BaseAddress", host.Simulator.AddressOf("voipnow") + "/uapi",
            "--Accounts:bucharest:TokenAddress", host.Simulator.AddressOf("voipnow") + "/oauth/token.php", "--Accounts:bucharest:Directory", directory,
            "--Accounts:bucharest:ClientId", host.SimulatorOptions.VoipNowClientId, "--Accounts:bucharest:ClientSecret", host.SimulatorOptions.VoipNowClientSecret,
            "--Accounts:bucharest:Poll:Presence", "00:00:01", "--Accounts:bucharest:Poll:Calls", "00:00:01", "--Commands:PerMinute", "180",
        ]);
        host.Program = await host.App.AsProgramAsync(TokenScopes.Read | TokenScopes.Command);
        await Eventually.HoldsAsync(() => host.Board.Current.Extensions.GetAccount("bucharest").Count == 10, Bound, "the extensions are known");
        return host;
    }

    /// <summary>The numbers of the extensions, in order.</summary>
    public IReadOnlyList<string> Numbers => [.. Board.Current.Extensions.GetAccount("bucharest").Values.Select(e => e.Value.Number).Order(StringComparer.Ordinal)];

    /// <summary>Controls the simulated phone system.</summary>
    public Task ControlAsync(string what, object body) => ControlAsync("voipnow", what, body);

    /// <summary>
    /// Makes the phone system accept commands again, clears its received commands and ends all calls. Waits until the presence store has no calls.
    /// </summary>
    public async Task ResetAsync()
    {
        await ControlAsync("commands", new { mode = "obey" });
        (await Control.DeleteAsync(new Uri($"{Simulator.Control}/control/voipnow/commands"))).EnsureSuccessStatusCode();
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
    public async Task<int> ArrivedAsync() => (await Control.GetFromJsonAsync<JsonElement>($"{Simulator.Control}/control/voipnow/commands")).GetArrayLength();

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
        [.. (await Host.Get<AuditLog>().ReadAsync(new AuditFilter { MaxRows = 100 }, CancellationToken.None)).Reverse()];

    public Task<TestClient> SupervisorAsync(AccessLimits? limits = null) => App.AsPersonAsync(Role.Supervisor, limits);

    public override ValueTask DisposeAsync()
    {
        Program.Dispose();
        return base.DisposeAsync();
    }
}
