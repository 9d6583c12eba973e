using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Commands;
using Dashboard.Web.Contracts;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Transfers;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>Anna at 101 speaks with 0412341234, and Jane at 102 can be consulted. The test defines the effect of each command.</summary>
internal sealed class AttendedTransferFixture
{
    public const string Caller = "0412341234";
    public const Capabilities Joins = Capabilities.Dial | Capabilities.HangUp | Capabilities.Hold | Capabilities.AttendedTransfer | Capabilities.JoinCalls;
    private readonly Dictionary<CommandKind, Func<CommandState>> _answers = [];

    public AttendedTransferFixture(Capabilities offered = Joins)
    {
        Supervisor = new SupervisorFixture(offered);
        Supervisor.See(Supervisor.Extension("101", "Anna Berg", PresenceState.OnCall), Supervisor.Extension("102", "Jane Citizen"));
        Supervisor.See(Talk);
        Transfers = new AttendedTransferService(SendAsync, () => Supervisor.Snapshot, () => Task.CompletedTask);
        Does(CommandKind.Hold, () => Supervisor.See(Held));
        Does(CommandKind.Dial, () => Supervisor.See(Held, Asked(PresenceState.Ringing)));
    }

    public SupervisorFixture Supervisor { get; }

    public AttendedTransferService Transfers { get; }

    /// <summary>The requests of all sent commands.</summary>
    public List<CommandRequest> Sent { get; } = [];

    public ExtensionPresence Row => Supervisor.Snapshot.Extension("sydney/101")!;

    public Call Talk => Supervisor.CallOf("c1", "101");

    public Call Held => Supervisor.CallOf("c1", "101", PresenceState.OnHold);

    /// <summary>The view of the transfer on the page.</summary>
    public AttendedTransferView? Shown
    {
        get
        {
            Transfers.Refresh(Supervisor.Snapshot);
            return AttendedTransferView.Create(Row, Transfers.All.GetValueOrDefault(Row.Key), [], Supervisor.Snapshot);
        }
    }

    public Call Asked(PresenceState state) => new()
    {
        Key = "c2", Account = SupervisorFixture.Account, VendorId = "c2", State = state, Direction = CallDirection.Internal, From = "101", To = "102", StartedAt = Supervisor.Now, ObservedAt = Supervisor.Now,
        Legs = [new CallLeg { Id = "1", Extension = "sydney/101", State = state == PresenceState.Ringing ? PresenceState.Dialing : state }, new CallLeg { Id = "2", Extension = "sydney/102", State = state }],
    };

    /// <summary>Defines the effect of a kind of command, which then ends as observed.</summary>
    public void Does(CommandKind kind, Action what) => _answers[kind] = () =>
    {
        what();
        return End(CommandStatus.Observed, "");
    };

    /// <summary>Defines another final status of a kind of command.</summary>
    public void Ends(CommandKind kind, CommandStatus status, string detail, Action? what = null) => _answers[kind] = () =>
    {
        what?.Invoke();
        return End(status, detail);
    };

    /// <summary>Starts the consultation with Jane, until her phone rings.</summary>
    public Task StartAsync() => Transfers.StartAsync(CallAction.GetAvailable(Row, Supervisor.Snapshot).Single(a => a.Step == CallActionStep.Consult), "102", Supervisor.Snapshot.View.Version);

    private CommandState End(CommandStatus status, string detail) => new(Sent[^1], "me", "me", Supervisor.Now, status, detail, Supervisor.Now);

    private Task<CommandState?> SendAsync(CallAction action, string? target, long seenVersion)
    {
        Sent.Add(action.CreateRequest(seenVersion, target, null));
        return Task.FromResult<CommandState?>(_answers[action.Kind]());
    }
}
