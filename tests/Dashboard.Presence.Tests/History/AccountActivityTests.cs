using Dashboard.Presence.History;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.History;

/// <summary>The account is polled every 2 s, so that its data is stale after 10 s.</summary>
public sealed class AccountActivityTests
{
    private const string First = "sydney/101", Second = "sydney/102", Device = "sydney/101/0";
    private static readonly AccountStatus Account = new() { Id = "sydney", Vendor = "Any", PresenceInterval = TimeSpan.FromSeconds(2) };
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _store;
    private readonly AccountActivity _activity = new();
    private readonly DateTimeOffset _start;
    private long _since;
    private long _version;

    public AccountActivityTests()
    {
        _store = new PresenceStore(_time, "epoch");
        _start = _time.GetUtcNow();
    }

    [Fact]
    public void Update_NewExtension_RecordsItsState()
    {
        See("101");

        Intervals(First, 5).ShouldBe(["0–5 Idle"]);
        _activity.Extension(Second).ShouldBeNull();
    }

    [Fact]
    public void Update_ExtensionWithoutAChange_KeepsTheVersionOfItsLog()
    {
        See("101", "102");
        Advance(2);
        See(("101", PresenceState.OnCall), ("102", PresenceState.Idle));

        (_activity.Extension(First)!.Version, _activity.Extension(Second)!.Version).ShouldBe((2, 1));
    }

    [Fact]
    public void Update_RowsOfAKnownVersion_AreNotRecorded()
    {
        _since = 1_000;
        See("101");

        _activity.Extension(First).ShouldBeNull();
    }

    [Fact]
    public void Update_ExtensionOmittedByOneList_IsRemovedOnlyOnceItsDataIsStale()
    {
        See("101", "102");
        Advance(2);
        SeePartly("102");
        Advance(7.9);
        Update();
        Intervals(First, 9.9).ShouldBe(["0–10 Idle"]);
        Advance(0.1);
        Update();

        Intervals(First, 12).ShouldBe(["0–12 NotListed"]);
    }

    [Fact]
    public void Update_ExtensionListedAgainBeforeItsDataIsStale_IsNotRemoved()
    {
        See("101", "102");
        Advance(2);
        SeePartly("102");
        Advance(2);
        See("101", "102");
        Advance(20);
        See("101", "102");

        Intervals(First, 4).ShouldBe(["0–4 Idle"]);
    }

    [Fact]
    public void Update_ExtensionThatTheStoreRemoves_IsRemovedWhenItWasLastListed()
    {
        See("101", "102");
        Advance(4);
        See("101", "102");
        Advance(2);
        See("102");
        Advance(2);
        See("102");

        Intervals(First, 10).ShouldBe(["0–4 Idle", "4–10 NotListed"]);
        Intervals(Second, 10).ShouldBe(["0–10 Idle"]);
    }

    [Fact]
    public void Update_DeviceWithoutAnOutage_HasNoLog()
    {
        SeeDevice(isRegistered: true);
        _activity.Device(Device).ShouldBeNull();
        Advance(2);
        SeeDevice(isRegistered: false);
        Advance(2);
        SeeDevice(isRegistered: true);

        _activity.Device(Device)!.All.ShouldBe([new RegistrationOutage(_start.AddSeconds(2), _start.AddSeconds(4), true)]);
    }

    [Fact]
    public void Update_DeviceOfAKnownVersion_IsNotRecorded()
    {
        SeeDevice(isRegistered: true);
        _since = 1_000;
        SeeDevice(isRegistered: false);

        _activity.Device(Device).ShouldBeNull();
    }

    [Fact]
    public void Trim_ExtensionRemovedBeforeTheHorizon_DropsItsLog()
    {
        See("101", "102");
        Advance(2);
        See("102");
        Advance(2);
        See("102");

        _activity.Trim(_start.AddSeconds(-1), _start);
        _activity.Extension(First).ShouldNotBeNull("it was removed after the horizon");
        _activity.Trim(_start.AddSeconds(2), _start);

        _activity.Extension(First).ShouldBeNull();
        _activity.Extension(Second).ShouldNotBeNull("it is listed");
    }

    [Fact]
    public void Trim_OutagesBeforeTheirHorizon_DropsTheLogUnlessOneLasts()
    {
        SeeDevice(isRegistered: true);
        Advance(2);
        SeeDevice(isRegistered: false);
        _activity.Trim(_time.GetUtcNow(), _start.AddSeconds(2));
        _activity.Device(Device).ShouldNotBeNull("the outage lasts");
        Advance(2);
        SeeDevice(isRegistered: true);
        _activity.Trim(_time.GetUtcNow(), _start.AddSeconds(1));
        _activity.Device(Device).ShouldNotBeNull("the outage began after the horizon");

        _activity.Trim(_time.GetUtcNow(), _start.AddSeconds(2));

        _activity.Device(Device).ShouldBeNull();
    }

    [Fact]
    public void Trim_DiscardsGapsBeforeTheHorizon()
    {
        See("101");
        Advance(60);
        See("101");
        _activity.Gaps.Count.ShouldBe(1);

        _activity.Trim(_time.GetUtcNow(), _start);

        _activity.Gaps.Count.ShouldBe(0);
    }

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private void See(params string[] numbers) => See(numbers, isComplete: true);

    private void SeePartly(params string[] numbers) => See(numbers, isComplete: false);

    private void See(params (string Number, PresenceState State)[] rows) => Apply(rows, isComplete: true);

    private void See(string[] numbers, bool isComplete) => Apply([.. numbers.Select(n => (n, PresenceState.Idle))], isComplete);

    private void Apply((string Number, PresenceState State)[] rows, bool isComplete)
    {
        _store.Apply(new Observation
        {
            Account = "sydney", Endpoint = "presence", At = _time.GetUtcNow(),
            Extensions = new([.. rows.Select(r => new ExtensionPresence { Account = "sydney", Number = r.Number, State = r.State, ObservedAt = _time.GetUtcNow() })], isComplete),
        });
        Update();
    }

    private void SeeDevice(bool isRegistered)
    {
        _store.Apply(new Observation
        {
            Account = "sydney", Endpoint = "devices", At = _time.GetUtcNow(),
            Registrations = new([new Registration { Account = "sydney", Key = Device, Extension = First, Registered = isRegistered, ObservedAt = _time.GetUtcNow() }], true),
        });
        Update();
    }

    private void Update()
    {
        _activity.Update(_store.Current, Account, _store.GetLastListed("sydney").Presence, _time.GetUtcNow(), _since, ++_version);
        _since = Math.Max(_since, _store.Current.Version);
    }

    /// <summary>Returns the intervals of an extension from the start, in seconds.</summary>
    private List<string> Intervals(string extension, double to) =>
    [
        .. _activity.Extension(extension)!.Spans(_start, _start.AddSeconds(to), _start, new ObservationGaps())
            .Select(s => $"{(s.From - _start).TotalSeconds:0}–{(s.To - _start).TotalSeconds:0} {(s.Origin == IntervalSource.Observed ? s.State : s.Origin)}"),
    ];
}
