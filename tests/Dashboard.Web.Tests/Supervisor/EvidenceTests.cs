using Dashboard.Presence;
using Dashboard.Web.Components.Board;
using Dashboard.Web.Components.Supervisor;

namespace Dashboard.Web.Tests.Supervisor;

public sealed class EvidenceTests
{
    private readonly DeskRig _rig = new();

    [Fact]
    public void Evidence_OfEveryStateAndOrigin_NamesTheStateAndWhatItRestsOn()
    {
        foreach (var state in Enum.GetValues<PresenceState>())
        {
            foreach (var origin in Enum.GetValues<PresenceOrigin>())
            {
                _rig.See(_rig.Extension("101", "Anna", state) with { Origin = origin });
                var (what, source, _, last, isTrouble) = Single();
                what.ShouldContain(BoardText.Word(state));
                what.Contains("concluded", StringComparison.Ordinal).ShouldBe(origin == PresenceOrigin.Derived && state != PresenceState.Unknown, what);
                source.ShouldBe(DeskRig.Account);
                last.ShouldBe(_rig.Now);
                isTrouble.ShouldBeFalse();
            }
        }
    }

    [Theory]
    [InlineData(PollFailureKind.Unavailable, "calls does not answer")]
    [InlineData(PollFailureKind.AuthRejected, "calls refuses us")]
    [InlineData(PollFailureKind.Refused, "calls refuses us")]
    [InlineData(PollFailureKind.Throttled, "calls wants to be asked less often")]
    [InlineData(PollFailureKind.BadData, "calls answers what cannot be read")]
    public void Evidence_OfAnEndpointThatFails_SaysHowAndWhenItIsAskedAgain(PollFailureKind kind, string says)
    {
        _rig.See(_rig.Extension("101", "Anna"));
        Fail(new EndpointFailure("calls", kind, "So and so.", _rig.Now, _rig.Now.AddMinutes(1)));
        var line = All()[^1];
        line.What.ShouldBe($"{says}: So and so.");
        (line.Source, line.IsTrouble, line.Next).ShouldBe(("sydney · calls", true, _rig.Now.AddMinutes(1)));
    }

    [Fact]
    public void Evidence_OfASignInThatWasRefused_SaysThatSomebodyMustAct()
    {
        _rig.See(_rig.Extension("101", "Anna"));
        Fail(new EndpointFailure("calls", PollFailureKind.AuthRejected, "Refused.", _rig.Now, null));
        All()[^1].What.ShouldEndWith("It is not asked any more until somebody presses “try again”.");
    }

    [Fact]
    public void Evidence_OfARowThatIsPaleAndOneThatIsForgotten_SaysWhatThatDoesToWhatIsDrawn()
    {
        _rig.See(_rig.Extension("101", "Anna", PresenceState.OnCall));
        _rig.Time.Advance(TimeSpan.FromMinutes(2));
        All()[0].What.ShouldStartWith("Nothing was heard for 2 min: it is drawn pale");
        _rig.Time.Advance(TimeSpan.FromMinutes(20));
        All()[0].What.ShouldEndWith("so it is drawn as unknown.");
    }

    [Fact]
    public void Evidence_OfARowThatTheListsLack_SaysSo()
    {
        var other = _rig.Extension("102", "Ben");
        _rig.See(_rig.Extension("101", "Anna"), other);
        var listed = _rig.Now;
        _rig.Time.Advance(TimeSpan.FromSeconds(2));
        _rig.See(other);
        All()[0].ShouldSatisfyAllConditions(e => e.What.ShouldContain("lists since then lack it"), e => e.Last.ShouldBe(listed), e => e.IsTrouble.ShouldBeTrue());
    }

    [Fact]
    public void Evidence_OfACallBesideAFreePhone_SaysThatTheTwoDifferOnceThatLasts()
    {
        _rig.See(_rig.Extension("101", "Anna"));
        var call = _rig.CallOf("c1", "101");
        _rig.See(call);
        All().ShouldNotContain(e => e.What.StartsWith("The two differ", StringComparison.Ordinal));
        for (var i = 0; i < 10; i++)
        {
            _rig.Time.Advance(TimeSpan.FromSeconds(2));
            _rig.See(_rig.Extension("101", "Anna"));
            _rig.See(call with { ObservedAt = _rig.Now });
        }

        All().ShouldContain(e => e.What.StartsWith("The two differ", StringComparison.Ordinal));
    }

    [Fact]
    public void Evidence_OfItsDevices_NamesTheOneThatIsLostAndTheOneThatIsOverdue()
    {
        _rig.See(_rig.Extension("101", "Anna") with { DoNotDisturb = true, App = "VoiceMail" });
        var device = new Registration { Key = "sydney/101/0", Account = DeskRig.Account, Extension = "sydney/101", Registered = false, UserAgent = "Mitel 6873i", ObservedAt = _rig.Now };
        _rig.See(device, device with { Key = "sydney/101/1", Registered = true, UserAgent = null, ExpiresAt = _rig.Now.AddSeconds(-5) });

        var says = All().Select(e => e.What).ToList();
        says.ShouldContain("1 of 2 devices registered.");
        says.ShouldContain("Mitel 6873i is lost.");
        says.ShouldContain("Device 101/1 counts as registered, and should have renewed it by now.");
        says.ShouldContain("It is set to do not disturb.");
        says.ShouldContain("It is connected to VoiceMail.");
    }

    private void Fail(EndpointFailure failure) => _rig.Board.Apply(_rig.Moment.Account(DeskRig.Account)! with { Endpoints = [new EndpointStatus("calls", failure)] });

    private IReadOnlyList<Evidence> All() => Evidence.Of(_rig.Moment.Extension("sydney/101")!, _rig.Moment, null);

    private Evidence Single() => All().ShouldHaveSingleItem();
}
