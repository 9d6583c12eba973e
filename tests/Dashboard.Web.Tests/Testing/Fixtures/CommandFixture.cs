using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Storage;
using Dashboard.Storage.Audit;
using Dashboard.Testing;
using Dashboard.Web.Boards;
using Dashboard.Web.Commands;
using Dashboard.Web.Live;
using Dashboard.Web.Polling;
using Dashboard.Web.Polling.Jobs;
using Dashboard.Web.Polling.Pacing;
using Dashboard.Web.Security;
using Microsoft.Extensions.Hosting.Internal;
using Microsoft.Extensions.Logging.Abstractions;

namespace Dashboard.Web.Tests.Testing.Fixtures;

/// <summary>
/// The command service without a host: one account with a <see cref="CommandSource"/> and a presence store that the test fills. Extension 101 is
/// on call c1 with 0412341234, and 102 is idle. The audit log is closed, so that its entries go to the application log.
/// </summary>
internal sealed class CommandFixture : IAsyncDisposable
{
    public const string Account = "sydney";
    private readonly RecordingLogger<AuditLogger> _audit = new();
    private readonly Database _database;
    private readonly PolledAccounts _accounts;

    public CommandFixture(CommandSource? source = null, CommandOptions? options = null, PollOptions? polling = null, AccessOptions? access = null)
    {
        Source = source ?? new CommandSource();
        Store = new PresenceStore(Time, "epoch");
        PolledAccount = new PolledAccount(Account, "Test", Source, polling ?? new PollOptions(), AccountDirectory.Empty, new RequestRateLimiter(240, Time), () => 0.5) { Region = "AU" };
        _accounts = new PolledAccounts([PolledAccount], Store, Time);
        Scheduler = new PollScheduler(Jobs, Jobs.Storage, _accounts, Time, NullLogger<PollScheduler>.Instance);
        Boards = new BoardRegistry([new BoardDefinition("all", "All", BoardFilter.Everything), new BoardDefinition("sales", "Sales", new BoardFilter([], ["Sales"], []))], Store, Time, isDemo: false);
        Validator = new CommandValidator(Store, Boards, access ?? new AccessOptions());
        Tracker = new CommandTracker(Store, Scheduler, Time);
        _database = new Database(new StorageOptions(StorageProvider.Sqlite, "Data Source=:memory:"), Time);
        Writer = new AuditWriter(new AuditLog(_database, Time, new AuditKeyFile("unused")));
        Service = new CommandService(
            Validator, new CommandRateLimiter(options ?? new CommandOptions(), Time), new CommandConflictTracker(Time), new CommandStore(Time), _accounts, Store, Tracker,
            new AuditLogger(Writer, _audit), Life, Time, NullLogger<CommandService>.Instance);
        See(Extension("101", PresenceState.OnCall), Extension("102", PresenceState.Idle));
        See(CallOf("c1", "101"));
    }

    public ManualTimeProvider Time { get; } = new();

    public PresenceStore Store { get; }

    public BoardRegistry Boards { get; }

    public CommandSource Source { get; }

    public PolledAccount PolledAccount { get; }

    public RecordingJobClient Jobs { get; } = new();

    public PollScheduler Scheduler { get; }

    public CommandValidator Validator { get; }

    public CommandTracker Tracker { get; }

    public CommandService Service { get; }

    public ApplicationLifetime Life { get; } = new(NullLogger<ApplicationLifetime>.Instance);

    /// <summary>The entries for the audit log, in order.</summary>
    public IEnumerable<string> Audited => _audit.Lines;

    private AuditWriter Writer { get; }

    public static ExtensionPresence Extension(string number, PresenceState state, string? team = null) => new()
    {
        Account = Account, Number = number, Name = $"User {number}", Team = team, State = state, ObservedAt = DateTimeOffset.UnixEpoch,
    };

    public static Call CallOf(string key, string number, PresenceState state = PresenceState.OnCall, string other = "0412341234") => new()
    {
        Key = key, Account = Account, VendorId = key, State = state, From = other, To = number, ObservedAt = DateTimeOffset.UnixEpoch,
        Legs =
        [
            new CallLeg { Id = "1", Extension = $"{Account}/{number}", State = state, Held = state == PresenceState.OnHold },
            new CallLeg { Id = "2", Party = other, State = state },
        ],
    };

    /// <summary>A command on call c1 by extension 101, based on the current version.</summary>
    public CommandRequest Request(CommandKind kind = CommandKind.HangUp) => new()
    {
        Id = Guid.NewGuid(), Kind = kind, Account = Account, Extension = "101", Call = kind == CommandKind.Dial ? null : "c1", SeenVersion = Store.Current.Version,
    };

    public void See(params ExtensionPresence[] rows) =>
        Store.Apply(new Observation { Account = Account, Endpoint = "presence", At = Time.GetUtcNow(), Extensions = new([.. rows.Select(r => r with { ObservedAt = Time.GetUtcNow() })], true) });

    public void See(params Call[] rows) =>
        Store.Apply(new Observation { Account = Account, Endpoint = "calls", At = Time.GetUtcNow(), Calls = new([.. rows.Select(r => r with { ObservedAt = Time.GetUtcNow() })], true) });

    public void SeeNoCalls() => See(Array.Empty<Call>());

    /// <summary>Closes the audit log, so that no test waits for a file.</summary>
    public async Task<CommandFixture> StartAsync()
    {
        await Writer.DisposeAsync();
        return this;
    }

    public async ValueTask DisposeAsync()
    {
        await Writer.DisposeAsync();
        _accounts.Dispose();
        Jobs.Dispose();
        await _database.DisposeAsync();
    }
}
