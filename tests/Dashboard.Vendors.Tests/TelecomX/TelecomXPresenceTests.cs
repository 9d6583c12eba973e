using System.Net;
using Dashboard.Presence.Model;
using Dashboard.Testing;
using Dashboard.Vendors.Tests.Testing;

namespace Dashboard.Vendors.Tests.TelecomX;

/// <summary>Tests an extension's state: from the employee's state name, else from calls and phones, and never Idle without evidence.</summary>
public sealed class TelecomXPresenceTests : IDisposable
{
    private const string Online = """[{"_id":"p1","extension":"e201","status":{"online":true,"expires":600}}]""";
    private const string AllOffline =
        """[{"_id":"p1","extension":"e201","status":{"online":false,"expires":-1}},{"_id":"p2","extension":"e201","status":{"online":false,"expires":-1}}]""";

    private const string Talking =
        """[{"call":"pbx4:1","handler":{"caller":{"number":"70305050","type":"EXTERNAL"},"callee":{"number":"201","extension":{"_id":"e201","number":"201"}},"started":"2026-11-21T05:59:00Z","answered":"2026-11-21T05:59:10Z"}}]""";

    private readonly TelecomXFixture _fixture = new(("TelecomX:States:LUNCHING", "Offline"), ("TelecomX:States:busy", "Unknown"));

    public void Dispose() => _fixture.Dispose();

    [Theory]
    [InlineData("IDLE", PresenceState.Idle)]
    [InlineData("idle", PresenceState.Idle)]
    [InlineData("RINGING", PresenceState.Ringing)]
    [InlineData("TALKING", PresenceState.OnCall)]
    [InlineData("LUNCHING", PresenceState.Offline)]
    [InlineData("BUSY", PresenceState.Unknown)]
    public async Task Word_InTheTableOrTheConfiguration_IsReported(string word, PresenceState expected)
    {
        _fixture.Serve("/pbx/app/employees", Employee($$"""{"_id":"e201","number":"201","state":"{{word}}"}"""));
        await PollPhonesAsync("[]");

        var seen = await _fixture.PollAsync("employees");

        seen.UnknownValues.ShouldBeEmpty();
        var row = seen.Extensions!.Rows.Single(r => r.Number == "201");
        row.State.ShouldBe(expected);
        row.Name.ShouldBe("Anders And");
    }

    [Fact]
    public async Task Word_Unheard_IsUnknownAndCounted()
    {
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"FROLICKING"}"""));

        var seen = await _fixture.PollAsync("employees");

        seen.Extensions!.Rows.Single(r => r.Number == "201").State.ShouldBe(PresenceState.Unknown);
        seen.UnknownValues.ShouldBe(["FROLICKING"]);
    }

    [Theory]
    [InlineData("""{"employees":[{"_id":"m1","name":"Anders And","extensions":["e201"],"state":"IDLE"}]}""")]
    [InlineData("""{"total":1,"employees":[{"_id":"m1","name":"Anders And","extensions":[{"_id":"e201"}],"state":{"state":"IDLE"}}]}""")]
    [InlineData("""[{"_id":"m1","name":"Anders And","extensions":[{"number":201}],"presence":{"state":"AVAILABLE"}}]""")]
    [InlineData("""[{"_id":"e201","type":"EXTENSION","name":"Anders And","number":"201","state":"IDLE"}]""")]
    [InlineData("""[{"_id":"e201","type":"EXTENSION","name":"Anders And","state":"IDLE"}]""")]
    public async Task Employees_InAnyOfTheirShapes_AreRead(string answer)
    {
        _fixture.Serve("/pbx/app/employees", answer);
        await PollPhonesAsync("[]");

        var row = await _fixture.PresenceAsync();

        (row.State, row.Name, row.Origin).ShouldBe((PresenceState.Idle, "Anders And", PresenceOrigin.Reported));
    }

    [Fact]
    public async Task Employees_Asked_IncludeExtensionsWithoutOne()
    {
        var seen = await _fixture.PollAsync("employees");

        _fixture.Asked("/pbx/app/employees").ShouldHaveSingleItem().Address.Query.ShouldContain("standalone=true");
        seen.Extensions!.Rows.Select(r => (r.Key, r.Name)).ShouldBe(
            [("sydney/201", "Anders And"), ("sydney/202", "Andersine"), ("sydney/203", null)]);
        seen.Extensions.Complete.ShouldBeTrue();
    }

    [Fact]
    public async Task Presence_DoNotDisturb_IsNoStateButAMark()
    {
        _fixture.Serve("/pbx/app/employees", """[{"_id":"m1","extensions":[{"_id":"e201","number":"201","state":"IDLE"}],"presence":"DO_NOT_DISTURB"}]""");
        await PollPhonesAsync("[]");

        var seen = await _fixture.PollAsync("employees");

        var row = seen.Extensions!.Rows.Single(r => r.Number == "201");
        (row.State, row.DoNotDisturb).ShouldBe((PresenceState.Idle, true));
        seen.UnknownValues.ShouldBeEmpty();
    }

    [Fact]
    public async Task State_WithoutAnyWordOrList_IsUnknown() => (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Unknown);

    [Fact]
    public async Task State_WithoutWord_IsIdleOnlyWhenCallsAndPhonesSaySo()
    {
        await _fixture.PollAsync("calls");
        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Unknown);

        await PollPhonesAsync(Online);

        var row = await _fixture.PresenceAsync();
        (row.State, row.Origin).ShouldBe((PresenceState.Idle, PresenceOrigin.Derived));
        (await _fixture.PresenceAsync("202")).State.ShouldBe(PresenceState.Unknown);
    }

    [Fact]
    public async Task State_OnceTheCallsAreOld_IsAsOldAsThey()
    {
        await _fixture.PollAsync("calls");
        await PollPhonesAsync(Online);
        var at = _fixture.Account.Time.GetUtcNow();
        _fixture.Account.Time.Advance(TimeSpan.FromSeconds(31));

        var row = await _fixture.PresenceAsync();
        (row.State, row.LastListedAt).ShouldBe((PresenceState.Idle, at));
    }

    [Fact]
    public async Task State_WithoutWordOnACall_IsDerivedWithItsParty()
    {
        _fixture.Serve("/pbx/calls", Talking);
        await _fixture.PollAsync("calls");

        var row = await _fixture.PresenceAsync();

        (row.State, row.Origin, row.Party, row.Direction).ShouldBe((PresenceState.OnCall, PresenceOrigin.Derived, "70305050", CallDirection.Inbound));
        row.Since.ShouldBe(new DateTimeOffset(2026, 11, 21, 5, 59, 10, TimeSpan.Zero));
    }

    [Fact]
    public async Task State_EveryPhoneOffline_IsOfflineWhateverThePersonSays()
    {
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"IDLE"}"""));
        await PollPhonesAsync(AllOffline);

        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Offline);

        await PollPhonesAsync("""[{"_id":"p1","extension":"e201","status":{"online":true,"expires":60}},{"_id":"p2","extension":"e201","status":{"online":false}}]""");
        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Idle);
    }

    [Theory]
    [InlineData("slow")]
    [InlineData("page 2 fails")]
    [InlineData("a bad row")]
    [InlineData("an extension nobody knows")]
    public async Task State_OfflineByItsPhones_StaysWithItsAgeWhenTheirListIsNotThere(string trouble)
    {
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"IDLE"}"""));
        await PollPhonesAsync(AllOffline);
        var at = _fixture.Account.Time.GetUtcNow();
        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Offline);
        _fixture.Account.Time.Advance(TimeSpan.FromSeconds(62));
        if (trouble == "page 2 fails")
        {
            _fixture.Paths["/pbx/sipphone"] = r => r.Address.Query.Contains("offset=0", StringComparison.Ordinal)
                ? ScriptedHandler.Json($$"""{"total":9,"sipPhones":{{AllOffline}}}""")
                : ScriptedHandler.Status(HttpStatusCode.BadGateway);
            await _fixture.Account.FailAsync("sipphones");
        }
        else if (trouble == "a bad row")
        {
            await PollPhonesAsync("""[{"_id":"p1","extension":"e201","status":{"online":false,"expires":-1}},42]""");
        }
        else if (trouble == "an extension nobody knows")
        {
            _fixture.Serve("/pbx/extension", """[{"_id":"e201","number":"201"},42]""");
            _fixture.Account.Time.Advance(TimeSpan.FromMinutes(6));
            await PollPhonesAsync("""[{"_id":"p1","extension":"e299","status":{"online":false,"expires":-1}}]""");
        }

        var row = await _fixture.PresenceAsync();
        (row.State, row.LastListedAt).ShouldBe((PresenceState.Offline, at));
    }

    [Fact]
    public async Task State_BeforeThePhonesWereAsked_IsNotFreeByTheWordAlone()
    {
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"IDLE"}"""));
        _fixture.Refuse("/pbx/sipphone", HttpStatusCode.BadGateway);
        await _fixture.Account.FailAsync("sipphones");

        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Unknown);
    }

    [Fact]
    public async Task State_WherePhonesMayNotBeListed_IsTheWord()
    {
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"IDLE"}"""));
        _fixture.Refuse("/pbx/sipphone", HttpStatusCode.Forbidden, "access_denied");
        await _fixture.Account.FailAsync("sipphones");

        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Idle);
    }

    [Fact]
    public async Task State_OfAWordThatIsLeftOut_StaysWithItsAge()
    {
        await _fixture.PollAsync("calls");
        await PollPhonesAsync(Online);
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"TALKING"}"""));
        var at = (await _fixture.PresenceAsync()).ObservedAt;
        _fixture.Account.Time.Advance(TimeSpan.FromSeconds(2));
        _fixture.Serve("/pbx/app/employees", "[42,{\"_id\":\"m2\",\"extensions\":[]}]");

        var row = await _fixture.PresenceAsync();

        (row.State, row.LastListedAt).ShouldBe((PresenceState.OnCall, at));
    }

    [Fact]
    public async Task State_TalkingWithEveryPhoneOffline_IsStillTalking()
    {
        _fixture.Serve("/pbx/calls", Talking);
        await _fixture.PollAsync("calls");
        await PollPhonesAsync(AllOffline);

        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.OnCall);
    }

    [Fact]
    public async Task State_AfterAPartialListOfPhones_IsNotConcludedFromIt()
    {
        _fixture.Serve("/pbx/sipphone", $$"""{"total":9,"sipPhones":{{AllOffline}}}""");

        (await _fixture.PollAsync("sipphones")).Registrations!.Complete.ShouldBeFalse();

        (await _fixture.PresenceAsync()).State.ShouldBe(PresenceState.Unknown);
    }

    [Fact]
    public async Task Extensions_NotPermitted_LeavesThoseThatComeWithTheEmployees()
    {
        _fixture.Refuse("/pbx/extension", HttpStatusCode.Forbidden, "access_denied");
        _fixture.Serve("/pbx/app/employees", Employee("""{"_id":"e201","number":"201","state":"IDLE"}"""));
        await PollPhonesAsync("[]");

        var seen = await _fixture.PollAsync("employees");
        await _fixture.PollAsync("employees");

        seen.Extensions!.Rows.ShouldHaveSingleItem().State.ShouldBe(PresenceState.Idle);
        _fixture.Asked("/pbx/extension").Count.ShouldBe(2);
    }

    [Fact]
    public async Task Extensions_Failing_FailsThePollThatNeedsThem()
    {
        _fixture.Refuse("/pbx/extension", HttpStatusCode.InternalServerError, "internal_error");

        (await _fixture.Account.FailAsync("employees")).Failure.Kind.ShouldBe(PollFailureKind.Unavailable);
    }

    private static string Employee(string extension) => $$"""[{"_id":"m1","type":"EMPLOYEE","name":"Anders And","extensions":[{{extension}}]}]""";

    private Task PollPhonesAsync(string phones)
    {
        _fixture.Serve("/pbx/sipphone", phones);
        return _fixture.PollAsync("sipphones");
    }
}
