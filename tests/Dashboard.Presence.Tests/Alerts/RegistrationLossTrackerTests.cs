using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Alerts;

public sealed class RegistrationLossTrackerTests
{
    private static readonly AlertRules Both = new() { RegistrationLost = true, RegistrationsLostTogether = 3 };
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _store;
    private readonly HashSet<string> _forgotten = [];
    private RegistrationLossTracker _tracker = new(Both);

    public RegistrationLossTrackerTests()
    {
        _store = new PresenceStore(_time, "epoch");
        AddAccount("sydney");
        AddAccount("perth");
    }

    [Fact]
    public void Evaluate_DeviceLostAtTheFirstEvaluation_ReturnsNoMatch()
    {
        Evaluate("a-").ShouldBeEmpty();
        Evaluate("a-").ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_RegisteredDeviceThatIsLost_ReturnsAMatchSinceTheLossWasFound()
    {
        Evaluate("a+").ShouldBeEmpty();
        Advance(4);
        var found = _time.GetUtcNow();

        var match = Evaluate("a-").ShouldHaveSingleItem();

        match.Subject.ShouldBe("RegistrationLost/sydney/a");
        (match.Alert.Kind, match.Alert.Account, match.Alert.Registration, match.Alert.Since).ShouldBe((AlertKind.RegistrationLost, "sydney", "sydney/a", found));
        Advance(4);
        Evaluate("a-").ShouldHaveSingleItem().Alert.Since.ShouldBe(found);
    }

    [Fact]
    public void Evaluate_DeviceWithoutAnExtension_ReturnsTheKeyWithoutTheAccount()
    {
        Evaluate("a+");

        var alert = Evaluate("a-").ShouldHaveSingleItem().Alert;

        (alert.Extension, alert.Number, alert.Name).ShouldBe((null, "a", null));
    }

    [Fact]
    public void Evaluate_DeviceOfAKnownExtension_ReturnsItsNumberAndName()
    {
        See(extensions: new([new ExtensionPresence { Account = "sydney", Number = "101", Name = "Anna", State = PresenceState.Idle, ObservedAt = _time.GetUtcNow() }], true));
        See(registrations: new([Device("sydney", "a", true) with { Extension = "sydney/101" }], true));
        Evaluate();
        See(registrations: new([Device("sydney", "a", false) with { Extension = "sydney/101" }], true));

        var alert = Evaluate().ShouldHaveSingleItem().Alert;

        (alert.Extension, alert.Number, alert.Name).ShouldBe(("sydney/101", "101", "Anna"));
    }

    [Fact]
    public void Evaluate_DeviceOfAnUnknownExtension_ReturnsNoExtension()
    {
        See(registrations: new([Device("sydney", "a", true) with { Extension = "sydney/999" }], true));
        Evaluate();
        See(registrations: new([Device("sydney", "a", false) with { Extension = "sydney/999" }], true));

        var alert = Evaluate().ShouldHaveSingleItem().Alert;

        (alert.Extension, alert.Number).ShouldBe((null, "a"));
    }

    [Fact]
    public void Evaluate_DeviceBackForFiveSeconds_EndsTheLoss()
    {
        Evaluate("a+");
        Evaluate("a-");
        Advance(1);
        Evaluate("a+").ShouldHaveSingleItem();
        Advance(4.9);
        Evaluate("a+").ShouldHaveSingleItem();
        Advance(0.1);

        Evaluate("a+").ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_DeviceLostAgainBeforeItIsSettled_ContinuesTheSameLoss()
    {
        Evaluate("a+");
        var found = _time.GetUtcNow();
        Evaluate("a-");
        Advance(3);
        Evaluate("a+");
        Advance(3);
        Evaluate("a-");
        Advance(3);

        // The five seconds begin with the latest registration.
        Evaluate("a+").ShouldHaveSingleItem().Alert.Since.ShouldBe(found);
        Advance(5);
        Evaluate("a+").ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_DeviceLostAgainAfterItHasSettled_ReturnsALaterLoss()
    {
        Evaluate("a+");
        Evaluate("a-");
        Evaluate("a+");
        Advance(5);
        Evaluate("a+").ShouldBeEmpty();
        Advance(60);

        Evaluate("a-").ShouldHaveSingleItem().Alert.Since.ShouldBe(_time.GetUtcNow());
    }

    [Fact]
    public void Evaluate_DeviceNoLongerListed_EndsTheLossAndForgetsTheDevice()
    {
        Evaluate("a+", "b+", "c+");
        Evaluate("a-", "b+", "c+").ShouldHaveSingleItem();
        // The store removes a device once two lists omit it.
        Evaluate("b+", "c+");
        Evaluate("b+", "c+").ShouldBeEmpty();

        Evaluate("a-", "b+", "c+").ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_StaleData_ReturnsTheTimeOfTheLastList()
    {
        Evaluate("a+");
        var listed = _time.GetUtcNow();
        Evaluate("a-").ShouldHaveSingleItem().Alert.LastResponseAt.ShouldBeNull();
        Advance(60);

        Evaluate().ShouldHaveSingleItem().Alert.LastResponseAt.ShouldBe(listed);
        _forgotten.ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_DataOlderThanTheLimit_ReturnsNoMatchAndTheSubjectAsForgotten()
    {
        Evaluate("a+");
        Evaluate("a-");
        Advance(300);

        Evaluate().ShouldBeEmpty();
        _forgotten.ShouldBe(["RegistrationLost/sydney/a"]);
    }

    [Fact]
    public void Evaluate_AsManyLossesAsTheRuleWithinAMinute_ReturnsOneMassLoss()
    {
        Evaluate("a+", "b+", "c+", "d+");
        var registered = _time.GetUtcNow();
        Advance(2);
        var found = _time.GetUtcNow();
        Evaluate("a-", "b+", "c+", "d+");
        Advance(30);
        Evaluate("a-", "b-", "c+", "d+").Count.ShouldBe(2);
        _tracker.IsJoined("sydney/a").ShouldBeFalse();
        Advance(30);

        var match = Evaluate("a-", "b-", "c-", "d+").ShouldHaveSingleItem();

        match.Subject.ShouldBe("RegistrationsLost/sydney/1");
        (match.Alert.Kind, match.Alert.Devices, match.Alert.DevicesBack, match.Alert.Since).ShouldBe((AlertKind.RegistrationsLost, 3, 0, found));
        match.Alert.Within.ShouldBe(_time.GetUtcNow() - registered);
        (_tracker.IsJoined("sydney/a"), _tracker.IsJoined("sydney/d"), _tracker.IsJoined("sydney/x")).ShouldBe((true, false, false));
    }

    [Fact]
    public void Evaluate_LossesMoreThanAMinuteApart_AreNotCombined()
    {
        Evaluate("a+", "b+", "c+");
        Evaluate("a-", "b+", "c+");
        Advance(60.1);
        Evaluate("a-", "b-", "c-").Select(m => m.Alert.Kind).ShouldAllBe(k => k == AlertKind.RegistrationLost);
    }

    [Fact]
    public void Evaluate_LossesOfTwoAccounts_AreNotCombined()
    {
        Evaluate("a+", "b+", "perth/c+");

        Evaluate("a-", "b-", "perth/c-").Select(m => m.Alert.Kind).ShouldBe([AlertKind.RegistrationLost, AlertKind.RegistrationLost, AlertKind.RegistrationLost]);
    }

    [Fact]
    public void Evaluate_FurtherLossWithinAMinuteOfTheLast_JoinsTheMassLoss()
    {
        Evaluate("a+", "b+", "c+", "d+", "e+");
        Evaluate("a-", "b-", "c-", "d+", "e+");
        Advance(60);
        Evaluate("a-", "b-", "c-", "d-", "e+").ShouldHaveSingleItem().Alert.Devices.ShouldBe(4);
        Advance(60);

        Evaluate("a-", "b-", "c-", "d-", "e-").ShouldHaveSingleItem().Alert.Devices.ShouldBe(5);
    }

    [Fact]
    public void Evaluate_FurtherLossAfterMoreThanAMinute_IsALossOfItsOwn()
    {
        Evaluate("a+", "b+", "c+", "d+");
        Evaluate("a-", "b-", "c-", "d+");
        Advance(60.1);

        var matches = Evaluate("a-", "b-", "c-", "d-");

        matches.Select(m => m.Subject).ShouldBe(["RegistrationsLost/sydney/1", "RegistrationLost/sydney/d"], ignoreOrder: true);
    }

    [Fact]
    public void Evaluate_MassLossWithDevicesBack_CountsThemAndEndsWithTheLast()
    {
        See(extensions: new([Extension("101"), Extension("102")], true));
        SeeDevices(("a", "101", true), ("b", "102", true), ("c", null, true));
        Evaluate();
        SeeDevices(("a", "101", false), ("b", "102", false), ("c", null, false));
        Evaluate();
        SeeDevices(("a", "101", true), ("b", "102", false), ("c", null, false));

        var alert = Evaluate().ShouldHaveSingleItem().Alert;

        (alert.Devices, alert.DevicesBack).ShouldBe((3, 1));
        alert.Extensions.ShouldBe(["sydney/102"]);
        SeeDevices(("a", "101", true), ("b", "102", true), ("c", null, true));
        Evaluate().ShouldHaveSingleItem().Alert.DevicesBack.ShouldBe(3);
        Advance(5);
        Evaluate().ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_SecondMassLossOfAnAccount_HasAnotherSubject()
    {
        Evaluate("a+", "b+", "c+");
        Evaluate("a-", "b-", "c-");
        Evaluate("a+", "b+", "c+");
        Advance(5);
        Evaluate("a+", "b+", "c+").ShouldBeEmpty();
        Advance(60);

        Evaluate("a-", "b-", "c-").ShouldHaveSingleItem().Subject.ShouldBe("RegistrationsLost/sydney/2");
    }

    [Fact]
    public void Evaluate_MassLossWithOldData_ReturnsTheTimeOfTheLastListAndForgetsNothing()
    {
        Evaluate("a+", "b+", "c+");
        var listed = _time.GetUtcNow();
        Evaluate("a-", "b-", "c-").ShouldHaveSingleItem().Alert.LastResponseAt.ShouldBeNull();
        Advance(300);

        Evaluate().ShouldHaveSingleItem().Alert.LastResponseAt.ShouldBe(listed);
        _forgotten.ShouldBeEmpty();
    }

    [Fact]
    public void Evaluate_WithTheRuleForSeveralOnly_ReturnsNoSingleLoss()
    {
        _tracker = new RegistrationLossTracker(Both with { RegistrationLost = false });
        Evaluate("a+", "b+", "c+");

        Evaluate("a-", "b-", "c+").ShouldBeEmpty();
        Evaluate("a-", "b-", "c-").ShouldHaveSingleItem().Alert.Kind.ShouldBe(AlertKind.RegistrationsLost);
    }

    [Fact]
    public void Evaluate_WithTheRuleForSingleDevicesOnly_CombinesNothing()
    {
        _tracker = new RegistrationLossTracker(Both with { RegistrationsLostTogether = null });
        Evaluate("a+", "b+", "c+");

        Evaluate("a-", "b-", "c-").Select(m => m.Alert.Kind).ShouldBe([AlertKind.RegistrationLost, AlertKind.RegistrationLost, AlertKind.RegistrationLost]);
    }

    [Fact]
    public void Evaluate_WithoutRules_ReturnsNoMatch()
    {
        _tracker = new RegistrationLossTracker(new AlertRules { AccountStale = TimeSpan.FromMinutes(1) });
        Evaluate("a+", "b+", "c+");

        Evaluate("a-", "b-", "c-").ShouldBeEmpty();
    }

    private static Registration Row(string account, string id, bool isRegistered, DateTimeOffset at) => new()
    {
        Account = account, Key = $"{account}/{id}", Registered = isRegistered, ObservedAt = at,
    };

    private Registration Device(string account, string id, bool isRegistered) => Row(account, id, isRegistered, _time.GetUtcNow());

    private ExtensionPresence Extension(string number) => new() { Account = "sydney", Number = number, State = PresenceState.Idle, ObservedAt = _time.GetUtcNow() };

    private void AddAccount(string id) => _store.Apply(new AccountStatus
    {
        Id = id, Vendor = "Jingl", PresenceInterval = TimeSpan.FromSeconds(2), RegistrationsInterval = TimeSpan.FromSeconds(2),
        CallsInterval = TimeSpan.FromSeconds(2), UnknownAfter = TimeSpan.FromMinutes(5),
    });

    private void Advance(double seconds) => _time.Advance(TimeSpan.FromSeconds(seconds));

    private void SeeDevices(params (string Id, string? Number, bool IsRegistered)[] devices) => See(registrations: new(
        [.. devices.Select(d => Device("sydney", d.Id, d.IsRegistered) with { Extension = d.Number is null ? null : $"sydney/{d.Number}" })], true));

    private void See(ObservedResources<ExtensionPresence>? extensions = null, ObservedResources<Registration>? registrations = null, string account = "sydney") =>
        _store.Apply(new Observation { Account = account, Endpoint = "all", At = _time.GetUtcNow(), Extensions = extensions, Registrations = registrations });

    /// <summary>Observes the devices, "id+" when registered and "id-" when not, and evaluates the rules. Without devices only evaluates.</summary>
    private List<RuleMatch> Evaluate(params string[] devices)
    {
        var rows = devices.Select(d => (Account: d.Contains('/', StringComparison.Ordinal) ? d.Split('/')[0] : "sydney", Id: d.Split('/')[^1][..^1], IsRegistered: d.EndsWith('+')));
        foreach (var account in rows.GroupBy(r => r.Account))
        {
            See(registrations: new([.. account.Select(r => Device(r.Account, r.Id, r.IsRegistered))], true), account: account.Key);
        }

        var view = BoardView.Create(_store.Current, BoardFilter.Everything);
        return [.. _tracker.Evaluate(new AlertEvaluationContext(view, _store.GetLastListed, _time.GetUtcNow()), _forgotten)];
    }
}
