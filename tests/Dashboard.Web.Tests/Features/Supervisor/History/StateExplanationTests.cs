using Dashboard.Presence.Model;
using Dashboard.Web.Features.Supervisor.History;
using Dashboard.Web.Text;

namespace Dashboard.Web.Tests.Features.Supervisor.History;

public sealed class StateExplanationTests
{
    private readonly SupervisorFixture _fixture = new();

    [Fact]
    public void Evidence_OfEveryStateAndOrigin_NamesTheStateAndWhatItRestsOn()
    {
        foreach (var state in Enum.GetValues<PresenceState>())
        {
            foreach (var origin in Enum.GetValues<PresenceOrigin>())
            {
                _fixture.See(_fixture.Extension("101", "Anna", state) with { Origin = origin });
                var (what, source, _, last, isTrouble) = Single();
                what.ShouldContain(StateNames.Get(state));
                what.Contains("concluded", StringComparison.Ordinal).ShouldBe(origin == PresenceOrigin.Derived && state != PresenceState.Unknown, what);
                source.ShouldBe(SupervisorFixture.Account);
                last.ShouldBe(_fixture.Now);
                isTrouble.ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData(PollFailureKind.Unavailable, "calls does not answer")]
    [InlineData(PollFailureKind.AuthRejected, "calls refuses the requests")]
    [InlineData(PollFailureKind.Refused, "calls refuses the requests")]
    [InlineData(PollFailureKind.Throttled, "calls limits the number of requests")]
    [InlineData(PollFailureKind.BadData, "calls sends answers that cannot be read")]
    public void Evidence_OfAnEndpointThatFails_SaysHowAndWhenItIsAskedAgain(PollFailureKind kind, string says)
    {
        _fixture.See(_fixture.Extension("101", "Anna"));
        Fail(new EndpointFailure("calls", kind, "So and so.", _fixture.Now, _fixture.Now.AddMinutes(1)));
        var line = All()[^1];
        line.Statement.ShouldBe($"{says}: So and so.");
        (line.Source, line.IsTrouble, line.Next).ShouldBe(("sydney · calls", true, _fixture.Now.AddMinutes(1)));
    }

    [Fact]
    public void Explanation_OfARefusedSignIn_AsksForAnAdministrator()
    {
        _fixture.See(_fixture.Extension("101", "Anna"));
        Fail(new EndpointFailure("calls", PollFailureKind.AuthRejected, "Refused.", _fixture.Now, null));
        All()[^1].Statement.ShouldEndWith("It is not polled until “try again” is pressed.");
    }

    [Fact]
    public void Explanation_OfAStaleRowAndAnUnknownOne_DescribesHowTheyAreShown()
    {
        _fixture.See(_fixture.Extension("101", "Anna", PresenceState.OnCall));
        _fixture.Time.Advance(TimeSpan.FromMinutes(2));
        All()[0].Statement.ShouldStartWith("No report for 2 min: it is drawn pale");
        _fixture.Time.Advance(TimeSpan.FromMinutes(20));
        All()[0].Statement.ShouldEndWith("so the state is shown as unknown.");
    }

    [Fact]
    public void Evidence_OfARowThatTheListsLack_SaysSo()
    {
        var other = _fixture.Extension("102", "Ben");
        _fixture.See(_fixture.Extension("101", "Anna"), other);
        var listed = _fixture.Now;
        _fixture.Time.Advance(TimeSpan.FromSeconds(2));
        _fixture.See(other);
        All()[0].ShouldSatisfyAllConditions(e => e.Statement.ShouldContain("Later lists contain neither the extension"), e => e.Last.ShouldBe(listed), e => e.IsTrouble.ShouldBeTrue());
    }

    [Fact]
    public void Evidence_OfACallBesideAFreePhone_SaysThatTheTwoDifferOnceThatLasts()
    {
        _fixture.See(_fixture.Extension("101", "Anna"));
        var call = _fixture.CallOf("c1", "101");
        _fixture.See(call);
        All().ShouldNotContain(e => e.Statement.StartsWith("The two differ", StringComparison.Ordinal));
        for (var i = 0; i < 10; i++)
        {
            _fixture.Time.Advance(TimeSpan.FromSeconds(2));
            _fixture.See(_fixture.Extension("101", "Anna"));
            _fixture.See(call with { ObservedAt = _fixture.Now });
        }

        All().ShouldContain(e => e.Statement.StartsWith("The two differ", StringComparison.Ordinal));
    }

    [Fact]
    public void Evidence_OfItsDevices_NamesTheOneThatIsLostAndTheOneThatIsOverdue()
    {
        _fixture.See(_fixture.Extension("101", "Anna") with { DoNotDisturb = true, App = "VoiceMail" });
        var device = new Registration { Key = "sydney/101/0", Account = SupervisorFixture.Account, Extension = "sydney/101", Registered = false, UserAgent = "Mitel 6873i", ObservedAt = _fixture.Now };
        _fixture.See(device, device with { Key = "sydney/101/1", Registered = true, UserAgent = null, ExpiresAt = _fixture.Now.AddSeconds(-5) });

        var says = All().Select(e => e.Statement).ToList();
        says.ShouldContain("1 of 2 devices registered.");
        says.ShouldContain("Mitel 6873i is lost.");
        says.ShouldContain("Device 101/1 is listed as registered, but the registration should have been renewed by now.");
        says.ShouldContain("It is set to do not disturb.");
        says.ShouldContain("It is connected to VoiceMail.");
    }

    private void Fail(EndpointFailure failure) => _fixture.Board.Apply(_fixture.Snapshot.Account(SupervisorFixture.Account)! with { Endpoints = [new EndpointStatus("calls", failure)] });

    private IReadOnlyList<StateExplanation> All() => StateExplanation.Create(_fixture.Snapshot.Extension("sydney/101")!, _fixture.Snapshot, null);

    private StateExplanation Single() => All().ShouldHaveSingleItem();
}
