using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.DragDrop;
using Dashboard.Web.Features.Supervisor.Model;
using Dashboard.Web.Features.Supervisor.Parking;

namespace Dashboard.Web.Tests.Features.Supervisor.DragDrop;

public sealed class DropResolverTests
{
    private readonly SupervisorFixture _fixture = new();

    public DropResolverTests() => Offer(Capabilities.BlindTransfer | Capabilities.Park);

    [Fact]
    public void Drop_OnWhoIsFree_TransfersWithoutAsking()
    {
        var drop = Read("c1", "sydney/101", "sydney/102");

        (drop.Action!.Kind, drop.Action.Row.Number, drop.Action.Call!.Key, drop.To!.Number, drop.Question).ShouldBe((CommandKind.BlindTransfer, "101", "c1", "102", ""));
    }

    [Theory]
    [InlineData("sydney/103", "Busy is on a call. Transfer anyway?")]
    [InlineData("sydney/105", "Quiet is set to do not disturb. Transfer anyway?")]
    public void Drop_OnABusyExtension_AsksForConfirmation(string to, string question) => Read("c1", "sydney/101", to).ShouldSatisfyAllConditions(d => d.Action.ShouldNotBeNull(), d => d.Question.ShouldBe(question));

    [Theory]
    [InlineData("gone", "sydney/101", "sydney/102", "That call is over.")]
    [InlineData("c1", "sydney/101", "sydney/999", "The target is unknown.")]
    [InlineData("c1", "sydney/101", "melbourne/101", "Elsewhere is in melbourne. A call of sydney stays in its own phone system.")]
    [InlineData("c1", "sydney/101", "sydney/101", "Anna is on that call already.")]
    [InlineData("c1", "sydney/101", "sydney/104", "Away is offline and cannot ring.")]
    [InlineData("c1", "sydney/102", "sydney/105", "Jane is not on that call.")]
    [InlineData("c1", "melbourne/101", "sydney/102", "Elsewhere is not on that call.")]
    [InlineData("c1", null, "sydney/102", "The extension is not on that call.")]
    [InlineData("", "sydney/102", "sydney/105", "There is no call there any more.")]
    [InlineData("", "sydney/103", "sydney/105", "Busy is on several calls: drag the call itself.")]
    [InlineData(null, null, null, "There is no call there any more.")]
    public void Drop_OfWhatCannotBe_IsRefusedInWords(string? call, string? from, string? to, string problem)
    {
        var drop = Read(call, from, to);

        drop.Action.ShouldBeNull();
        drop.Problem.ShouldBe(problem);
    }

    [Fact]
    public void Drop_WhereTheAccountOffersNone_IsRefusedInWords()
    {
        Offer(Capabilities.Hold);

        Read("c1", "sydney/101", "sydney/102").Problem.ShouldBe("sydney does not offer to transfer calls.");
        Read("c1", "sydney/101", DropResolver.Park).Problem.ShouldBe("sydney does not offer to park calls.");
    }

    [Fact]
    public void Drop_OfATileOnOneCall_FindsTheCall() => Read("", "sydney/101", "sydney/102").Action!.Call!.Key.ShouldBe("c1");

    [Fact]
    public void Drop_OfACallThatChangedDuringTheDrag_IsLeftToTheCommandValidator()
    {
        var seen = _fixture.Snapshot.View.Version;
        _fixture.Time.Advance(TimeSpan.FromSeconds(1));
        Calls(_fixture.CallOf("c1", "101", PresenceState.OnHold));

        // An offline target would be refused here if the call had not changed since the drag began.
        var drop = DropResolver.Resolve(_fixture.Snapshot, "c1", "sydney/101", "sydney/104", seen);

        (drop.Problem, drop.Action!.CreateRequest(seen, "104", null).SeenVersion).ShouldBe(("", seen));
    }

    [Fact]
    public void Drop_OfAParkedCall_IsRetrievedByWhomItIsDroppedOn()
    {
        Calls(Parked());

        var drop = Read("c1", "sydney/101", "sydney/102");

        (drop.Action!.Kind, drop.Action.Row.Number).ShouldBe((CommandKind.Retrieve, "102"));
        Read("c1", "sydney/101", DropResolver.Park).Problem.ShouldBe("It is parked already.");
        // The extension that parked the call is no longer on it, so its row drags nothing.
        DragAttributes.Create(_fixture.Snapshot.Extension("sydney/101")!, _fixture.Snapshot).ShouldBeEmpty();
    }

    [Fact]
    public void Parked_OfEitherWayToListIt_TellsWhoWaitsAndWhoParked()
    {
        // One vendor reports parking on the waiting leg, another on the leg that parked.
        Calls(Parked(), _fixture.CallOf("c9", "102") with { Legs = [new CallLeg { Id = "1", Extension = "sydney/102", State = PresenceState.OnCall }, new CallLeg { Id = "2", Party = "0412341234", State = PresenceState.OnHold, Parked = true }] });

        ParkedCall.FindAll(_fixture.Snapshot).Select(p => (p.Call.Key, p.Party, p.By!.Number)).ShouldBe([("c1", "0412341234", "101"), ("c9", "0412341234", "102")]);
        CallAction.GetAvailable(_fixture.Snapshot.Extension("sydney/102")!, _fixture.Snapshot).Select(a => a.Kind).ShouldBe([CommandKind.Retrieve]);
    }

    private DropResolver Read(string? call, string? from, string? to) => DropResolver.Resolve(_fixture.Snapshot, call, from, to, _fixture.Snapshot.View.Version);

    private Call Parked() => _fixture.CallOf("c1", "101", PresenceState.OnHold) with { Legs = [new CallLeg { Id = "1", Extension = "sydney/101", State = PresenceState.OnHold, Parked = true }] };

    private void Calls(params Call[] calls) => _fixture.See(calls);

    private void Offer(Capabilities capabilities)
    {
        _fixture.Board.Apply(_fixture.Snapshot.Account(SupervisorFixture.Account)! with { Capabilities = capabilities });
        _fixture.Board.Apply(_fixture.Snapshot.Account(SupervisorFixture.Account)! with { Id = "melbourne" });
        _fixture.See(
            _fixture.Extension("101", "Anna", PresenceState.OnCall), _fixture.Extension("102", "Jane"), _fixture.Extension("103", "Busy", PresenceState.OnCall), _fixture.Extension("104", "Away", PresenceState.Offline),
            _fixture.Extension("105", "Quiet") with { DoNotDisturb = true });
        _fixture.Board.Apply(new Observation { Account = "melbourne", Endpoint = "all", At = _fixture.Now, Extensions = new([_fixture.Extension("101", "Elsewhere") with { Account = "melbourne" }], true) });
        Calls(_fixture.CallOf("c1", "101"), _fixture.CallOf("c2", "103"), _fixture.CallOf("c3", "103"));
    }
}
