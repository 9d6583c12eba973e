using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;
using Dashboard.Web.Features.Supervisor.Model;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>A supervisor's snapshot at one time, filled by the test.</summary>
internal sealed class SupervisorFixture
{
    public const string Account = "sydney";
    private readonly PresenceStore _board;

    public SupervisorFixture(Capabilities offered = Capabilities.Dial | Capabilities.HangUp | Capabilities.Hold | Capabilities.BlindTransfer | Capabilities.Monitor)
    {
        _board = new PresenceStore(Time, "epoch");
        _board.Apply(new AccountStatus
        {
            Id = Account, Vendor = "Jingl", Region = "AU", PresenceInterval = TimeSpan.FromSeconds(2), CallsInterval = TimeSpan.FromSeconds(2), RegistrationsInterval = TimeSpan.FromSeconds(30),
            Capabilities = offered,
        });
    }

    public ManualTimeProvider Time { get; } = new();

    public PresenceStore Board => _board;

    public DateTimeOffset Now => Time.GetUtcNow();

    public SupervisorSnapshot Snapshot => new(BoardView.Create(_board.Current, BoardFilter.Everything), _board.GetLastListed, Now);

    public ExtensionPresence Extension(string number, string name, PresenceState state = PresenceState.Idle, string? team = null) =>
        new() { Account = Account, Number = number, Name = name, Team = team, State = state, ObservedAt = Now };

    public Call CallOf(string key, string number, PresenceState state = PresenceState.OnCall, string from = "0412341234") => new()
    {
        Key = key, Account = Account, VendorId = key, State = state, From = from, To = number, StartedAt = Now, ObservedAt = Now,
        Legs = [new CallLeg { Id = "1", Extension = $"{Account}/{number}", State = state, Held = state == PresenceState.OnHold }, new CallLeg { Id = "2", Party = from, State = state }],
    };

    public void See(params ExtensionPresence[] rows) => _board.Apply(At() with { Extensions = new([.. rows], true) });

    public void See(params Call[] rows) => _board.Apply(At() with { Calls = new([.. rows], true) });

    public void See(params Registration[] rows) => _board.Apply(At() with { Registrations = new([.. rows], true) });

    private Observation At() => new() { Account = Account, Endpoint = "all", At = Now };
}
