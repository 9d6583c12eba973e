using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;

namespace Dashboard.Testing.Contract;

public abstract partial class CommandContract
{
    /// <summary>Checks the state that the board shows after the polls that follow a command.</summary>
    private async Task<string> SeeAsync(PolledVendor vendor, CommandKind kind, CommandScenario scene)
    {
        PresenceState At(string number) => vendor.Tile(number).PhoneState();
        switch (kind)
        {
            case CommandKind.Dial:
                At(scene.Agent).ShouldBe(PresenceState.Dialing);
                CallsOf(vendor, scene.Agent).ShouldHaveSingleItem().To.ShouldBe(scene.Command.Target);
                break;
            case CommandKind.HangUp:
                At(scene.Agent).ShouldBe(PresenceState.Idle);
                CallsOf(vendor, scene.Agent).ShouldBeEmpty();
                break;
            case CommandKind.Hold:
                At(scene.Agent).ShouldBe(PresenceState.OnHold);
                CallsOf(vendor, scene.Agent).ShouldHaveSingleItem().State.ShouldBe(PresenceState.OnHold);
                break;
            case CommandKind.Resume:
                At(scene.Agent).ShouldBe(PresenceState.OnCall);
                CallsOf(vendor, scene.Agent).ShouldHaveSingleItem().Legs.ShouldNotContain(l => l.Held);
                break;
            case CommandKind.Park:
                vendor.Board.Current.Calls.GetAccount("sydney").Values.ShouldContain(c => c.Value.Legs.Any(l => l.Parked));
                await TruthShouldBeAsync(vendor, scene.Agent, PresenceState.Idle);
                break;
            case CommandKind.Retrieve or CommandKind.PickUp:
                At(scene.Command.Extension).ShouldBe(PresenceState.OnCall);
                PartyOf(vendor, scene.Command.Extension).ShouldBe(CommandScenario.Caller);
                break;
            case CommandKind.BlindTransfer:
                At(scene.Agent).ShouldBe(PresenceState.Idle);
                At(scene.Target).ShouldBe(PresenceState.Ringing);
                break;
            case CommandKind.AttendedTransfer:
                await SeeAskedAsync(vendor, scene);
                break;
            case CommandKind.TransferToVoicemail:
                At(scene.Agent).ShouldBe(PresenceState.Idle);
                CallsOf(vendor, scene.Agent).ShouldBeEmpty();
                break;
            case CommandKind.Monitor or CommandKind.Coach or CommandKind.Barge:
                At(scene.Agent).ShouldBe(PresenceState.OnCall);
                At(scene.Target).ShouldBe(PresenceState.Ringing, "the supervisor's own phone rings");
                break;
            case CommandKind.StartRecording or CommandKind.StopRecording:
                // No list reports recordings, so the simulator's state is checked.
                (await vendor.WholeTruthAsync()).Calls[0].Recorded.ShouldBe(kind == CommandKind.StartRecording);
                return "no poll tells; done";
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "no look is described for it");
        }

        return $"agent {At(scene.Agent)}, other {At(scene.Target)}";
    }

    private async Task SeeAskedAsync(PolledVendor vendor, CommandScenario scene)
    {
        if (AsksByItself)
        {
            vendor.Tile(scene.Agent).PhoneState().ShouldBe(PresenceState.Dialing);
            vendor.Tile(scene.Target).PhoneState().ShouldBe(PresenceState.Ringing);
            await vendor.DoAsync("answer", new { extension = scene.Target });
            await vendor.DoAsync("hangup", new { extension = scene.Agent });
            await vendor.Driver.RunForAsync(ForEveryPoll);
        }

        vendor.Tile(scene.Agent).PhoneState().ShouldBe(PresenceState.Idle);
        vendor.Tile(scene.Target).PhoneState().ShouldBe(PresenceState.OnCall);
        PartyOf(vendor, scene.Target).ShouldBe(CommandScenario.Caller);
    }

    private static async Task TruthShouldBeAsync(PolledVendor vendor, string number, PresenceState state) =>
        (await vendor.TruthAsync())[number].ShouldBe(state);

    private static string? PartyOf(PolledVendor vendor, string number) => vendor.Board.Current.Extensions.GetAccount("sydney")[$"sydney/{number}"].Value.Party;

    private static IEnumerable<Call> CallsOf(PolledVendor vendor, string number) =>
        vendor.Board.Current.Calls.GetAccount("sydney").Values.Select(c => c.Value).Where(c => c.Legs.Any(l => l.Extension == $"sydney/{number}"));
}
