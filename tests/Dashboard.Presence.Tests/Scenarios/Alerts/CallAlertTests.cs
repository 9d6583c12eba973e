using Dashboard.Presence.Alerts;
using Dashboard.Presence.Model;

namespace Dashboard.Presence.Tests.Scenarios.Alerts;

public sealed class CallAlertTests
{
    private readonly AlertFixture _fixture = new(new AlertRules { CallLongerThan = TimeSpan.FromMinutes(10) });

    [Fact]
    public void Call_LongerThanItsRule_CountsItsHolds()
    {
        var answered = _fixture.Now;
        _fixture.Pass(601);
        _fixture.See(calls: [Call("c1", startedAt: null, answered)]);

        var alert = Hold().Raised.ShouldHaveSingleItem();

        (alert.Kind, alert.Call, alert.Since).ShouldBe((AlertKind.Call, "sydney/c1", answered));
    }

    [Fact]
    public void Call_WithoutAnAnswerTime_CountsFromItsStart()
    {
        var started = _fixture.Now;
        _fixture.Pass(601);
        _fixture.See(calls: [Call("c1", started, answeredAt: null)]);

        Hold().Raised.ShouldHaveSingleItem().Since.ShouldBe(started);
    }

    [Fact]
    public void Calls_OfOneExtension_CountByTheLongest()
    {
        var answered = _fixture.Now;
        _fixture.Pass(601);
        _fixture.See(calls: [Call("a", startedAt: null, _fixture.Now), Call("b", startedAt: null, answered), Call("c", startedAt: null, _fixture.Now)]);

        var alert = Hold().Raised.ShouldHaveSingleItem();

        (alert.Call, alert.Since).ShouldBe(("sydney/b", answered));
    }

    // The hold has just begun, so the state is younger than the call.
    private AlertEvaluation Hold() => _fixture.Extension(PresenceState.OnHold, _fixture.Now.AddSeconds(-5));

    private Call Call(string key, DateTimeOffset? startedAt, DateTimeOffset? answeredAt) => new()
    {
        Key = $"sydney/{key}", Account = "sydney", State = PresenceState.OnHold, StartedAt = startedAt, AnsweredAt = answeredAt, ObservedAt = _fixture.Now,
        Legs = [new CallLeg { Id = "a", Extension = "sydney/101", State = PresenceState.OnHold }],
    };
}
