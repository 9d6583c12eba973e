using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;
using Dashboard.Presence.Views;

namespace Dashboard.Presence.Tests.Scenarios.Alerts;

/// <summary>Ringing alerts follow the call: a waiting call at a busy extension, and one of two ringing calls.</summary>
public sealed class WaitingCallAlertTests
{
    private readonly AlertFixture _fixture = new(new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(20) });

    [Fact]
    public void Call_RingingAtABusyExtension_RaisesAnAlertByTheCall()
    {
        var rung = _fixture.Now;
        _fixture.Pass(21);
        _fixture.See(calls: [Call("talk", PresenceState.OnCall, rung), Call("wait", PresenceState.Ringing, rung)]);

        var alert = _fixture.Extension(PresenceState.OnCall, rung).Raised.ShouldHaveSingleItem();

        (alert.Kind, alert.Extension, alert.Call, alert.Since).ShouldBe((AlertKind.Ringing, "sydney/101", "sydney/wait", rung));
    }

    [Fact]
    public void Call_ThatWaitedAndThenRingsAlone_KeepsItsAlert()
    {
        var rung = _fixture.Now;
        _fixture.Pass(21);
        _fixture.See(calls: [Call("talk", PresenceState.OnCall, rung), Call("wait", PresenceState.Ringing, rung)]);
        var key = _fixture.Extension(PresenceState.OnCall, rung).Raised.ShouldHaveSingleItem().Key;
        _fixture.Pass(1);
        _fixture.See(calls: [Call("wait", PresenceState.Ringing, rung)]);

        _fixture.Extension(PresenceState.Ringing, null).ShouldSatisfyAllConditions(l => l.Raised.ShouldBeEmpty(), l => l.Ended.ShouldBeEmpty());

        (_fixture.Only.Key, _fixture.Only.Since).ShouldBe((key, rung));
    }

    [Fact]
    public void Calls_TwoRingingAtOnce_RaiseOneAlertEach()
    {
        var rung = _fixture.Now;
        _fixture.Pass(21);
        _fixture.See(calls: [Call("one", PresenceState.Ringing, rung), Call("two", PresenceState.Ringing, rung)]);

        _fixture.Extension(PresenceState.Ringing, rung).Raised.Select(a => a.Call).ShouldBe(["sydney/one", "sydney/two"], ignoreOrder: true);
    }

    [Fact]
    public void Call_GoneAPollBeforeItsExtensionIsIdle_RaisesNoSecondAlert()
    {
        var rung = _fixture.Now;
        _fixture.See(calls: [Call("one", PresenceState.Ringing, rung)]);
        _fixture.Extension(PresenceState.Ringing, rung);
        _fixture.Pass(21);
        _fixture.See(calls: [Call("one", PresenceState.Ringing, rung)]);
        _fixture.Extension(PresenceState.Ringing, rung).Raised.ShouldHaveSingleItem().Call.ShouldBe("sydney/one");
        _fixture.See(calls: []);

        _fixture.Extension(PresenceState.Ringing, rung).ShouldSatisfyAllConditions(l => l.Raised.ShouldBeEmpty(), l => l.Ended.ShouldBeEmpty());
        _fixture.Extension(PresenceState.Idle, null).Ended.ShouldHaveSingleItem();
    }

    [Fact]
    public void Call_ListedLaterThanItsExtensionRings_RaisesOneAlert()
    {
        var rung = _fixture.Now;
        _fixture.Extension(PresenceState.Ringing, rung);
        _fixture.Pass(21);
        var key = _fixture.Extension(PresenceState.Ringing, rung).Raised.ShouldHaveSingleItem().Key;
        _fixture.See(calls: [Call("one", PresenceState.Ringing, rung)]);

        _fixture.Extension(PresenceState.Ringing, rung).ShouldSatisfyAllConditions(l => l.Raised.ShouldBeEmpty(), l => l.Ended.ShouldBeEmpty());

        (_fixture.Only.Key, _fixture.Only.Call).ShouldBe((key, "sydney/one"));
    }

    [Fact]
    public void Call_TransferredAfterItsAnswer_RingsSinceTheTransfer()
    {
        var began = _fixture.Now;
        _fixture.Pass(300);
        var call = Call("wait", PresenceState.Ringing, began) with { AnsweredAt = began.AddSeconds(5), ObservedAt = _fixture.Now };

        WaitingCalls.ByExtension([call])["sydney/101"].ShouldHaveSingleItem().Since.ShouldBe(_fixture.Now);
    }

    private Call Call(string key, PresenceState state, DateTimeOffset startedAt) => new()
    {
        Key = $"sydney/{key}", Account = "sydney", State = state, From = "555", To = "101", StartedAt = startedAt, ObservedAt = _fixture.Now,
        Legs = [new CallLeg { Id = "a", Extension = "sydney/101", State = state, StartedAt = startedAt }],
    };
}
