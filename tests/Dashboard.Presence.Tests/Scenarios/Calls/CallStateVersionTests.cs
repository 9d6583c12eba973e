using Dashboard.Presence.Model;
using Dashboard.Presence.Store;
using Dashboard.Testing;

namespace Dashboard.Presence.Tests.Scenarios.Calls;

/// <summary>A change that affects only a call's times leaves its state version unchanged, so commands on it stay valid.</summary>
public sealed class CallStateVersionTests
{
    private static readonly DateTimeOffset At = DateTimeOffset.UnixEpoch;
    private static readonly CallLeg Leg = new() { Id = "1", Extension = "a/101", Party = "101", State = PresenceState.OnCall, StartedAt = At };
    private static readonly Call Known = new() { Key = "c", Account = "a", VendorId = "v", State = PresenceState.OnCall, From = "0412", To = "101", StartedAt = At, ObservedAt = At, Legs = [Leg] };

    /// <summary>Every property of a call and its legs except the keys, and whether a change of it changes the state version.</summary>
    public static TheoryData<string, Call, bool> Differences => new()
    {
        { nameof(Call.StartedAt), Known with { StartedAt = At.AddSeconds(9) }, false },
        { nameof(Call.AnsweredAt), Known with { AnsweredAt = At.AddSeconds(1) }, false },
        { nameof(Call.LastListedAt), Known with { LastListedAt = At }, false },
        { "Leg." + nameof(CallLeg.StartedAt), Known with { Legs = [Leg with { StartedAt = At.AddSeconds(9) }] }, false },
        { nameof(Call.VendorId), Known with { VendorId = "w" }, true },
        { nameof(Call.State), Known with { State = PresenceState.OnHold }, true },
        { nameof(Call.Direction), Known with { Direction = CallDirection.Inbound }, true },
        { nameof(Call.From), Known with { From = "0413" }, true },
        { nameof(Call.To), Known with { To = "102" }, true },
        { nameof(Call.Legs), Known with { Legs = [Leg, Leg with { Id = "2" }] }, true },
        { "Leg." + nameof(CallLeg.Id), Known with { Legs = [Leg with { Id = "2" }] }, true },
        { "Leg." + nameof(CallLeg.Extension), Known with { Legs = [Leg with { Extension = "a/102" }] }, true },
        { "Leg." + nameof(CallLeg.Party), Known with { Legs = [Leg with { Party = "102" }] }, true },
        { "Leg." + nameof(CallLeg.Direction), Known with { Legs = [Leg with { Direction = CallDirection.Outbound }] }, true },
        { "Leg." + nameof(CallLeg.State), Known with { Legs = [Leg with { State = PresenceState.Ringing }] }, true },
        { "Leg." + nameof(CallLeg.Held), Known with { Legs = [Leg with { Held = true }] }, true },
        { "Leg." + nameof(CallLeg.Parked), Known with { Legs = [Leg with { Parked = true }] }, true },
    };

    [Theory]
    [MemberData(nameof(Differences))]
    public void Call_ThatDiffers_IsNewsAndAnotherOnlyByWhatItIs(string property, Call next, bool isAnother)
    {
        var board = new PresenceStore(new ManualTimeProvider(), "e");
        board.Apply(See(Known));

        board.Apply(See(next)).ShouldHaveSingleItem(property);

        var row = board.Current.Calls.GetAccount("a")["c"];
        (row.Version, row.StateVersion).ShouldBe((2, isAnother ? 2 : 1), property);
    }

    [Fact]
    public void Differences_NameEveryProperty() =>
        typeof(Call).GetProperties().Select(p => p.Name).Concat(typeof(CallLeg).GetProperties().Select(p => $"Leg.{p.Name}"))
            // StateSince is set by the store itself and never by an observation.
            .Except([nameof(Call.Key), nameof(Call.Account), nameof(Call.ObservedAt), nameof(Call.StateSince), "EqualityContract", "Leg.EqualityContract"])
            .Except(Differences.Select(d => d.Data.Item1)).ShouldBeEmpty();

    [Fact]
    public void Call_ThatTurnedAndThenMovedInTime_IsWhatItTurnedInto()
    {
        var board = new PresenceStore(new ManualTimeProvider(), "e");
        var held = Known with { State = PresenceState.OnHold };
        board.Apply(See(Known));
        board.Apply(See(held));
        board.Apply(See(held with { AnsweredAt = At.AddSeconds(1) }));

        var row = board.Current.Calls.GetAccount("a")["c"];
        (row.Version, row.StateVersion).ShouldBe((3, 2));
    }

    [Fact]
    public void StateSince_OfACallSeenInAnotherState_IsWhenItWasSeenSoOrWhenItsVendorSays()
    {
        var board = new PresenceStore(new ManualTimeProvider(), "e");
        DateTimeOffset? See(int seconds, PresenceState state, int? answered, bool parked = false)
        {
            var call = Known with { State = state, AnsweredAt = answered is { } at ? At.AddSeconds(at) : null, Legs = [Leg with { State = state, Parked = parked }], ObservedAt = At.AddSeconds(seconds) };
            board.Apply(CallStateVersionTests.See(call));
            return CallTimes.GetStateStart(board.Current.Calls.GetAccount("a")["c"].Value);
        }

        See(5, PresenceState.Ringing, null).ShouldBe(At);
        See(10, PresenceState.OnCall, 8).ShouldBe(At.AddSeconds(8));
        See(20, PresenceState.OnHold, 8).ShouldBe(At.AddSeconds(20));
        See(30, PresenceState.OnHold, 8).ShouldBe(At.AddSeconds(20));
        See(40, PresenceState.OnHold, 8, parked: true).ShouldBe(At.AddSeconds(40));
        See(50, PresenceState.Ringing, 8).ShouldBe(At.AddSeconds(50));
        See(60, PresenceState.OnCall, 8).ShouldBe(At.AddSeconds(60));
    }

    private static Observation See(Call call) => new() { Account = "a", Endpoint = "calls", At = At, Calls = new([call], true) };
}
