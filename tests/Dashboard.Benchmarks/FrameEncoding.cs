using System.Globalization;
using BenchmarkDotNet.Attributes;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Web.Boards;
using Dashboard.Web.Live.Frames;

namespace Dashboard.Benchmarks;

/// <summary>
/// Benchmarks frame encoding: the delta of ten changed extensions that a busy board sends, and the snapshot of 1,000 extensions with
/// their registrations and 100 calls that a new viewer receives.
/// </summary>
[MemoryDiagnoser]
[InProcess]
public class FrameEncoding
{
    private const int Extensions = 1000;
    private const int Calls = 100;
    private const int Changed = 10;
    private static readonly DateTimeOffset At = new(2026, 11, 21, 6, 0, 0, 250, TimeSpan.Zero);
    private readonly BoardDefinition _definition = new("sales", "Sales", BoardFilter.Everything);
    private PresenceStore _board = null!;
    private BoardView _view = null!;
    private BoardDelta _delta = null!;
    private IReadOnlyList<VersionTimestamp> _trace = null!;

    /// <summary>Fills the board, then changes ten of its extensions.</summary>
    [GlobalSetup]
    public void SetUp()
    {
        _board = new PresenceStore(TimeProvider.System, "b5e1");
        _board.Apply(new AccountStatus { Id = "sydney", Vendor = "Jingl", Capabilities = Capabilities.BulkPresence | Capabilities.ActiveCalls, Endpoints = [new("presence", null)] });
        Poll(PresenceState.Idle);
        var before = BoardView.Create(_board.Current, BoardFilter.Everything);
        Poll(PresenceState.Ringing);
        _view = BoardView.Create(_board.Current, BoardFilter.Everything);
        _delta = BoardDelta.Between(before, _view);
        _trace = _board.Timestamps.Between(before.Version, _view.Version);
        if (_delta.Extensions.Length != Changed || _trace.Count != 1 || _view.Registrations.Count != Extensions || _view.Calls.Count != Calls)
        {
            throw new InvalidOperationException("The board does not hold what is to be encoded.");
        }
    }

    /// <summary>Encodes a delta of ten changed extensions.</summary>
    [Benchmark]
    public int Delta() => FrameWriter.Delta(_definition, _view, _delta, _board.GetLastListed, At, _trace).Length;

    /// <summary>Encodes a snapshot of the whole board.</summary>
    [Benchmark]
    public int Snapshot() => FrameWriter.Snapshot(_definition, _view, _board.GetLastListed, At).Length;

    private void Poll(PresenceState ofSome) => _board.Apply(new Observation
    {
        Account = "sydney",
        Endpoint = "presence",
        At = At,
        Extensions = new([.. Enumerable.Range(0, Extensions).Select(i => Extension(i, i < Changed ? ofSome : PresenceState.OnCall))], true),
        Registrations = new([.. Enumerable.Range(0, Extensions).Select(Device)], true),
        Calls = new([.. Enumerable.Range(0, Calls).Select(Call)], true),
    });

    private static string Number(int index) => (1000 + index).ToString(CultureInfo.InvariantCulture);

    private static ExtensionPresence Extension(int index, PresenceState state) => new()
    {
        Account = "sydney", Number = Number(index), Name = $"Jane Citizen {index}", Team = "Sales", State = state, Since = At.AddSeconds(-index),
        Direction = CallDirection.Outbound, Party = "0412341234", ObservedAt = At,
    };

    private static Registration Device(int index) => new()
    {
        Key = $"sydney/{Number(index)}/0", Account = "sydney", Extension = $"sydney/{Number(index)}", Registered = true, ExpiresAt = At.AddMinutes(5),
        Expiry = ExpiryKind.Exact, Address = "101.100.99.98:1234", UserAgent = "3CXPhone 5.0.14439.0", LastSuccessAt = At, ObservedAt = At,
    };

    private static Call Call(int index) => new()
    {
        Key = $"sydney/call-{index}", Account = "sydney", State = PresenceState.OnCall, Direction = CallDirection.Outbound, From = Number(index), To = "0412341234",
        StartedAt = At.AddSeconds(-60), AnsweredAt = At.AddSeconds(-50), ObservedAt = At,
        Legs = [Leg("1", $"sydney/{Number(index)}"), Leg("2", null)],
    };

    private static CallLeg Leg(string id, string? extension) => new()
    {
        Id = id, Extension = extension, Party = "0412341234", Direction = CallDirection.Outbound, State = PresenceState.OnCall, StartedAt = At.AddSeconds(-60),
    };
}
