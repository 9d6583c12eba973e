using Dashboard.Presence.Model;
using Dashboard.Presence.Store;

namespace Dashboard.Presence.Tests.Store;

public sealed class EntityComparerTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 21, 6, 0, 0, TimeSpan.Zero);
    private static readonly ExtensionPresence Extension = new() { Account = "sydney", Number = "101", State = PresenceState.OnCall, Since = Start, ObservedAt = Start };
    private static readonly Registration Device = new() { Account = "sydney", Key = "sydney/101/0", Registered = true, ExpiresAt = Start.AddMinutes(5), ObservedAt = Start };
    private static readonly Call Call = new() { Account = "sydney", Key = "c1", State = PresenceState.OnCall, StartedAt = Start, ObservedAt = Start, Legs = [Leg("1"), Leg("2")] };

    public static TheoryData<string, ExtensionPresence> ExtensionChanges => new()
    {
        { nameof(ExtensionPresence.State), Extension with { State = PresenceState.OnHold } },
        { nameof(ExtensionPresence.Direction), Extension with { Direction = CallDirection.Inbound } },
        { nameof(ExtensionPresence.Party), Extension with { Party = "0412341234" } },
        { nameof(ExtensionPresence.App), Extension with { App = "VoiceMail" } },
        { nameof(ExtensionPresence.Name), Extension with { Name = "Anna" } },
        { nameof(ExtensionPresence.Team), Extension with { Team = "Sales" } },
        { nameof(ExtensionPresence.DoNotDisturb), Extension with { DoNotDisturb = true } },
        { nameof(ExtensionPresence.Origin), Extension with { Origin = PresenceOrigin.Derived } },
        { nameof(ExtensionPresence.IsUncertain), Extension with { IsUncertain = true } },
        { nameof(ExtensionPresence.LastListedAt), Extension with { LastListedAt = Start } },
    };

    [Theory]
    [MemberData(nameof(ExtensionChanges))]
    public void Settle_ExtensionWithAnotherMember_IsTheObservedOne(string member, ExtensionPresence seen) =>
        EntityComparer.Settle(Extension, seen with { ObservedAt = At(4) }, At(2)).ObservedAt.ShouldBe(At(4), member);

    [Fact]
    public void Settle_ExtensionSeenLaterWithoutAChange_IsTheKnownOne() =>
        EntityComparer.Settle(Extension, Extension with { ObservedAt = At(4) }, At(2)).ShouldBeSameAs(Extension);

    [Theory]
    [InlineData(2.0, 0)]
    [InlineData(-2.0, 0)]
    [InlineData(2.1, 2.1)]
    [InlineData(-2.1, 0)]
    [InlineData(null, 0)]
    public void Settle_ExtensionInTheSameState_ItsStartMovesOnlyForwardByMoreThanTwoSeconds(double? since, double expected) =>
        EntityComparer.Settle(Extension, Extension with { Since = since is { } s ? At(s) : null, ObservedAt = At(4) }, At(2)).Since.ShouldBe(At(expected));

    [Theory]
    [InlineData(null, 4)]
    [InlineData(-60.0, 2)]
    [InlineData(3.0, 3)]
    public void Settle_ExtensionInAnotherState_BeginsNotBeforeTheLastPollOfTheOld(double? since, double expected) =>
        EntityComparer.Settle(Extension, Extension with { State = PresenceState.OnHold, Since = since is { } s ? At(s) : null, ObservedAt = At(4) }, At(2)).Since.ShouldBe(At(expected));

    [Theory]
    [InlineData(302, true)]
    [InlineData(302.1, false)]
    public void Settle_RegistrationWithAnotherEnd_IsTheKnownOneWithinTwoSeconds(double expires, bool isKnown) =>
        ReferenceEquals(EntityComparer.Settle(Device, Device with { ExpiresAt = At(expires), ObservedAt = At(4) }), Device).ShouldBe(isKnown);

    [Fact]
    public void Settle_RegistrationThatIsLost_AddsTheLoss()
    {
        var lost = EntityComparer.Settle(Device, Device with { Registered = false, ObservedAt = At(4) });
        var still = EntityComparer.Settle(lost, Device with { Registered = false, ObservedAt = At(8) });
        var back = EntityComparer.Settle(lost, Device with { ObservedAt = At(12) });

        (lost.Losses.Latest, lost.ObservedAt).ShouldBe((At(4), At(4)));
        still.ShouldBeSameAs(lost);
        (back.Registered, back.Losses.Latest).ShouldBe((true, At(4)));
    }

    [Theory]
    [InlineData(2, true)]
    [InlineData(3, false)]
    public void Settle_CallWithAnotherStart_IsTheKnownOneWithinTwoSeconds(double start, bool isKnown) =>
        ReferenceEquals(EntityComparer.Settle(Call, Call with { StartedAt = At(start), ObservedAt = At(4) }), Call).ShouldBe(isKnown);

    [Fact]
    public void Settle_CallWithLegsInAnotherOrder_KeepsTheStartOfEachById()
    {
        var seen = Call with { Legs = [Leg("2") with { StartedAt = At(1) }, Leg("1") with { StartedAt = At(9) }], ObservedAt = At(4) };

        EntityComparer.Settle(Call, seen).Legs.Select(l => (l.Id, l.StartedAt)).ShouldBe([("2", Start), ("1", At(9))]);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(9)]
    public void Settle_CallOfAnyNumberOfLegs_KeepsTheStartsWithinTwoSeconds(int legs)
    {
        var known = Call with { Legs = [.. Enumerable.Range(0, legs).Select(i => Leg($"{i}"))] };

        EntityComparer.Settle(known, known with { Legs = [.. known.Legs.Select(l => l with { StartedAt = At(1) })], ObservedAt = At(4) }).ShouldBeSameAs(known);
    }

    [Fact]
    public void IsStill_CallWithOtherTimes_IsTrueAndWithAnotherStateFalse()
    {
        var later = Call with { StartedAt = At(9), AnsweredAt = At(9), StateSince = At(9), ObservedAt = At(9), LastListedAt = At(9), Legs = [Leg("1") with { StartedAt = At(9) }, Leg("2")] };

        EntityComparer.IsStill(Call, later).ShouldBeTrue();
        EntityComparer.IsStill(Call, later with { State = PresenceState.OnHold }).ShouldBeFalse();
        EntityComparer.IsStill(Call, later with { Legs = [Leg("1")] }).ShouldBeFalse();
        EntityComparer.IsStill(Call, later with { Legs = [Leg("1"), Leg("2") with { Held = true }] }).ShouldBeFalse();
    }

    private static DateTimeOffset At(double seconds) => Start.AddSeconds(seconds);

    private static CallLeg Leg(string id) => new() { Id = id, State = PresenceState.OnCall, StartedAt = Start };
}
