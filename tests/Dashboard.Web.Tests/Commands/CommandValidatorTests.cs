using Dashboard.Presence.Commands;
using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Presence.Views;
using Dashboard.Storage.Tokens;
using Dashboard.Storage.Users;
using Dashboard.Testing;
using Dashboard.Web.Boards;
using Dashboard.Web.Commands;
using Dashboard.Web.Live;
using Dashboard.Web.Security;

namespace Dashboard.Web.Tests.Commands;

public sealed class CommandValidatorTests
{
    private const Capabilities Everything = (Capabilities)int.MaxValue;
    private readonly ManualTimeProvider _time = new();
    private readonly PresenceStore _store;
    private readonly CommandValidator _validator;

    public CommandValidatorTests()
    {
        _store = new PresenceStore(_time, "epoch");
        _store.Apply(new AccountStatus { Id = "sydney", Vendor = "Any", Capabilities = Everything });
        _store.Apply(new AccountStatus { Id = "perth", Vendor = "Any", Capabilities = Capabilities.None });
        See("sydney", [Extension("sydney", "101", "Sales"), Extension("sydney", "102", "Support")], [CallOf("c1"), CallOf("c2") with { From = "101", To = "0299998888" }]);
        See("perth", [Extension("perth", "201", "Sales")], [CallOf("p1") with { Account = "perth" }]);
        _validator = Validator();
    }

    [Fact]
    public void Refuses_ValidCommand_ReturnsNullAndTheCommandWithItsCall()
    {
        Refusal(Request(CommandKind.BlindTransfer) with { Target = "102" }, out var command).ShouldBeNull();

        command.ShouldNotBeNull();
        (command.Kind, command.Extension, command.Target, command.Leg, command.Other).ShouldBe((CommandKind.BlindTransfer, "101", "102", null, null));
        command.Call.ShouldBe(_store.Current.Calls.GetAccount("sydney")["c1"].Value);
    }

    [Fact]
    public void Refuses_UnknownAccount() => Refusal(Request() with { Account = "berlin" }).ShouldBe("There is no account 'berlin'.");

    [Fact]
    public void Refuses_UnknownExtension() => Refusal(Request() with { Extension = "999" }).ShouldBe("There is no extension 999 in sydney.");

    [Fact]
    public void Refuses_ExtensionOutsideTheLimitsOfThePrincipal_LikeAnUnknownOne()
    {
        Refusal(Request() with { Extension = "102" }, limits: AccessLimits.None with { Teams = ["Sales"] }).ShouldBe("There is no extension 102 in sydney.");
        Refusal(Request(), limits: AccessLimits.None with { Teams = ["Sales"] }).ShouldBeNull();
        Refusal(Request(), limits: AccessLimits.None with { Accounts = ["perth"] }).ShouldBe("There is no account 'sydney'.");
        Refusal(Request(), limits: AccessLimits.None with { Boards = ["support"] }).ShouldBe("There is no extension 101 in sydney.");
    }

    [Theory]
    [InlineData(CommandKind.HangUp)]
    [InlineData(CommandKind.Monitor)]
    [InlineData(CommandKind.Dial)]
    public void Refuses_KindThatTheAccountDoesNotOffer(CommandKind kind) =>
        Refusal(Request(kind) with { Account = "perth", Extension = "201", Call = "p1", Target = "102" }).ShouldBe("perth does not offer this.");

    [Fact]
    public void Refuses_HangUpOfALegWithoutItsCapability()
    {
        _store.Apply(new AccountStatus { Id = "sydney", Vendor = "Any", Capabilities = Capabilities.HangUp });

        Refusal(Request() with { Leg = "2" }).ShouldBe("sydney does not offer this.");
        Refusal(Request()).ShouldBeNull();
    }

    [Theory]
    [InlineData(CommandKind.Dial, true)]
    [InlineData(CommandKind.BlindTransfer, true)]
    [InlineData(CommandKind.AttendedTransfer, true)]
    [InlineData(CommandKind.Coach, true)]
    [InlineData(CommandKind.Hold, false)]
    [InlineData(CommandKind.TransferToVoicemail, false)]
    public void Refuses_MissingTarget_OnlyOfKindsThatRequireOne(CommandKind kind, bool isRefused)
    {
        Refusal(Request(kind)).ShouldBe(isRefused ? "The target is missing." : null);
        Refusal(Request(kind) with { Target = "  " }).ShouldBe(isRefused ? "The target is missing." : "The number has no digit in it.");
    }

    [Fact]
    public void Refuses_TargetThatCannotBeDialled()
    {
        Refusal(Request(CommandKind.Dial) with { Target = "+" }).ShouldBe("The number has no digit in it.");
        Refusal(Request(CommandKind.Dial) with { Target = "0412 341 234" }).ShouldBeNull();
    }

    [Fact]
    public void Refuses_TargetThatIsAnExtension_OfAnyFormIsNot()
    {
        See("sydney", [Extension("sydney", "101", "Sales"), Extension("sydney", "front desk", "Sales")], [CallOf("c1")]);

        Refusal(Request(CommandKind.BlindTransfer) with { Target = "front desk" }).ShouldBeNull();
        Refusal(Request(CommandKind.BlindTransfer) with { Target = "back office" }).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(true, "  ", true)]
    [InlineData(true, "training", false)]
    [InlineData(false, null, false)]
    public void Refuses_MonitoringWithoutAReason_WhereOneIsRequired(bool isRequired, string? reason, bool isRefused)
    {
        var validator = Validator(new AccessOptions { RequireReason = isRequired });

        validator.Refuses(Request(CommandKind.Monitor) with { Target = "102", Reason = reason }, Principal(AccessLimits.None), out _)
            .ShouldBe(isRefused ? "Call monitoring needs a reason here." : null);
        validator.Refuses(Request(CommandKind.Hold) with { Reason = reason }, Principal(AccessLimits.None), out _).ShouldBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public void Refuses_CommandWithoutACall(string? call) => Refusal(Request() with { Call = call }).ShouldBe("The call is missing.");

    [Theory]
    [InlineData("c9")]
    [InlineData("p1")]
    public void Refuses_CallThatIsOverOrOfAnotherAccount(string call) => Refusal(Request() with { Call = call }).ShouldBe("That call is over.");

    [Fact]
    public void Refuses_CommandWithoutASeenVersion() => Refusal(Request() with { SeenVersion = null }).ShouldBe("The version of the board that was seen is missing.");

    [Fact]
    public void Refuses_CallThatChangedSinceTheSeenVersion_DescribesItsState()
    {
        var request = Request();
        See("sydney", null, [CallOf("c1", PresenceState.OnHold) with { From = null }, CallOf("c2")]);

        Refusal(request).ShouldBe("The call has changed since: it is on hold now, from a withheld number to 101. Check the call first.");
        Refusal(Request()).ShouldBeNull();
    }

    [Fact]
    public void Refuses_CallThatChangedOnlyInItsTimes_IsNot()
    {
        var request = Request();
        See("sydney", null, [CallOf("c1") with { StartedAt = _time.GetUtcNow().AddSeconds(-30) }, CallOf("c2") with { From = "101", To = "0299998888" }]);
        _store.Current.Version.ShouldBeGreaterThan(request.SeenVersion!.Value);

        Refusal(request).ShouldBeNull();
    }

    [Fact]
    public void Refuses_Dial_NeedsNeitherACallNorAVersion()
    {
        Refusal(Request(CommandKind.Dial) with { Target = "102", Call = null, SeenVersion = null }, out var command).ShouldBeNull();

        command!.Call.ShouldBeNull();
    }

    [Fact]
    public void Refuses_Leg_IsPartOfTheCommand()
    {
        Refusal(Request() with { Leg = "2" }, out var command).ShouldBeNull();

        command!.Leg.ShouldBe(command.Call!.Legs[1]);
    }

    [Fact]
    public void Refuses_LegThatIsNotOnTheCall() => Refusal(Request() with { Leg = "9" }).ShouldBe("That leg of the call is over.");

    [Fact]
    public void Refuses_SecondCall_IsPartOfTheCommandAndItsOtherPartyIsTheTarget()
    {
        Refusal(Request(CommandKind.AttendedTransfer) with { Other = "c2" }, out var command).ShouldBeNull();

        (command!.Other!.Key, command.Target).ShouldBe(("c2", "0299998888"));
    }

    [Fact]
    public void Refuses_SecondCallToTheExtension_HasItsCallerAsTarget()
    {
        Refusal(Request(CommandKind.AttendedTransfer) with { Call = "c2", Other = "c1" }, out var command).ShouldBeNull();

        command!.Target.ShouldBe("0412341234");
    }

    [Fact]
    public void Refuses_SecondCallThatIsOver() => Refusal(Request(CommandKind.AttendedTransfer) with { Other = "c9" }).ShouldBe("That call is over.");

    [Fact]
    public void Refuses_SecondCallThatChanged()
    {
        var request = Request(CommandKind.AttendedTransfer) with { Other = "c2" };
        See("sydney", null, [CallOf("c1"), CallOf("c2", PresenceState.OnHold) with { From = "101", To = null }]);

        Refusal(request).ShouldBe("The call has changed since: it is on hold now, from 101 to an unknown number. Check the call first.");
    }

    private static ExtensionPresence Extension(string account, string number, string team) => new()
    {
        Account = account, Number = number, Team = team, State = PresenceState.OnCall, ObservedAt = DateTimeOffset.UnixEpoch,
    };

    private static Call CallOf(string key, PresenceState state = PresenceState.OnCall) => new()
    {
        Key = key, Account = "sydney", State = state, From = "0412341234", To = "101", ObservedAt = DateTimeOffset.UnixEpoch,
        Legs = [new CallLeg { Id = "1", Extension = "sydney/101", State = state }, new CallLeg { Id = "2", Party = "0412341234", State = state }],
    };

    private static AccessPrincipal Principal(AccessLimits limits) => new(PrincipalKind.User, "kim", "Kim", Role.Supervisor, TokenScopes.None, limits);

    private CommandValidator Validator(AccessOptions? access = null)
    {
        BoardDefinition[] boards = [new("sales", "Sales", new BoardFilter([], ["Sales"], [])), new("support", "Support", new BoardFilter([], ["Support"], []))];
        return new CommandValidator(_store, new BoardRegistry(boards, _store, _time, isDemo: false), access ?? new AccessOptions());
    }

    private CommandRequest Request(CommandKind kind = CommandKind.HangUp) => new()
    {
        Id = Guid.NewGuid(), Kind = kind, Account = "sydney", Extension = "101", Call = "c1", SeenVersion = _store.Current.Version,
    };

    private string? Refusal(CommandRequest request, out CallCommand? command) => _validator.Refuses(request, Principal(AccessLimits.None), out command);

    /// <summary>Returns the refusal; a refused command has no command to send.</summary>
    private string? Refusal(CommandRequest request, AccessLimits? limits = null)
    {
        var refusal = _validator.Refuses(request, Principal(limits ?? AccessLimits.None), out var command);
        if (refusal is null)
        {
            command.ShouldNotBeNull();
        }

        return refusal;
    }

    private void See(string account, ExtensionPresence[]? extensions, Call[] calls) => _store.Apply(new Observation
    {
        Account = account, Endpoint = "all", At = _time.GetUtcNow(), Extensions = extensions is null ? null : new([.. extensions], true), Calls = new([.. calls], true),
    });
}
