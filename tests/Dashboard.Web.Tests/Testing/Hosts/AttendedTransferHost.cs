using Dashboard.Presence.Model;
using Dashboard.Presence.Views;
using Dashboard.Testing;
using Dashboard.Web.Commands;
using Dashboard.Web.Configuration;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Transfers;
using Dashboard.Web.Security;
using Microsoft.Extensions.Configuration;

namespace Dashboard.Web.Tests.Testing.Hosts;

/// <summary>A <see cref="SimulatedHost"/> with phone systems of every vendor, and the transfers of one page. Time runs four times as fast.</summary>
public sealed class AttendedTransferHost() : SimulatedHost(speed: 4, extensions: 12), IAsyncLifetime
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(40);

    internal SupervisorSnapshot Snapshot => new(BoardView.Create(Board.Current, BoardFilter.Everything), Board.GetLastListed, Time.GetUtcNow());

    /// <summary>The issued commands, the newest first.</summary>
    internal IReadOnlyList<CommandState> Mine => Commands.GetRecent(AccessPrincipal.Demo);

    private CommandService Commands => Host.Get<CommandService>();

    public async ValueTask InitializeAsync()
    {
        var poll = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Demo:Poll:Presence"] = "00:00:01", ["Demo:Poll:Calls"] = "00:00:01", ["Demo:Poll:Registrations"] = "00:00:01",
        }).Build();
        var keys = DemoConfiguration.Keys(poll, SimulatorOptions, Simulator, Directory.CreateDirectory(Files.Path));
        await StartHostAsync(keys.SelectMany(k => new[] { $"--{k.Key}", k.Value! }));
        await Eventually.HoldsAsync(
            () => new[] { "sydney", "copenhagen", "montreal", "bucharest" }.All(a => Board.Current.Extensions.GetAccount(a).Count == 12 && Board.Current.Registrations.GetAccount(a).Count > 0
                && Board.Current.Extensions.GetAccount(a).Values.All(e => e.Value.State != PresenceState.Unknown)), Bound, "the extensions and their phones are known");
    }

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
    internal async Task<CommandState?> SendAsync(CallAction action, string? target, long seenVersion)
    {
        var request = action.CreateRequest(seenVersion, target, "to see it done");
        await Commands.SubmitAsync(request, AccessPrincipal.Demo, "127.0.0.1");
        await Eventually.HoldsAsync(() => Commands.Find(request.Id, AccessPrincipal.Demo)!.IsOver, TimeSpan.FromSeconds(90), $"{request.Kind} comes to an end");
        return Commands.Find(request.Id, AccessPrincipal.Demo);
    }
}
