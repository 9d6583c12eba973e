using Dashboard.Presence;

namespace Dashboard.Presence.Tests.Alerts;

/// <summary>What rings is told by the call: a second one at somebody who talks, and one of two.</summary>
public sealed class WaitingCallAlertTests
{
    private readonly AlertRig _rig = new(new AlertRules { RingingLongerThan = TimeSpan.FromSeconds(20) });

    [Fact]
    public void Call_RingingAtSomebodyWhoTalks_RaisesAnAlertByTheCall()
    {
        var rung = _rig.Now;
        _rig.Pass(21);
        _rig.See(calls: [Call("talk", PresenceState.OnCall, rung), Call("wait", PresenceState.Ringing, rung)]);

        var alert = _rig.Extension(PresenceState.OnCall, rung).Raised.ShouldHaveSingleItem();

        (alert.Kind, alert.Extension, alert.Call, alert.Since).ShouldBe((AlertKind.Ringing, "sydney/101", "sydney/wait", rung));
    }

    [Fact]
    public void Call_ThatWaitedAndThenRingsAlone_KeepsItsAlert()
    {
        var rung = _rig.Now;
        _rig.Pass(21);
        _rig.See(calls: [Call("talk", PresenceState.OnCall, rung), Call("wait", PresenceState.Ringing, rung)]);
        var key = _rig.Extension(PresenceState.OnCall, rung).Raised.ShouldHaveSingleItem().Key;
        _rig.Pass(1);
        _rig.See(calls: [Call("wait", PresenceState.Ringing, rung)]);

        _rig.Extension(PresenceState.Ringing, null).ShouldSatisfyAllConditions(l => l.Raised.ShouldBeEmpty(), l => l.Ended.ShouldBeEmpty());

        (_rig.Only.Key, _rig.Only.Since).ShouldBe((key, rung));
    }

    [Fact]
    public void Calls_TwoRingingAtOnce_RaiseOneAlertEach()
    {
        var rung = _rig.Now;
        _rig.Pass(21);
        _rig.See(calls: [Call("one", PresenceState.Ringing, rung), Call("two", PresenceState.Ringing, rung)]);

        _rig.Extension(PresenceState.Ringing, rung).Raised.Select(a => a.Call).ShouldBe(["sydney/one", "sydney/two"], ignoreOrder: true);
    }

    [Fact]
    public void Call_GoneFromTheListAPollBeforeItsExtensionIsFree_RaisesNothingAnew()
    {
        var rung = _rig.Now;
        _rig.See(calls: [Call("one", PresenceState.Ringing, rung)]);
        _rig.Extension(PresenceState.Ringing, rung);
        _rig.Pass(21);
        _rig.See(calls: [Call("one", PresenceState.Ringing, rung)]);
        _rig.Extension(PresenceState.Ringing, rung).Raised.ShouldHaveSingleItem().Call.ShouldBe("sydney/one");
        _rig.See(calls: []);

        _rig.Extension(PresenceState.Ringing, rung).ShouldSatisfyAllConditions(l => l.Raised.ShouldBeEmpty(), l => l.Ended.ShouldBeEmpty());
        _rig.Extension(PresenceState.Idle, null).Ended.ShouldHaveSingleItem();
    }

    [Fact]
    public void Call_ListedLaterThanItsExtensionRings_RaisesOneAlert()
    {
        var rung = _rig.Now;
        _rig.Extension(PresenceState.Ringing, rung);
        _rig.Pass(21);
        var key = _rig.Extension(PresenceState.Ringing, rung).Raised.ShouldHaveSingleItem().Key;
        _rig.See(calls: [Call("one", PresenceState.Ringing, rung)]);

        _rig.Extension(PresenceState.Ringing, rung).ShouldSatisfyAllConditions(l => l.Raised.ShouldBeEmpty(), l => l.Ended.ShouldBeEmpty());

        (_rig.Only.Key, _rig.Only.Call).ShouldBe((key, "sydney/one"));
    }

    [Fact]
    public void Call_AnsweredOnceAndHandedOn_HasRungSinceItWas()
    {
        var began = _rig.Now;
        _rig.Pass(300);
        var call = Call("wait", PresenceState.Ringing, began) with { AnsweredAt = began.AddSeconds(5), ObservedAt = _rig.Now };

        WaitingCalls.ByExtension([call])["sydney/101"].ShouldHaveSingleItem().Since.ShouldBe(_rig.Now);
    }

    private Call Call(string key, PresenceState state, DateTimeOffset startedAt) => new()
    {
        Key = $"sydney/{key}", Account = "sydney", State = state, From = "555", To = "101", StartedAt = startedAt, ObservedAt = _rig.Now,
        Legs = [new CallLeg { Id = "a", Extension = "sydney/101", State = state, StartedAt = startedAt }],
    };
}
